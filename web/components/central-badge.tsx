import { stoppedStatuses, travellingStatuses } from '../../contract/recordings.ts';
import { useFindWords } from '../locale.ts';
import { Badge, type BadgeKind } from './state-badge.tsx';

const has = (list: readonly string[], status: string) => list.includes(status);

function kindOf(status: string): BadgeKind {
  if (has(stoppedStatuses, status)) return 'broken';
  if (has(travellingStatuses, status)) return 'waiting';
  if (status === 'PRINT_READY_RECORD') return 'done';
  return status === 'UNREGISTERED' ? 'quiet' : 'work';
}

/** What the centre says of somebody: word and shape. */
export function CentralBadge({ status }: { status: string }) {
  const find = useFindWords();
  return <Badge kind={kindOf(status)}>{find('residents.centralStatuses', status)}</Badge>;
}
