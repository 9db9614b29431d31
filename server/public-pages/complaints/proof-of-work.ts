import { createChallenge, randomInt, verifySolution } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import { z } from 'zod';
import { fixedFile } from '../page/fixed-files.ts';
import script from '../proof-script.js?raw';

/** A cheap phone needs a second or two: at most a thousand derivations of this many rounds. */
const cost = 300;
const counters = { least: 300, most: 1000 };

/** The page's only script. */
export const proofScript = fixedFile(script, 'js');

/** The work for one form. It names the form's token, and a token books once: a solution cannot be used again. */
export async function newChallenge(secret: string, token: string): Promise<string> {
  const challenge = await createChallenge({
    algorithm: 'PBKDF2/SHA-256',
    cost,
    counter: randomInt(counters.least, counters.most),
    deriveKey,
    data: { form: token },
    hmacSignatureSecret: secret,
    hmacKeySignatureSecret: `${secret} key`,
  });
  return JSON.stringify(challenge);
}

const hex = z.string().regex(/^[0-9a-f]{2,128}$/);
const proofSchema = z.object({
  challenge: z.object({
    parameters: z.looseObject({
      algorithm: z.string(),
      nonce: hex,
      salt: hex,
      cost: z.number(),
      keyLength: z.number(),
      keyPrefix: hex,
      data: z.object({ form: z.string() }),
    }),
    signature: hex,
  }),
  solution: z.object({ counter: z.number(), derivedKey: hex }),
});

/** Whether the work was done, for this form and no other. */
export async function isProved(secret: string, token: string, sent: string): Promise<boolean> {
  let parsed: ReturnType<typeof proofSchema.safeParse>;
  try {
    parsed = proofSchema.safeParse(JSON.parse(sent));
  } catch {
    return false;
  }
  if (!parsed.success || parsed.data.challenge.parameters.data.form !== token) return false;
  const { verified } = await verifySolution({
    ...parsed.data,
    deriveKey,
    hmacSignatureSecret: secret,
    hmacKeySignatureSecret: `${secret} key`,
  });
  return verified;
}
