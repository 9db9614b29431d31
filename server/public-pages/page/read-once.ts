import type { Clock } from '../../context.ts';

const minuteMs = 60_000;
/** Questions that are remembered at once: whoever asks ever new ones takes no more memory. */
const mostQuestions = 200;

/**
 * What anybody may ask again and again is read once a minute for all who ask the same, also when they ask at the same
 * moment. What failed is asked anew.
 */
export function createReadOnce<T>(clock: Clock) {
  const answers = new Map<string, { at: number; answer: Promise<T> }>();
  return (question: string, read: () => Promise<T>): Promise<T> => {
    const at = clock.now().getTime();
    const known = answers.get(question);
    if (known !== undefined && at >= known.at && at - known.at < minuteMs) return known.answer;
    const asked = { at, answer: read() };
    answers.delete(question);
    answers.set(question, asked);
    const [oldest] = answers.keys();
    if (answers.size > mostQuestions && oldest !== undefined) answers.delete(oldest);
    asked.answer.catch(() => {
      if (answers.get(question) === asked) answers.delete(question);
    });
    return asked.answer;
  };
}
