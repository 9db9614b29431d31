import { createChallenge, randomInt, verifySolution } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import { z } from 'zod';
import { fixedFile } from '../page/fixed-files.ts';
import script from '../proof-script.js?raw';

/**
 * How many rounds each derivation costs, by how much has come from the address within the hour. The first is a second
 * or two of a cheap telephone, the last some twenty: nobody is shut out, and a flood pays ten times for each form.
 */
const steps = [
  { from: 0, rounds: 300 },
  { from: 30, rounds: 600 },
  { from: 100, rounds: 1200 },
  { from: 300, rounds: 2000 },
  { from: 600, rounds: 3000 },
] as const;
/** Derivations until one fits: where in between, the solver does not know. */
const counters = { least: 300, most: 1000 };

const stepFor = (crowd: number) => steps.findLastIndex(({ from }) => crowd >= from);

/** Rounds of the work that a form costs when so much has come from its address within the hour. */
export const roundsFor = (crowd: number): number => steps[stepFor(crowd)]?.rounds ?? steps[0].rounds;

/**
 * Whether this much work still does. The crowd may have grown while the form was being filled in: one step of it is
 * forgiven, since otherwise forms could be gathered while they are cheap.
 */
export const isEnough = (rounds: number, crowd: number): boolean =>
  rounds >= (steps[Math.max(0, stepFor(crowd) - 1)]?.rounds ?? 0);

/** The only script of the pages whose forms ask for work. */
export const proofScript = fixedFile(script, 'js');

/**
 * The work for one form. It names the form's token, and a token books once: a solution cannot be used again. How hard
 * it is, is signed with it, and the script does what it says.
 */
export async function newChallenge(secret: string, token: string, rounds: number): Promise<string> {
  const challenge = await createChallenge({
    algorithm: 'PBKDF2/SHA-256',
    cost: rounds,
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

/** The rounds of the work that was done for this form and no other; 0 where none was. */
export async function provedRounds(secret: string, token: string, sent: string): Promise<number> {
  let parsed: ReturnType<typeof proofSchema.safeParse>;
  try {
    parsed = proofSchema.safeParse(JSON.parse(sent));
  } catch {
    return 0;
  }
  if (!parsed.success || parsed.data.challenge.parameters.data.form !== token) return 0;
  const { verified } = await verifySolution({
    ...parsed.data,
    deriveKey,
    hmacSignatureSecret: secret,
    hmacKeySignatureSecret: `${secret} key`,
  });
  return verified ? parsed.data.challenge.parameters.cost : 0;
}
