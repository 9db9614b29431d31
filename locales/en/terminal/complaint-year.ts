import type { complaintYear as idComplaintYear } from '../../id/terminal/complaint-year.ts';
import type { Translation } from '../../translation.ts';

export const complaintYear = {
  title: 'A year of complaints: {days} office days, {from} to {to}',
  received: '{count} complaints; the last one ended {windUpDays} days after the last arrivals. By channel:',
  late: 'Late (working days: how many): {late}',
  time: 'What time did: {kept}',
  moved: 'Due dates moved: {moved}',
  messages: 'Messages: {messages}',
  verdict: 'Complainants without word: {silent}. Forwarded without notice: {missingNotices}.',
  unaccounted: 'Not ended: {number}, {state} ({fate})',
  declined: 'Declined by the server: {declined}',
  fault: 'Fault: {fault}',
  kept: {
    reminded: 'reminders',
    escalated: 'escalations',
    warned: 'warnings',
    lapsed: 'deemed withdrawn',
    closed: 'closed by silence',
    agenciesReminded: 'agencies reminded',
  },
  causes: { calendar: 'calendar', pause: 'pause', resume: 'resumed' },
  messageStates: {
    queued: 'queued',
    sent: 'sent',
    delivered: 'delivered',
    failed: 'failed',
    to_print: 'to print',
    printed: 'printed',
    to_call: 'to call',
    told: 'told',
    not_sendable: 'read on the tracking page',
  },
} satisfies Translation<typeof idComplaintYear>;
