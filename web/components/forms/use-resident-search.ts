import { useDebouncedValue } from '@mantine/hooks';
import { type KeyboardEvent, useRef, useState } from 'react';
import { type ResidentRow, residents } from '../../../contract/residents.ts';
import { call } from '../../api.ts';
import { useView } from '../../queries.ts';

const shortest = 2;
export const mostResidents = 20;

interface ResidentSearchOptions {
  initial?: string;
  /** The one person that was found, when Enter is pressed: by hand or by a scanner. */
  onOnly(resident: ResidentRow): void;
}

/**
 * Searches residents while one types. A scanner presses Enter before the list has answered, so Enter asks at once; and
 * what stands there is marked then, so that the next scan takes its place. `list` is where the rows are; the first of
 * them gets the focus where several match.
 */
export function useResidentSearch({ initial = '', onOnly }: ResidentSearchOptions) {
  const [words, setWords] = useState(initial);
  const [q] = useDebouncedValue(words.trim(), 180);
  const enough = q.length >= shortest;
  const list = useRef<HTMLDivElement>(null);
  const found = useView(
    residents.search,
    { body: { q, limit: mostResidents } },
    { enabled: enough, keepPrevious: true },
  );

  const toFirstRow = () => list.current?.querySelector<HTMLElement>('[data-row]')?.focus();
  async function choose(input: HTMLInputElement) {
    const wanted = input.value.trim();
    if (wanted.length < shortest) return;
    input.select();
    const reply = await call(residents.search, { body: { q: wanted, limit: 2 } }).catch(() => null);
    // Whoever scanned again meanwhile means the newer one.
    if (reply === null || input.value.trim() !== wanted) return;
    const [first, second] = reply.rows;
    if (first !== undefined && second === undefined) onOnly(first);
    else toFirstRow();
  }

  return {
    q,
    enough,
    found,
    list,
    input: {
      autoFocus: true,
      autoComplete: 'off',
      spellCheck: false,
      maxLength: 80,
      value: words,
      onChange: (event: { currentTarget: HTMLInputElement }) => setWords(event.currentTarget.value),
      onFocus: (event: { currentTarget: HTMLInputElement }) => event.currentTarget.select(),
      onKeyDown(event: KeyboardEvent<HTMLInputElement>) {
        if (event.key === 'Enter') void choose(event.currentTarget);
        else if (event.key === 'ArrowDown') toFirstRow();
        else return;
        event.preventDefault();
      },
    },
  };
}
