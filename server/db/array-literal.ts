/**
 * A PostgreSQL array as text, for `unnest` over thousands of rows: the driver's own conversion costs several
 * times what the server then does with it.
 */
export function arrayLiteral(values: readonly (string | number | null)[]): string {
  let text = '';
  for (const value of values) {
    text += text === '' ? '{' : ',';
    if (value === null) text += 'NULL';
    else if (typeof value === 'number') text += value;
    else text += /["\\]/.test(value) ? `"${value.replace(/["\\]/g, '\\$&')}"` : `"${value}"`;
  }
  return text === '' ? '{}' : `${text}}`;
}
