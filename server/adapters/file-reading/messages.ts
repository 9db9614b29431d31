import { z } from 'zod';

const crop = z.object({ left: z.number(), top: z.number(), width: z.number(), height: z.number() });

/** What a reading process is asked; the bytes of the file follow. */
export const task = z.discriminatedUnion('task', [
  z.object({ task: z.literal('attachment'), sender: z.enum(['officers', 'street']) }),
  z.object({
    task: z.literal('image'),
    wanted: z.discriminatedUnion('purpose', [
      z.object({ purpose: z.literal('portrait'), crop: crop.nullable() }),
      z.object({ purpose: z.literal('signature') }),
      z.object({ purpose: z.literal('document') }),
      z.object({ purpose: z.literal('web'), side: z.number(), bytes: z.number() }),
    ]),
  }),
]);
export type Task = z.infer<typeof task>;
