import { z } from 'zod';
import { surveyElements } from '../../../../contract/surveys/terms.ts';
import online16 from '../../../../data/surveys/online16.json';
import skm9 from '../../../../data/surveys/skm9.json';

const words = z.strictObject({ id: z.string().min(2), en: z.string().min(2) });
const mapped = z.union([
  z.strictObject({ index: z.literal('ikm'), element: z.enum(surveyElements) }),
  z.strictObject({ index: z.literal('ipak') }),
]);

const questionnaire = z
  .strictObject({
    code: z.string(),
    version: z.int().positive(),
    validFrom: z.iso.date(),
    legalBasis: z.string(),
    title: words,
    items: z.array(
      z.strictObject({
        code: z.string(),
        position: z.int().positive(),
        question: words,
        options: z.array(words).length(4),
      }),
    ),
    mappings: z
      .array(z.strictObject({ code: z.string(), source: z.string(), items: z.record(z.string(), mapped) }))
      .min(1),
  })
  .refine(
    ({ items, mappings }) =>
      mappings.every(
        (mapping) =>
          items.every(({ code }) => mapping.items[code] !== undefined) &&
          Object.keys(mapping.items).length === items.length,
      ),
    'every mapping names every item',
  );

/** The questionnaires that Lontar brings along; an office chooses one of them. */
export const bundledQuestionnaires = z.array(questionnaire).parse([skm9, online16]);
