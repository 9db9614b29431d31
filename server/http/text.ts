/**
 * Finds text that no database can keep: a null character or half a surrogate pair. No keyboard writes these; a
 * scanner gone wrong or somebody who tries does.
 */
export function holdsUnkeepableText(value: unknown): boolean {
  if (typeof value === 'string') return value.includes('\u0000') || !value.isWellFormed();
  if (typeof value !== 'object' || value === null) return false;
  return Object.values(value).some(holdsUnkeepableText);
}
