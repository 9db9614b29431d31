import { callsBeforeArchive } from '../../../contract/complaints/terms.ts';
import type { Clock } from '../../context.ts';
import type { Tx } from '../../db/database.ts';
import { Refusal } from '../../refusal.ts';
import { addWorkingDays } from '../calendar/index.ts';
import { dateIn, getOffice } from '../office/index.ts';
import type { Complaint } from './case-store.ts';
import { mayBeIgnored, missingFields } from './content.ts';
import { getContent } from './content-store.ts';
import { endOfRound, limitDays } from './deadlines/clock-store.ts';
import { callsOf, latestAuthority } from './decision-store.ts';
import type { Need } from './workflow.ts';

/** What a condition needs to know of the request. */
export interface NeedInput {
  /** Triage: the examiner goes on without the missing fields, with a reason. */
  proceedWithout?: string | undefined;
}

/** The refusal that says why a condition is not met now, or null when it is. */
export async function unmetNeed(
  need: Need,
  tx: Tx,
  clock: Clock,
  kase: Complaint,
  input: NeedInput,
): Promise<Refusal | null> {
  const unmet = {
    async fields_complete() {
      const content = await getContent(tx, kase.id);
      const missing = missingFields(kase.channel, content);
      if (missing.length === 0) return null;
      // Whoever can be named or called is served although the paper is not complete: an anonymous letter with a
      // telephone, a named one without. A caller who refused to be named may be served as well.
      const servable =
        content.description !== null &&
        (content.name !== null || content.phoneE164 !== null || kase.identityRefused);
      if (input.proceedWithout !== undefined && servable) return null;
      return new Refusal(
        'conflict',
        'complaint_fields_missing',
        { fields: missing.join(', ') },
        missing.map((field) => ({ code: 'complaint_field_missing', level: 'T' as const, field })),
      );
    },
    async may_be_ignored() {
      const { name, phoneE164 } = await getContent(tx, kase.id);
      const calls = await callsOf(tx, kase.id);
      const verdict = mayBeIgnored(
        { channel: kase.channel, identityRefused: kase.identityRefused, name, phoneE164 },
        calls,
        callsBeforeArchive,
      );
      if (verdict.may) return null;
      if (verdict.because === 'reached') return new Refusal('conflict', 'complaint_reached_by_phone');
      if (verdict.because === 'identity') return new Refusal('conflict', 'complaint_not_ignorable');
      return new Refusal('conflict', 'complaint_calls_needed', {
        needed: callsBeforeArchive,
        made: calls.tried,
      });
    },
    async authority_in() {
      const decision = await latestAuthority(tx, kase.id);
      if (decision === 'in') return null;
      return new Refusal('conflict', decision === null ? 'authority_undecided' : 'authority_outside');
    },
    async reachable() {
      const { phoneE164, email, address } = await getContent(tx, kase.id);
      const reachable = phoneE164 !== null || email !== null || address !== null;
      return reachable ? null : new Refusal('conflict', 'complaint_not_reachable');
    },
    async within_reopening_time() {
      const ended = await endOfRound(tx, kase);
      if (ended === null) return null;
      const { zone } = await getOffice(tx, kase.officeCode);
      const days = await limitDays(tx, kase.officeCode, 'reopening', ended);
      const { due: last } = addWorkingDays(ended, days, kase.calendar);
      const late = last !== null && dateIn(zone, clock.now()) > last;
      return late ? new Refusal('conflict', 'reopening_too_late', { last }) : null;
    },
  } satisfies Record<Need, () => Promise<Refusal | null>>;
  return unmet[need]();
}
