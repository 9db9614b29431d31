import type { ComplaintState } from '../../../contract/complaints/endpoints.ts';
import { Badge, type BadgeKind } from '../../components/display/state-badge.tsx';
import { useWords } from '../../locale.ts';

const kindOf: Record<ComplaintState, BadgeKind> = {
  held: 'work',
  received: 'work',
  awaiting_complainant: 'waiting',
  disposition: 'work',
  examination: 'work',
  accepted: 'work',
  in_progress: 'work',
  answered: 'done',
  closed: 'done',
  outside: 'work',
  forwarded: 'work',
  informed: 'done',
  archived: 'quiet',
  merged: 'quiet',
  withdrawn: 'quiet',
  deemed_withdrawn: 'quiet',
  rejected: 'quiet',
  reopened: 'work',
};

/** State of a complaint: word and shape. */
export function ComplaintBadge({ state }: { state: ComplaintState }) {
  const t = useWords();
  return <Badge kind={kindOf[state]}>{t(`complaints.states.${state}`)}</Badge>;
}
