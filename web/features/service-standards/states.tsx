import type { StandardRow } from '../../../contract/service-standards.ts';
import { Badge, type BadgeKind } from '../../components/display/state-badge.tsx';
import { useFormat, useWords } from '../../locale.ts';

type Shown = StandardRow['state'] | 'inForce' | 'past';

const kindOf: Record<Shown, BadgeKind> = {
  draft: 'work',
  submitted: 'waiting',
  approved: 'waiting',
  discarded: 'quiet',
  inForce: 'done',
  past: 'quiet',
};

function shownState({ state, inForce, heldFrom }: StandardRow): Shown {
  if (inForce) return 'inForce';
  return heldFrom === null ? state : 'past';
}

export function StandardBadge({ row }: { row: StandardRow }) {
  const t = useWords();
  const state = shownState(row);
  return <Badge kind={kindOf[state]}>{t(`standardScreens.states.${state}`)}</Badge>;
}

/** When a version holds or held, in words. */
export function useHeldWords() {
  const t = useWords();
  const { date } = useFormat();
  return ({ heldFrom, replacedOn, effectiveOn, state }: StandardRow): string => {
    if (heldFrom !== null && replacedOn !== null) {
      return replacedOn === heldFrom
        ? t('standardScreens.held.sameDay', { from: date(heldFrom) })
        : t('standardScreens.held.replaced', { from: date(heldFrom), to: date(replacedOn) });
    }
    if (heldFrom !== null) return t('standardScreens.held.since', { from: date(heldFrom) });
    if (effectiveOn === null || state === 'discarded') return t('queueScreens.figures.none');
    return t('standardScreens.held.will', { from: date(effectiveOn) });
  };
}
