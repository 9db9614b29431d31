import type { IsoDate } from '../../../../contract/fields.ts';
import type { Tx } from '../../../db/database.ts';
import { ruleLists } from '../rule-lists.ts';
import { count, type ImportCounts } from './counts.ts';
import {
  findKnown,
  insertConflicts,
  insertResidents,
  type KnownResident,
  type LoadTarget,
  noteIssued,
} from './load-store.ts';
import type { Loader } from './loader.ts';
import type { ImportCtx } from './run-store.ts';
import { headingOf } from './siak-fields.ts';
import { readSiakFile } from './siak-file.ts';
import type { ImportFinding, SiakResident, ValidatedRow } from './validate-row.ts';

function differs({ line }: SiakResident, known: KnownResident): ImportFinding {
  const fields = known.differs.map(headingOf).join(', ');
  return { line, code: 'nik_known_differs', level: 'reject', rule: 'T', field: 'nik', params: { fields } };
}

/** Residents of a SIAK export: new ones are loaded, known ones compared, differences kept for a decision. */
export function siakLoader({ regionCode: regencyCode }: ImportCtx['office'], today: IsoDate): Loader {
  return async ({ tx, target, dryRun, source, counts, onBytes, report }) => {
    const cards = new Map<string, string>();
    for await (const batch of oneAhead(readSiakFile(source, { ...ruleLists, today, regencyCode, onBytes }))) {
      await report(await loadBatch({ tx, target, dryRun, counts, cards, batch }));
    }
  };
}

/** Reads and validates the next batch while the database works on this one. */
async function* oneAhead<T>(batches: AsyncGenerator<T>): AsyncGenerator<T> {
  let next = batches.next();
  try {
    for (;;) {
      const { value, done } = await next;
      if (done) return;
      next = batches.next();
      // Its error is met in its turn, or was preceded by another one.
      next.catch(() => {});
      yield value;
    }
  } finally {
    await next.catch(() => {});
    await batches.return(undefined);
  }
}

async function loadBatch(run: {
  tx: Tx;
  target: LoadTarget;
  dryRun: boolean;
  counts: ImportCounts;
  cards: Map<string, string>;
  batch: readonly ValidatedRow[];
}): Promise<ImportFinding[]> {
  const { tx, target, dryRun, counts, cards, batch } = run;
  const good = batch.flatMap(({ resident, findings }) => (resident === null ? [] : [{ resident, findings }]));
  const known = await findKnown(
    tx,
    good.map(({ resident }) => resident),
  );
  const found: ImportFinding[] = [];
  const conflicts: { known: KnownResident; resident: SiakResident }[] = [];
  const issued: { id: string; changedOn: IsoDate | null }[] = [];
  for (const { resident, findings } of batch) {
    const registered = resident === null ? undefined : known.get(resident.nik);
    if (resident === null) {
      count(counts, 'rejected', findings);
      found.push(...findings);
    } else if (registered === undefined) {
      count(counts, 'loaded', findings);
      found.push(...findings);
    } else if (registered.differs.length === 0) {
      count(counts, 'unchanged', []);
      if (resident.cardPrinted && registered.centralStatus === 'UNREGISTERED') {
        issued.push({ id: registered.id, changedOn: resident.changedOn });
      }
    } else {
      const finding = differs(resident, registered);
      count(counts, 'rejected', [finding]);
      found.push(finding);
      conflicts.push({ known: registered, resident });
    }
  }
  if (!dryRun) {
    const newResidents = good.filter(({ resident }) => !known.has(resident.nik));
    await insertResidents(tx, target, newResidents, cards);
    await noteIssued(tx, target, issued);
    await insertConflicts(tx, target, conflicts);
  }
  return found;
}
