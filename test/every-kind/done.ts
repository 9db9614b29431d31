import type { Answer, Desk } from '../desk.ts';

/** What was asked of the office succeeded; the next is asked a minute later. */
export async function done<T>(desk: Pick<Desk, 'clock'>, answer: Promise<Answer<T>>): Promise<T> {
  const { status, body } = await answer;
  if (status !== 200) throw new Error(`expected 200, got ${status}: ${JSON.stringify(body).slice(0, 500)}`);
  desk.clock.advance(60_000);
  return body;
}
