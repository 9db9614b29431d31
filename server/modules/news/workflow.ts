// Pure: values in, values out.
import { type NewsAction, type NewsState, newsStates } from '../../../contract/news.ts';
import type { Role } from '../../../contract/roles.ts';
import { defineWorkflow } from '../../workflow/define-workflow.ts';

export interface NewsVocabulary {
  state: NewsState;
  action: 'create' | 'comeDue' | NewsAction;
  actor: Role | 'time';
  duty: never;
  guard: never;
}

/** Who speaks for the office in public. */
const editors: readonly Role[] = ['administrator', 'secretary', 'head_of_office'];

export const newsWorkflow = defineWorkflow<NewsVocabulary>({
  states: newsStates,
  transitions: {
    create: { from: ['start'], to: ['draft'], by: editors },
    edit: { from: ['draft', 'scheduled', 'published'], to: ['same'], by: editors },
    publish: { from: ['draft'], to: ['published', 'scheduled'], by: editors },
    unschedule: { from: ['scheduled'], to: ['draft'], by: editors },
    // Nobody writes this down: an item is public from its instant on.
    comeDue: { from: ['scheduled'], to: ['published'], by: ['time'] },
    archive: { from: ['draft', 'scheduled', 'published'], to: ['archived'], by: editors },
    // Published again under its old date, or a draft.
    restore: { from: ['archived'], to: ['draft', 'published'], by: editors },
  },
});

export interface NewsTimes {
  publishAt: Date | null;
  archivedAt: Date | null;
}

/** What an item is at an instant: a scheduled one becomes published by the passing of time alone. */
export function stateAt({ publishAt, archivedAt }: NewsTimes, now: Date): NewsState {
  if (archivedAt !== null) return 'archived';
  if (publishAt === null) return 'draft';
  return publishAt <= now ? 'published' : 'scheduled';
}

/** The instants by which an item is in a state from now on. What never was public has no time any more once archived. */
export function timesIn(
  state: NewsState,
  { from, at, publishAt }: { from: NewsState; at: Date; publishAt: Date | null },
): NewsTimes {
  if (state === 'archived') return { archivedAt: at, publishAt: from === 'published' ? publishAt : null };
  return { archivedAt: null, publishAt: state === 'draft' ? null : publishAt };
}
