import type {
  publicComplaints as idArea,
  publicComplaintRefusals as idRefusals,
} from '../../id/public/complaints.ts';
import type { Translation } from '../../translation.ts';

export const publicComplaints = {
  title: 'Complaints about the service',
  intro:
    'Tell us what went wrong with our service. It is free of charge, and a complaint has no effect on what you are applying for.',
  newOne: 'Make a new complaint',
  rulesTitle: 'What happens with a complaint',
  rules: {
    receipt: 'It gets a number at once, and a secret code to follow it.',
    answer:
      'We respond within {days} working days of receipt. The day of receipt is day 0; Saturdays, Sundays and public holidays do not count.',
    authority: 'An officer examines whether the matter is within the authority of this office.',
    outside: 'If it is not, the complaint is forwarded to the competent agency and you are told which one.',
    ignored:
      'A written complaint without a clear identity and without a telephone number that can be reached may be left unanswered. By telephone it is enough that the caller refuses to be named. Such complaints are recorded all the same.',
    completion:
      'If something is missing, we ask you to complete it. Working days do not count while we wait.',
  },
  otherWays: 'Other ways',
  inPerson: 'Come to the office, use the complaint box, or write to the head of office{address}.',
  addressPart: ', {address}',
  form: {
    title: 'Complaint form',
    required: 'Every field is needed unless it is marked “optional”.',
    nama: 'Name',
    alamat: 'Address',
    telepon: 'Telephone number',
    teleponHelp: 'One that can be reached, such as 0812 3456 7890 or 0361 813542.',
    surel: 'E-mail address',
    uraian: 'What happened',
    uraianHelp:
      'What happened, when, at which counter or service, and what it cost you. Do not write a NIK or KK number; runs of 16 digits are masked.',
    permintaan: 'What you ask for',
    permintaanHelp: 'The remedy that you hope for.',
    tempat: 'Place of submission',
    tempatHelp: 'Where you are writing this complaint.',
    tempatValue: 'Website of {office}',
    tanggal: 'Date of submission',
    jam: 'Time of submission ({zone})',
    saluran: 'How we should tell you',
    channels: {
      whatsapp: 'WhatsApp',
      sms: 'SMS',
      call: 'A call from an officer',
      email: 'E-mail',
      letter: 'A letter to the address above',
    },
    secrecy: 'Secrecy',
    anonim: 'Anonymous',
    anonimHelp:
      'Your name, address and telephone are hidden, also from the agency that receives the complaint. An officer can open them only with a reason, which is recorded.',
    rahasia: 'Confidential',
    rahasiaHelp: 'This complaint appears in no public list, not even without a name.',
    lampiran: 'Attachments',
    lampiranHelp: 'At most {max} files of {megabytes} MB each: photographs or PDF.',
    pernyataan: 'I declare that this is true. The declaration stands for my signature.',
    trap: 'Leave this field empty',
    submit: 'Send the complaint',
    chooseAgain: 'Choose the attachments again; the browser does not keep them.',
    stale:
      'This form has been open for long, or is not known. What you wrote is still there; look it over and send it again.',
  },
  faultsTitle: 'The complaint has not been sent. Please correct:',
  faults: {
    required: '{field} is missing.',
    phone: 'This telephone number cannot be reached. Example: 0812 3456 7890 or 0361 813542.',
    email: 'This e-mail address is not complete. Example: name@example.org.',
    email_needed: 'Give an e-mail address, or choose another way to be told.',
    date: 'The date cannot be read. Example: 24-11-2026.',
    time: 'The time cannot be read. Example: 09:30.',
    future: '{field} lies in the future.',
    declare: 'Tick the declaration below; it stands for your signature.',
    too_long: '{field} is too long: {length} characters, at most {max}. Shorten it, or attach it as a file.',
  },
  privacy: {
    title: 'Your personal data (UU 27/2022)',
    purpose:
      'Purpose: to handle this complaint as a public-service duty (UU 25/2009). The data are used for nothing else.',
    kinds:
      'Data: name, address, telephone, e-mail if given, what you write, and attachments. Your NIK is not asked for.',
    readers:
      'Readers: the complaints officers and the officials who handle it; if it is forwarded, the competent agency. The officer complained about cannot open it.',
    retention:
      'Kept: your identity is masked one year after the complaint has ended, unless the Ombudsman or a court still needs it.',
    rights:
      'Your rights: to ask for a copy, a correction, a restriction or erasure of your data, by telephone or at the counter; answered within 3 × 24 hours.',
  },
  sent: {
    title: 'Complaint received',
    thanks: 'Thank you. Keep the number and the code below.',
    codeHelp: 'Whoever holds this code can read the answer. Do not share it.',
    due: 'Response at the latest on',
    tentative: 'provisional, the holidays of that year are not set yet',
    held: 'An officer looks at it first, because it was sent without the automatic check. This number is provisional; the number of the complaint is given afterwards. The code and the count of working days hold already. Attachments were not kept: show them at the counter, or send them by the tracking page when an officer asks for what is missing.',
    heldInCrowd:
      'An officer looks at it first, because very many complaints are coming in. This number is provisional; the number of the complaint is given afterwards. The code and the count of working days hold already.',
    provisional: 'Provisional number',
    print: 'To print this page, use the print menu of your browser.',
    pdf: 'Download the receipt (PDF)',
    follow: 'See where the complaint stands',
    repeatForm: 'We had received this form before. Its number stays the same.',
    repeatEdited:
      'This form had been sent already. What was changed afterwards is not kept; make a new complaint if it is needed.',
    repeatText: 'We have received a complaint with the same text today. Its number stays the same.',
    elsewhere: 'The code is on the first receipt; or ask the office.',
    goneTitle: 'This receipt is closed',
    gone: 'For your safety this page is open for a short time only. Enter the code to see the complaint.',
  },
  find: {
    title: 'Follow a complaint',
    code: 'Secret code',
    codeHelp: '13 letters and digits on the receipt. Capitals and hyphens do not matter.',
    unknown:
      'The code belongs to no complaint. Check its letters and digits on the receipt, or call the office.',
    slow: 'Too many wrong codes. Wait a minute. A right code opens all the same.',
  },
  case: {
    next: 'What comes next',
    survey: 'Answer the survey: how did we handle this complaint? (good once)',
    nextOf: {
      held: 'An officer is looking at what was sent. You need not do anything.',
      received: 'An officer checks whether it is complete. You need not do anything.',
      awaiting_complainant: 'We are waiting for you to complete it. Do so below, or call the office.',
      disposition: 'The complaint lies on the desk of the head of office. You need not do anything.',
      examination: 'An officer examines whether it is within the authority of our office.',
      accepted: 'It is within our authority, and the response is being prepared.',
      in_progress: 'An officer is handling it and preparing the response.',
      answered: 'The response is below. Please tell us whether you are satisfied.',
      closed: 'This complaint ended with the response below.',
      outside:
        'It is not within the authority of our office. We are forwarding it and will tell you where to.',
      forwarded: 'The complaint was forwarded to {agency}. That agency handles it; we keep watch.',
      informed: 'The complaint was forwarded to {agency}. That agency handles it; we keep watch.',
      archived:
        'It could not be followed up, because identity and telephone number are not clear. Call the office if you want to go on.',
      merged: 'This complaint is handled together with {merged}. Your number and code stay valid.',
      withdrawn: 'The complaint was withdrawn. Call the office if you want to go on.',
      deemed_withdrawn:
        'We did not receive what was missing in time, so the complaint counts as withdrawn. Call the office if you want to go on.',
      rejected: 'What was sent is not treated as a complaint. Call the office if that is a mistake.',
      reopened: 'The complaint was reopened and is examined anew, with working days counted anew.',
    },
    clockTitle: 'Working days',
    clock: {
      running:
        'Response at the latest on {due}. {left, plural, =0 {That is today} one {# working day left} other {# working days left}}.',
      late: 'Late by {late, plural, one {# working day} other {# working days}}. It was due on {due}. We apologise; the complaint is still being handled.',
      paused: 'Stopped since {since}, waiting for you to complete it until {until}.',
      inTime: 'Ended on {ended}, within the limit of {days} working days.',
      endedLate: 'Ended on {ended}, late by {late, plural, one {# working day} other {# working days}}.',
      pausedBefore:
        '{days, plural, one {# working day was} other {# working days were}} not counted while we waited for you.',
      round: 'Round {round}: counted since it was reopened on {started}.',
      tentative: 'This limit is provisional: the holidays of that year are not set yet.',
    },
    stepsTitle: 'What has happened',
    earlierAnswer: 'Response in the round before',
    answeredOn: 'Given on {time}',
    agencyTitle: 'The agency that handles it',
    agencyLetter: 'Letter of forwarding {number}, {date}',
    agencyDue: 'The agency was asked to act by {date}',
    missingTitle: 'What is missing',
    other: 'Follow another complaint',
    ombudsman:
      'Not content with how the office handled it? You can report to the Ombudsman of Indonesia, telephone 137.',
    history: 'Download the history for the Ombudsman (PDF)',
    historyHelp: 'It holds your complaint and every step of the office, as proof that you reported it here.',
  },
  complete: {
    wordsHelp: 'Do not write a NIK or KK number.',
    submit: 'Send what was missing',
    done: 'Thank you, we have received it. Working days count again.',
  },
  rate: {
    title: 'Are you satisfied with this response?',
    yes: 'Yes, satisfied',
    saidYes: 'You said that you are satisfied. Thank you.',
    saidNo: 'You said that you are not satisfied.',
    done: 'Thank you, your answer has been recorded.',
  },
  reopen: {
    title: 'Reopen the complaint',
    help: 'Until {date}. It is examined anew, with working days counted anew.',
    words: 'What is still wrong?',
    done: 'The complaint was reopened.',
  },
  withdraw: {
    title: 'Withdraw the complaint',
    help: 'If the matter is settled, or you do not want to go on.',
    confirm: 'Yes, I withdraw this complaint.',
    done: 'The complaint was withdrawn.',
  },
  agency: {
    title: 'Complaint forwarded to {agency}',
    intro:
      '{office} forwards this complaint because it is within the authority of your agency. Say here what was done; the complainant and our office read it.',
    due: 'To be acted on by',
    late: 'late by {late, plural, one {# working day} other {# working days}}',
    complaint: 'The complaint',
    anonymous: 'The identity of the complainant is kept secret at their wish.',
    confidential: 'This complaint is confidential. Limit who reads it.',
    place: 'Submitted at',
    attachment: 'Attachment {position} ({kind}, {size})',
    reports: 'Reports of the agency',
    noReports: 'No report yet.',
    form: 'Report what was done',
    states: {
      received: 'Received',
      in_progress: 'Being handled',
      done: 'Handled, done',
      not_ours: 'Not within our authority',
    },
    words: 'Words for the complainant and the office',
    wordsHelp: 'What was done or will be done. Do not write a NIK or KK number.',
    submit: 'Send the report',
    done: 'The report was recorded. Thank you.',
    over: 'The final report has been received. For changes, call {office}.',
    closedTitle: 'This link is no longer open',
    closed: 'The complaint is no longer with this forwarding. Call {office}{phone} if you have questions.',
    unknownTitle: 'This link is not known',
    unknown: 'Check the address on the letter of forwarding, or call the office that sent it.',
  },
  figures: {
    title: 'Complaint statistics',
    span: 'Complaints received from {from} to {to}. The current month is not counted yet.',
    none: 'No month of this year is complete yet.',
    total: 'Number of complaints',
    months: 'By month',
    promiseOf: { in_time: 'Responded in time', late: 'Responded late', open: 'Not responded yet' },
    undecided: 'Not decided yet',
    channels: 'By way of submission',
    suppressed: 'hidden',
    note: 'By component, numbers under {min} are hidden so that they point at nobody, and one more where it could be worked out from the total.',
  },
} satisfies Translation<typeof idArea>;

