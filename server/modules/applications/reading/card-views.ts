import { z } from 'zod';
import { isoDate } from '../../../../contract/fields.ts';
import { cardElements } from '../../../adapters/documents/card/card-layout.ts';
import type { CardFacts, DocumentMaker } from '../../../adapters/documents/port.ts';
import type { FileVault } from '../../../adapters/files/port.ts';
import type { Ctx } from '../../../context.ts';
import type { Db, Tx } from '../../../db/database.ts';
import { Refusal } from '../../../refusal.ts';
import { findCardImages } from '../../recordings/index.ts';
import { getResidentFacts, ruleLists } from '../../residents/index.ts';

/** A face as it is kept with its print. */
const cardFace = z.object({
  provinceName: z.string(),
  regencyName: z.string(),
  nik: z.string(),
  name: z.string(),
  birthPlace: z.string(),
  birthDate: isoDate,
  sex: z.enum(['L', 'P']),
  bloodType: z.string(),
  address: z.string(),
  rt: z.string(),
  rw: z.string(),
  villageName: z.string(),
  districtName: z.string(),
  religion: z.string(),
  maritalStatus: z.string(),
  occupation: z.string(),
  citizenship: z.string(),
  validUntil: z.string(),
  issuedPlace: z.string(),
  issuedOn: isoDate,
}) satisfies z.ZodType<CardFacts>;

/** The face that would be printed now: the register's values in the card's words. */
export async function getCardFace(db: Db | Tx, ctx: Ctx, residentId: string): Promise<CardFacts> {
  const { facts, birthPlace, address } = await getResidentFacts(db, residentId);
  const { codes, regions } = ruleLists;
  const { office } = ctx;
  const districtCode = facts.villageCode.slice(0, facts.villageCode.lastIndexOf('.'));
  const card = (list: Parameters<typeof codes.get>[0], code: number) => {
    const value = codes.get(list, code);
    return value?.cardLabel ?? value?.label ?? '';
  };
  return {
    provinceName: office.provinceName,
    regencyName: office.regencyName,
    nik: facts.nik,
    name: facts.name,
    birthPlace,
    birthDate: facts.birthDate,
    sex: facts.sex,
    bloodType: card('blood_type', facts.bloodType),
    address,
    rt: facts.rt,
    rw: facts.rw,
    villageName: regions.get(facts.villageCode)?.name ?? '',
    districtName: regions.get(districtCode)?.name ?? '',
    religion: card('religion', facts.religion),
    maritalStatus: card('marital_status', facts.maritalStatus),
    occupation: card('occupation', facts.occupation),
    citizenship: 'WNI',
    validUntil: 'SEUMUR HIDUP',
    issuedPlace: office.regencyName.replace(/^(KABUPATEN|KOTA)\s+/i, ''),
    issuedOn: ctx.today,
  };
}

async function getAttempt(db: Db | Tx, attemptId: string) {
  const attempt = await db
    .selectFrom('printAttempts as a')
    .innerJoin('printAttemptFaces as f', 'f.printAttemptId', 'a.id')
    .innerJoin('offices as o', 'o.code', 'a.officeCode')
    .select([
      'a.applicationId',
      'a.blankSerial',
      'a.portraitFileId',
      'a.signatureFileId',
      'f.face',
      'o.name as officeName',
    ])
    .where('a.id', '=', attemptId)
    .executeTakeFirst();
  if (attempt === undefined) throw new Refusal('not_found', 'print_attempt_unknown');
  return { ...attempt, face: cardFace.parse(attempt.face) };
}

interface CardDeps {
  files: FileVault;
  documents: DocumentMaker;
}

/** The card of one attempt, as it was printed: the same values and pictures give the same bytes. */
export async function attemptPdf(db: Db | Tx, deps: CardDeps, attemptId: string): Promise<Buffer> {
  const attempt = await getAttempt(db, attemptId);
  const portrait = await deps.files.get(db, attempt.portraitFileId);
  const signature = await deps.files.get(db, attempt.signatureFileId);
  return deps.documents.card({
    facts: attempt.face,
    portrait: portrait.bytes,
    signature: signature.bytes,
    serial: attempt.blankSerial,
    officeName: attempt.officeName,
    specimen: true,
  });
}

/** The front as a drawing: of an attempt as it was printed, or of what would be printed now. */
export async function cardFrontSvg(ctx: Ctx, residentId: string, attemptId: string | null): Promise<string> {
  if (attemptId !== null) {
    const attempt = await getAttempt(ctx.db, attemptId);
    const portrait = await ctx.ports.files.get(ctx.db, attempt.portraitFileId);
    const signature = await ctx.ports.files.get(ctx.db, attempt.signatureFileId);
    return ctx.ports.documents.cardFront({
      facts: attempt.face,
      portrait: portrait.bytes,
      signature: signature.bytes,
      specimen: true,
    });
  }
  const images = await findCardImages(ctx.db, residentId);
  if (images.portraitFileId === null) throw new Refusal('conflict', 'portrait_missing');
  if (images.signatureFileId === null) throw new Refusal('conflict', 'signature_missing');
  const portrait = await ctx.ports.files.get(ctx.db, images.portraitFileId);
  const signature = await ctx.ports.files.get(ctx.db, images.signatureFileId);
  return ctx.ports.documents.cardFront({
    facts: await getCardFace(ctx.db, ctx, residentId),
    portrait: portrait.bytes,
    signature: signature.bytes,
    specimen: true,
  });
}

/** The register element by element beside what the newest attempt printed, in the card's order. */
export async function compareWithCard(db: Db | Tx, ctx: Ctx, residentId: string, attemptId: string | null) {
  const register = cardElements(await getCardFace(db, ctx, residentId));
  const printed = attemptId === null ? null : cardElements((await getAttempt(db, attemptId)).face);
  return register.map(({ key, value }, index) => {
    const onCard = printed?.[index]?.value ?? null;
    return { element: key, register: value, printed: onCard, differs: onCard !== null && onCard !== value };
  });
}
