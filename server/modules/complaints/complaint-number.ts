import type { ComplaintState } from '../../../contract/complaints/terms.ts';
import type { Office } from '../../context.ts';
import type { Tx } from '../../db/database.ts';
import { takeNumber } from '../../db/number-series.ts';
import { randomCode } from '../../random-code.ts';
import { dateIn } from '../office/index.ts';

/** Nobody has admitted what is in these states: it stands outside the series. */
const outsideSeries: ReadonlySet<ComplaintState> = new Set<ComplaintState>(['held', 'rejected']);

interface Numbered {
  number: string;
  provisionalNumber: string | null;
}

/** Both numbers of a complaint that begins in this state. */
export async function newNumbers(tx: Tx, office: Office, state: ComplaintState, at: Date): Promise<Numbered> {
  if (!outsideSeries.has(state))
    return { number: await numberOfSeries(tx, office, at), provisionalNumber: null };
  const number = `S-${randomCode(8)}`;
  return { number, provisionalNumber: number };
}

/** The number under which a complaint goes on in this state: the next of the series where it has none yet. */
export function numberIn(
  tx: Tx,
  office: Office,
  state: ComplaintState,
  { number, provisionalNumber }: Numbered,
  at: Date,
): string | Promise<string> {
  if (number !== provisionalNumber || outsideSeries.has(state)) return number;
  return numberOfSeries(tx, office, at);
}

async function numberOfSeries(tx: Tx, { code, zone, numberPrefix }: Office, at: Date): Promise<string> {
  const year = Number(dateIn(zone, at).slice(0, 4));
  const running = await takeNumber(tx, code, 'complaint', year);
  return `${numberPrefix}-ADU-${year}-${String(running).padStart(6, '0')}`;
}
