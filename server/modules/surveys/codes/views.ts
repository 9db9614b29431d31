import type { SurveyService } from '../../../../contract/surveys/terms.ts';
import type { Clock } from '../../../context.ts';
import type { Db } from '../../../db/database.ts';
import { dateIn } from '../../office/index.ts';
import { type ReadCode, readSurveyCode } from './codes.ts';
import { isOpenCode } from './store.ts';

interface Deps {
  db: Db;
  clock: Clock;
  ports: { surveyKey: Buffer };
}

/** What a typed survey code is good for. */
export type SurveyCodeState =
  | { kind: 'open'; code: string; service: SurveyService }
  | { kind: 'expired'; until: string }
  | { kind: 'used' }
  | { kind: Exclude<ReadCode['kind'], 'ours'> };

/** What the code that somebody typed is good for, each reason by its name. */
export async function surveyCodeState(
  { db, clock, ports }: Deps,
  office: { code: string; zone: string },
  typed: string,
): Promise<SurveyCodeState> {
  const others = await db.selectFrom('offices').select('code').where('code', '<>', office.code).execute();
  const read = readSurveyCode(ports.surveyKey, typed, {
    own: office.code,
    others: others.map(({ code }) => code),
  });
  if (read.kind !== 'ours') return read;
  const { code, service, expiresOn } = read;
  if (expiresOn < dateIn(office.zone, clock.now())) return { kind: 'expired', until: expiresOn };
  // Ours and in time, and no longer there: it was used. No list of used codes is kept.
  return (await isOpenCode(db, ports.surveyKey, code)) ? { kind: 'open', code, service } : { kind: 'used' };
}
