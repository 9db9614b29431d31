// Pure: values in, values out.
/** A code as people type it or read it out: hyphens, blanks, small letters, O for 0, I and L for 1. */
export function readCode(typed: string): string {
  return typed
    .slice(0, 200)
    .toUpperCase()
    .replaceAll(/[^0-9A-Z]/g, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1');
}

/** What somebody types where a code is asked for, told by its shape alone: nothing is looked up, nothing is given away. */
export type TypedKind =
  | 'empty'
  | 'application_code'
  | 'complaint_code'
  | 'survey_code'
  | 'application_number'
  | 'complaint_number'
  | 'ticket_number'
  | 'nik'
  | 'unknown';

const shapes: readonly (readonly [TypedKind, RegExp])[] = [
  ['complaint_number', /^([A-Z]{2,6} ?ADU ?\d{4} ?\d{1,6}|S ?\d{8})$/],
  ['application_number', /^[A-Z]{2,6} ?\d{2} ?\d{1,6}$/],
  ['ticket_number', /^[A-Z] ?\d{3,4}$/],
  ['nik', /^(\d ?){16}$/],
];
const lengths: Readonly<Record<number, TypedKind>> = {
  12: 'application_code',
  13: 'complaint_code',
  20: 'survey_code',
};

/** The code in a pasted link, or behind the word before it. */
export const codeWithin = (typed: string): string =>
  typed.slice(0, 300).split(/[?#]/)[0]?.split(/[/:]/).at(-1)?.trim() ?? '';

export function kindOfTyped(typed: string): TypedKind {
  const within = codeWithin(typed);
  if (/^[\s-]*$/.test(within)) return 'empty';
  const text = within
    .toUpperCase()
    .replaceAll(/[^0-9A-Z]+/g, ' ')
    .trim();
  const shape = shapes.find(([, pattern]) => pattern.test(text));
  return shape?.[0] ?? lengths[text.replaceAll(' ', '').length] ?? 'unknown';
}
