/** What a template may leave open; each is filled from the complaint that is answered. */
export const knownPlaceholders = [
  'nomor',
  'nama',
  'tanggal_terima',
  'kantor',
  'telepon_kantor',
  'petugas',
  'jabatan',
  'instansi',
  'komponen',
  'permohonan',
] as const;
export type Placeholder = (typeof knownPlaceholders)[number];

const placeholder = /\{([^{}]*)\}/gu;

/** The names between braces that a text still has, each once, in their order; no answer leaves with one. */
export function openPlaceholders(text: string): string[] {
  return [...new Set([...text.matchAll(placeholder)].map(([, name]) => (name ?? '').trim()))];
}

export function unknownPlaceholders(text: string): string[] {
  const known: readonly string[] = knownPlaceholders;
  return openPlaceholders(text).filter((name) => !known.includes(name));
}

export type PlaceholderValues = Readonly<Record<Placeholder, string | null>>;

/** The text with the values in it. What has none stays as it stands and is named, so that the officer sees it. */
export function fillTemplate(
  text: string,
  values: PlaceholderValues,
): { body: string; unresolved: string[] } {
  const unresolved = new Set<string>();
  // One pass: a value that itself holds braces is a value, not another placeholder to be filled.
  const body = text.replace(placeholder, (whole, inner: string) => {
    const name = inner.trim();
    const value = Object.hasOwn(values, name) ? values[name as Placeholder] : null;
    if (value !== null && value !== '') return value;
    unresolved.add(name);
    return whole;
  });
  return { body, unresolved: [...unresolved] };
}
