import type { messageRefusals as idMessageRefusals, messages as idMessages } from '../id/messages.ts';
import type { Translation } from '../translation.ts';

export const messages = {
  complaint_received: {
    subject: 'Complaint {number} received',
    body: 'Dear Sir or Madam,\n\nWe have received your complaint; its number is {number}. We will answer it by {dueOn} at the latest ({days} working days).\n\nFollow it at {path} with the code {code}. Please keep this code and give it to nobody.\n\nYours faithfully,\n{office}',
  },
  completion_requested: {
    subject: 'Complaint {number} needs to be completed',
    body: 'Dear Sir or Madam,\n\nSo that we can handle complaint {number}, please complete it by {respondBy} at the latest. What is missing can be read at {path} (code {code}), or ask us by telephone: {officePhone}.\n\nWhile we wait, the time for handling it does not run.\n\nYours faithfully,\n{office}',
  },
  completion_received: {
    subject: 'Complaint {number} is complete',
    body: 'Dear Sir or Madam,\n\nThank you, we have received what was missing in complaint {number}. We will answer it by {dueOn} at the latest.\n\nFollow it at {path} (code {code})\n\nYours faithfully,\n{office}',
  },
  in_examination: {
    subject: 'Complaint {number} is being examined',
    body: 'Dear Sir or Madam,\n\nComplaint {number} is complete. We are examining whether it is within our authority or that of another agency.\n\nFollow it at {path} (code {code})\n\nYours faithfully,\n{office}',
  },
  in_progress: {
    subject: 'Complaint {number} is being handled',
    body: 'Dear Sir or Madam,\n\nComplaint {number} is within our authority and is being handled. We will answer it by {dueOn} at the latest.\n\nFollow it at {path} (code {code})\n\nYours faithfully,\n{office}',
  },
  outside: {
    subject: 'Complaint {number} will be forwarded',
    body: 'Dear Sir or Madam,\n\nWe have examined complaint {number}: another agency is competent for it. We will forward it there and tell you its name and how to reach it.\n\nFollow it at {path} (code {code})\n\nYours faithfully,\n{office}',
  },
  forwarded_informed: {
    subject: 'Complaint {number} was forwarded to the competent agency',
    body: 'Dear Sir or Madam,\n\nComplaint {number} is outside our authority. We have forwarded it to {agency} with letter {letterNumber}; that agency handles it from here on.\n\nHow to reach {agency}: {agencyReach}\n\nOur record can still be read at {path} (code {code})\n\nHow did we serve you? Please tell us at {survey} (good once; answers are not tied to your name).\n\nYours faithfully,\n{office}',
  },
  answered: {
    subject: 'There is an answer to complaint {number}',
    body: 'Dear Sir or Madam,\n\nWe have answered complaint {number}. Read the answer at {path} with the code {code}, or ask for it at our office with the number and that code.\n\nIf it does not answer your complaint, you can have it reopened on the same page.\n\nHow did we serve you? Please tell us at {survey} (good once; answers are not tied to your name).\n\nYours faithfully,\n{office}',
  },
  closed: {
    subject: 'Complaint {number} is closed',
    body: 'Dear Sir or Madam,\n\nComplaint {number} has been answered and is now closed. If you are not satisfied, it can still be reopened at {path} (code {code})\n\nThank you for telling us.\n\nYours faithfully,\n{office}',
  },
  archived: {
    subject: 'Complaint {number} was archived',
    body: 'Dear Sir or Madam,\n\nWe have archived complaint {number} because it is not clear who made it. It is not deleted: once you tell us who you are, we take it up again.\n\nMore at {path} (code {code}) or by telephone: {officePhone}\n\nYours faithfully,\n{office}',
  },
  rejected: {
    subject: 'Submission {number} is not processed',
    body: 'Dear Sir or Madam,\n\nWe have looked at submission {number} and do not process it as a complaint. If this is a mistake, please call {officePhone} and name that number.\n\nMore at {path} (code {code})\n\nYours faithfully,\n{office}',
  },
  merged: {
    subject: 'Complaint {number} was merged',
    body: 'Dear Sir or Madam,\n\nWe have merged complaint {number} with complaint {mergedInto}, which is about the same matter. Your number and code stay valid; follow it at {path} (code {code}) as before.\n\nYours faithfully,\n{office}',
  },
  agency_done: {
    subject: 'Complaint {number}: report of {agency}',
    body: 'Dear Sir or Madam,\n\n{agency}, to which complaint {number} was forwarded, reports that it has finished handling it. Its words can be read at {path} (code {code})\n\nIf the matter is not settled, contact that agency ({agencyReach}) or us ({officePhone}).\n\nYours faithfully,\n{office}',
  },
  agency_not_ours: {
    subject: 'Complaint {number}: {agency} says that it is not competent',
    body: 'Dear Sir or Madam,\n\n{agency}, to which complaint {number} was forwarded, says that the matter is not within its authority. We are looking again at where it belongs.\n\nYou can also reopen it at {path} (code {code}), or ask us: {officePhone}.\n\nYours faithfully,\n{office}',
  },
  absorbed: {
    subject: 'Another complaint was merged into complaint {number}',
    body: 'Dear Sir or Madam,\n\nAnother complaint about the same matter was merged into complaint {number}. Your number, code and due date stay the same.\n\nFollow it at {path} (code {code})\n\nYours faithfully,\n{office}',
  },
  unmerged: {
    subject: 'Complaint {number} is handled by itself again',
    body: 'Dear Sir or Madam,\n\nWe have undone the merging of complaint {number}; it is handled by itself again.\n\nFollow it at {path} (code {code})\n\nYours faithfully,\n{office}',
  },
  withdrawn: {
    subject: 'Complaint {number} was withdrawn',
    body: 'Dear Sir or Madam,\n\nAs you asked, complaint {number} is recorded as withdrawn. If this is a mistake, please call us soon: {officePhone}.\n\nMore at {path} (code {code})\n\nYours faithfully,\n{office}',
  },
  deemed_withdrawn_warning: {
    subject: 'Complaint {number} waits for you to complete it',
    body: 'Dear Sir or Madam,\n\nComplaint {number} still waits to be completed. If we have not received what is missing by {respondBy}, it is deemed withdrawn under the rules.\n\nWhat is missing: {path} (code {code}) or by telephone: {officePhone}\n\nYours faithfully,\n{office}',
  },
  deemed_withdrawn: {
    subject: 'Complaint {number} is deemed withdrawn',
    body: 'Dear Sir or Madam,\n\nWe have not received what was missing in time, so complaint {number} is deemed withdrawn. You can still complete it later; we then take it up again.\n\nMore at {path} (code {code}) or by telephone: {officePhone}\n\nYours faithfully,\n{office}',
  },
  reopened: {
    subject: 'Complaint {number} was reopened',
    body: 'Dear Sir or Madam,\n\nComplaint {number} was reopened. We will answer it by {dueOn} at the latest.\n\nFollow it at {path} (code {code})\n\nYours faithfully,\n{office}',
  },
  escalation: {
    subject: 'Complaint {number} is late',
    body: 'Complaint {number} has not been answered. It was due on {dueOn}. This notice goes up step by step, by the rules of the office.\n\n{office}',
  },
  agency_link: {
    subject: 'Complaint {number} forwarded to you',
    body: 'To {agency},\n\nWith letter {letterNumber} we forward complaint {number}, for which your agency is competent. Please record what you did at {agencyPath}, without an account, by {agencyDueOn} at the latest.\n\nYours faithfully,\n{office}',
  },
  agency_late: {
    subject: 'We wait for word on complaint {number}',
    body: 'To {agency},\n\nBy {agencyDueOn} we had not received word of what was done on complaint {number}, which we forwarded with letter {letterNumber}. Please record it at {agencyPath}\n\nYours faithfully,\n{office}',
  },
} satisfies Translation<typeof idMessages>;

export const messageRefusals = {
  message_unknown: 'Message not found.',
  provider_not_proved: 'This request does not prove that it comes from the message provider.',
  message_not_to_print: 'This message is not a letter that waits to be printed.',
  message_not_to_call: 'This message does not wait to be told by telephone.',
  message_not_retryable: 'Only a message that failed or still waits can be tried again.',
  message_superseded: 'Another message has taken the place of this one.',
  message_erased: 'The words of this message have been destroyed.',
} satisfies Translation<typeof idMessageRefusals>;
