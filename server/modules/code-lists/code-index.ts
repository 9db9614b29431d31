/** Coded values of the population database. Pure: built from rows, whoever read them. */
export const codeListNames = [
  'sex',
  'religion',
  'marital_status',
  'blood_type',
  'education',
  'family_relation',
  'occupation',
  'disability',
  'resident_status',
  'central_status',
] as const;
export type CodeListName = (typeof codeListNames)[number];

export interface CodeValue {
  list: CodeListName;
  code: string;
  label: string;
  /** What the card prints where it differs from the label. */
  cardLabel: string | null;
  short: string | null;
  aliases: readonly string[];
}

/** Finds a code by itself or by what a file writes for it. */
export interface CodeIndex {
  valuesOf(list: CodeListName): readonly CodeValue[];
  get(list: CodeListName, code: string | number): CodeValue | undefined;
  /**
   * The values that a written label can mean: none, one, or two where the short form does not tell them apart
   * ("K" is a marriage that is registered or one that is not).
   */
  match(list: CodeListName, written: string): readonly CodeValue[];
}

/** Upper case, single spaces, none around a slash: how labels are compared. */
function labelKey(written: string): string {
  return written
    .toUpperCase()
    .replace(/\s+/g, ' ')
    .replace(/ ?\/ ?/g, '/')
    .trim();
}

export function buildCodeIndex(values: readonly CodeValue[]): CodeIndex {
  const lists = new Map<CodeListName, CodeValue[]>(codeListNames.map((list) => [list, []]));
  const labels = new Map<CodeListName, Map<string, CodeValue[]>>(
    codeListNames.map((list) => [list, new Map()]),
  );
  const byCode = new Map<string, CodeValue>();
  const labelsOf = (list: CodeListName) => labels.get(list) ?? new Map<string, CodeValue[]>();
  for (const value of values) {
    lists.get(value.list)?.push(value);
    byCode.set(`${value.list}/${value.code}`, value);
    for (const written of [value.label, ...value.aliases])
      labelsOf(value.list).set(labelKey(written), [value]);
  }
  // Short forms and card labels come last: a full label always means itself.
  const full = new Set(
    values.flatMap(({ list }) => [...labelsOf(list).keys()].map((key) => `${list}/${key}`)),
  );
  for (const value of values) {
    for (const written of new Set([value.short, value.cardLabel])) {
      if (written === null || full.has(`${value.list}/${labelKey(written)}`)) continue;
      const known = labelsOf(value.list).get(labelKey(written));
      if (known === undefined) labelsOf(value.list).set(labelKey(written), [value]);
      else known.push(value);
    }
  }
  return {
    valuesOf: (list) => lists.get(list) ?? [],
    get: (list, code) => byCode.get(`${list}/${code}`),
    match(list, written) {
      const known = labelsOf(list);
      return known.get(written) ?? known.get(labelKey(written)) ?? [];
    },
  };
}
