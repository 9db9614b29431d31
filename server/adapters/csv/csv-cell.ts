/**
 * A value as one cell of a comma-separated file (RFC 4180). A spreadsheet must not take a text for a formula; numbers,
 * also those below zero, stay as they are.
 */
export function csvCell(value: string | number | null): string {
  const text = String(value ?? '');
  const safe = typeof value === 'string' && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
