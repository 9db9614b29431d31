import { Refusal } from '../../refusal.ts';

/**
 * Lets so many do costly work at once and so many more wait for it, in the order in which they came; who comes when the
 * line is full is refused and loses nothing.
 */
export function createTurns({ atOnce, inLine }: { atOnce: number; inLine: number }) {
  let working = 0;
  const line: (() => void)[] = [];
  return async <T>(work: () => Promise<T>): Promise<T> => {
    if (working >= atOnce) {
      if (line.length >= inLine) throw new Refusal('too_many', 'sign_in_slowed', { seconds: 5 });
      // Whoever ends hands the turn on, so that nobody steps in between.
      await new Promise<void>((resolve) => line.push(resolve));
    } else {
      working += 1;
    }
    try {
      return await work();
    } finally {
      const next = line.shift();
      if (next === undefined) working -= 1;
      else next();
    }
  };
}
