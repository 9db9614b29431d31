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
