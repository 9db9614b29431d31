// Pure: values in, values out.
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
/** "[jelaskan tindak lanjutnya]": what only the officer can write. */
const blank = /\[([^[\]\n]*\p{L}[^[\]\n]*)\]/gu;

const namesIn = (text: string, pattern: RegExp) => [
  ...new Set([...text.matchAll(pattern)].map(([, name]) => (name ?? '').trim())),
];

/** The names between braces, each once, in their order. */
export function placeholdersIn(text: string): string[] {
  return namesIn(text, placeholder);
}

/** What a text still leaves open, between braces or square brackets; no answer leaves with it. */
export function openPlaceholders(text: string): string[] {
  return [...placeholdersIn(text), ...namesIn(text, blank)];
}

const isKnown = (name: string): name is Placeholder => knownPlaceholders.some((known) => known === name);

export function unknownPlaceholders(text: string): string[] {
  return placeholdersIn(text).filter((name) => !isKnown(name));
}

export type PlaceholderValues = Readonly<Record<Placeholder, string | null>>;

/** The text with the values in it. What is left open stays as it stands and is named, so that the officer sees it. */
export function fillTemplate(
  text: string,
  values: PlaceholderValues,
): { body: string; unresolved: string[] } {
  // One pass: a value that itself holds braces is a value, not another placeholder to be filled.
  const body = text.replace(placeholder, (whole, inner: string) => {
    const name = inner.trim();
    const value = isKnown(name) ? values[name] : null;
    return value === null || value === '' ? whole : value;
  });
  return { body, unresolved: openPlaceholders(body) };
}
