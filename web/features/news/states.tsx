import type { NewsState } from '../../../contract/news.ts';
import { Badge, type BadgeKind } from '../../components/display/state-badge.tsx';
import { useWords } from '../../locale.ts';

const kindOf: Record<NewsState, BadgeKind> = {
  draft: 'work',
  scheduled: 'waiting',
  published: 'done',
  archived: 'quiet',
};

export function NewsBadge({ state }: { state: NewsState }) {
  const t = useWords();
  return <Badge kind={kindOf[state]}>{t(`newsScreens.states.${state}`)}</Badge>;
}
