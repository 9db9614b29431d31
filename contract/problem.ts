import { z } from 'zod';

/** application/problem+json (RFC 9457): every refusal, with a stable code and words in the reader's language. */
export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number(),
  code: z.string(),
  detail: z.string().optional(),
  params: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
  findings: z
    .array(
      z.object({
        code: z.string(),
        level: z.enum(['T', 'H', 'I']),
        field: z.string().optional(),
        message: z.string(),
      }),
    )
    .optional(),
  fields: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
});
export type ProblemBody = z.infer<typeof problemSchema>;

export const findingView = z.object({
  code: z.string(),
  level: z.enum(['T', 'H', 'I']),
  field: z.string().optional(),
  message: z.string(),
  override: z.object({ by: z.string(), reason: z.string(), at: z.string() }).nullable(),
});
export type FindingView = z.infer<typeof findingView>;
