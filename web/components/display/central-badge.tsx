import { stoppedStatuses, travellingStatuses } from '../../../contract/recordings.ts';
import { useFindWords } from '../../locale.ts';
import { Badge, type BadgeKind } from './state-badge.tsx';

const has = (list: readonly string[], status: string) => list.includes(status);

function kindOf(status: string): BadgeKind {
  if (has(stoppedStatuses, status)) return 'broken';
  if (has(travellingStatuses, status)) return 'waiting';
  if (status === 'UNREGISTERED') return 'quiet';
  return status === 'CARD_ISSUED' ? 'done' : 'work';
}

/** What the centre says of somebody: word and shape. */
export function CentralBadge({ status }: { status: string }) {
  const find = useFindWords();
  return <Badge kind={kindOf(status)}>{find('residents.centralStatuses', status)}</Badge>;
}
