import { z } from 'zod';
import type { IsoDate } from '../../../../contract/fields.ts';
import publication from '../../../../data/surveys/publication.json';

const rules = z
  .array(
    z.strictObject({ validFrom: z.iso.date(), minimumRespondents: z.int().positive(), source: z.string() }),
  )
  .min(1)
  .parse(publication)
  .sort((a, b) => (a.validFrom < b.validFrom ? 1 : -1));

/** Fewer respondents than this are too few for an index to be published, by the rule of that day. */
export function minimumOn(day: IsoDate): number {
  const rule = rules.find(({ validFrom }) => validFrom <= day) ?? rules.at(-1);
  if (rule === undefined) throw new Error('data/surveys/publication.json holds no rule');
  return rule.minimumRespondents;
}
