import type {
  StandardContent,
  StandardRequirement,
  StandardService,
} from '../../../contract/service-standards.ts';

/** A draft as its form holds it: minutes as they are typed, names of own requirements as two fields. */
export interface DraftFields extends Record<string, unknown> {
  minutes: number | string;
  responseDays: number | string;
  phone: string;
  requirements: RequirementFields[];
  texts: StandardContent['texts'];
}

export interface RequirementFields {
  service: StandardService;
  code: string;
  mandatory: boolean;
  /** A requirement of the office's own, which brings its name. */
  own: boolean;
  nameId: string;
  nameEn: string;
  legalBasis: string;
}

export function fieldsOf(content: StandardContent): DraftFields {
  return {
    minutes: content.promiseSeconds / 60,
    responseDays: content.responseDays,
    phone: content.phone ?? '',
    requirements: content.requirements.map(({ name, ...requirement }) => ({
      ...requirement,
      own: name !== null,
      nameId: name?.id ?? '',
      nameEn: name?.en ?? '',
    })),
    texts: content.texts,
  };
}

/** Kept in seconds, whatever was typed. */
export function contentOf({
  minutes,
  responseDays,
  phone,
  requirements,
  texts,
}: DraftFields): StandardContent {
  return {
    promiseSeconds: Math.round(Number(minutes) * 60),
    responseDays: Number(responseDays),
    phone: phone.trim() === '' ? null : phone,
    requirements: requirements.map(({ own, nameId, nameEn, ...requirement }) => ({
      ...requirement,
      name: own ? { id: nameId, en: nameEn } : null,
    })),
    texts,
  };
}

const longestCode = 40;

/** A code for a requirement of the office's own, made of its name: it stays when the name is corrected later. */
export function codeFor(name: string, taken: readonly string[]): string {
  const plain = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^[^a-z]+|_+$/g, '')
    .slice(0, longestCode - 4);
  const stem = `own_${plain}`.replace(/_+$/, '');
  let code = stem;
  for (let number = 2; taken.includes(code); number += 1)
    code = `${stem.slice(0, longestCode - 4)}_${number}`;
  return code;
}

/** The requirement moved one place among those of its service; the same list where it stands at the end already. */
export function movedBy<R extends Pick<StandardRequirement, 'service'>>(
  requirements: readonly R[],
  index: number,
  by: 1 | -1,
): R[] {
  const moved = [...requirements];
  const row = moved[index];
  let other = index + by;
  while (moved[other] !== undefined && moved[other]?.service !== row?.service) other += by;
  const there = moved[other];
  if (row === undefined || there === undefined) return moved;
  moved[index] = there;
  moved[other] = row;
  return moved;
}