export const publicComplaintRefusals = {
  complaint_held_limit:
    'There are too many forms without the automatic check at the moment. Try again in an hour, or complain now by telephone ({phone}) or at the counter. Another browser, with JavaScript, is usually taken at once.',
  complaint_office_limit:
    'There are too many complaints by this page at the moment. Try again in an hour, or complain now by telephone ({phone}) or at the counter.',
  complaint_files_limit:
    'Too much has been attached on this page today. Send the complaint without attachments; show the files at the counter or send them tomorrow.',
  complaint_work_grown:
    'Your network is very busy, so the form has to be checked once more. What you wrote is still there: press Send. The check may take up to half a minute. If you had chosen attachments, choose them again.',
  complaint_phone_limit:
    'There are {max} complaints from this telephone number today. Go on tomorrow, or call the office.',
  complaint_device_limit:
    'There are {max} complaints from this device today. Go on tomorrow, or call the office.',
  complaint_moved_on: 'This complaint has moved on, so that can no longer be done.',
  complaint_rated_before: 'Your answer on this response was recorded before.',
  public_words_needed: 'Write a few words.',
  withdrawal_not_confirmed: 'Tick that you do withdraw it.',
  agency_state_missing: 'Choose one state.',
  completion_empty: 'Nothing was filled in. Write an explanation or choose an attachment.',
  attachments_too_large_together:
    'The attachments are too large together. At most {max} files of {megabytes} MB each. Go back with the button of your browser; what you wrote is still there.',
  agency_link_unknown: 'This link is not known.',
  agency_link_closed: 'Reports by this link are closed.',
  form_from_elsewhere:
    'This form was sent from another website. Open the complaints page and fill it in there.',
} satisfies Translation<typeof idRefusals>;
