import type { Tx } from '../../../db/database.ts';
import type { ActingContext } from '../../../workflow/define-process.ts';
import { queueMessage } from '../../notifications/index.ts';
import type { Complaint } from '../case-store.ts';
import { parsePhone } from '../content.ts';

export interface ToAgency {
  office: string;
  agency: { name: string; email: string | null; phone: string | null; address: string | null };
  template: 'agency_link' | 'agency_late' | 'escalation';
  eventRef: string;
  placeholders: Readonly<Record<string, string>>;
}

/** Queues a message about a complaint to an agency; the directory has telephone numbers as people write them. */
export async function writeToAgency(
  tx: Tx,
  by: Pick<ActingContext, 'clock'>,
  complaint: Complaint,
  message: ToAgency,
) {
  const { office, agency, template, eventRef, placeholders } = message;
  await queueMessage(
    tx,
    { officeCode: complaint.officeCode, clock: by.clock },
    {
      subjectType: 'complaint',
      subjectId: complaint.id,
      eventRef,
      template,
      locale: 'id',
      recipient: { ...agency, phone: agency.phone === null ? null : parsePhone(agency.phone) },
      placeholders: { number: complaint.number, office, agency: agency.name, ...placeholders },
    },
  );
}
