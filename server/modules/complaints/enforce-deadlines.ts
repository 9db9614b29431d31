import type { Clock } from '../../context.ts';
import type { Db, Tx } from '../../db/database.ts';
import { addWorkingDays, isOfficeHour, loadCalendar } from '../calendar/index.ts';
import { dateIn } from '../office/index.ts';
import { agencyAddress } from './addresses.ts';
import { writeToAgency } from './agencies/write-to-agency.ts';
import { type Complaint, type Deeds, lockIfFree } from './case-store.ts';
import { limitDays } from './deadlines/clock-store.ts';
import {
  lapseDue,
  lastDayToComplete,
  type Moment,
  type Reminder,
  rungsDue,
  sharesDue,
  warningDue,
} from './deadlines/rules.ts';
import {
  agenciesLate,
  answeredBefore,
  findAgency,
  insertReminder,
  ladderOf,
  markWarned,
  officesOf,
  openPauses,
  runningClocks,
} from './deadlines/store.ts';
import { carryOut, tell } from './transition.ts';

export interface TimeDeps {
  db: Db;
  clock: Clock;
}

/** What one round of keeping the time did; a second one at once does nothing. */
export interface TimeKept {
  reminded: number;
  escalated: number;
  warned: number;
  lapsed: number;
  closed: number;
  agenciesReminded: number;
}

interface OfficeTime extends Moment {
  officeCode: string;
  officeName: string;
  deps: TimeDeps;
  deeds: Deeds;
}

type Ladder = Awaited<ReturnType<typeof ladderOf>>;

/**
 * What time does to complaints: reminders, the ladder, warnings, lapses, closings by silence, late agencies. Runs every
 * minute and acts in office hours alone, so that nobody is told anything at midnight or on Nyepi. Each complaint has
 * a transaction of its own; one on which somebody is at work has its turn a minute later.
 */
export async function keepTime(deps: TimeDeps, officeCode?: string): Promise<TimeKept> {
  const kept: TimeKept = { reminded: 0, escalated: 0, warned: 0, lapsed: 0, closed: 0, agenciesReminded: 0 };
  for (const { code, zone, name } of await officesOf(deps.db, officeCode)) {
    const calendar = await loadCalendar(deps.db, code);
    // To the minute, as this is run: at half a minute past the closing hour it is still that hour.
    const now = new Date(Math.floor(deps.clock.now().getTime() / 60_000) * 60_000);
    if (!isOfficeHour(now, zone, calendar)) continue;
    const office: OfficeTime = {
      officeCode: code,
      officeName: name,
      deps,
      now,
      today: dateIn(zone, now),
      zone,
      calendar,
      deeds: { officeCode: code, clock: deps.clock, requestId: null, actor: null, surveyKey: null },
    };
    await remind(office, kept);
    await mindPauses(office, kept);
    await closeSilent(office, kept);
    await remindAgencies(office, kept);
  }
  return kept;
}

/** Locks and looks again: between the question and the lock an officer may have acted. */
async function onEach<T extends { complaintId: string }>(
  { deps, officeCode }: OfficeTime,
  found: readonly T[],
  again: (tx: Tx, id: string) => Promise<T[]>,
  act: (tx: Tx, kase: Complaint, row: T) => Promise<void>,
): Promise<void> {
  for (const { complaintId } of found) {
    await deps.db.transaction().execute(async (tx) => {
      const kase = await lockIfFree(tx, officeCode, complaintId);
      if (kase === null) return;
      const [row] = await again(tx, complaintId);
      if (row !== undefined) await act(tx, kase, row);
    });
  }
}

async function clocksWithDue(office: OfficeTime, db: Db | Tx, ladder: Ladder, id?: string) {
  const clocks = await runningClocks(db, office.officeCode, id);
  return clocks.flatMap(({ id: complaintId, subjects, toldAt, taken, ...round }) => {
    const clock = {
      ...round,
      taken: new Set(taken),
      toldOn: toldAt === null ? null : dateIn(office.zone, toldAt),
    };
    const due = [...sharesDue(clock, office), ...rungsDue(clock, ladder, new Set(subjects), office)];
    return due.length === 0 ? [] : [{ complaintId, due }];
  });
}

async function remind(office: OfficeTime, kept: TimeKept) {
  const ladder = await ladderOf(office.deps.db, office.officeCode, office.today);
  const find = (db: Db | Tx, id?: string) => clocksWithDue(office, db, ladder, id);
  await onEach(office, await find(office.deps.db), find, async (tx, kase, { due }) => {
    for (const reminder of due) {
      if (!(await insertReminder(tx, kase, reminder, office.deps.clock.now()))) continue;
      if (reminder.outcome !== 'given') continue;
      const isRung = reminder.step.startsWith('ladder_');
      kept[isRung ? 'escalated' : 'reminded'] += 1;
      if (isRung) await tellAgencyOf(tx, office, kase, ladder, reminder);
    }
  });
}

/** Officers read of it in the register; a rung outside the office gets a message. */
async function tellAgencyOf(tx: Tx, office: OfficeTime, kase: Complaint, ladder: Ladder, { step }: Reminder) {
  const rung = ladder.find((each) => step === `ladder_${each.rung}`);
  if (rung === undefined || rung.holders !== null || rung.agencyId === null) return;
  const [round] = await runningClocks(tx, office.officeCode, kase.id);
  await writeToAgency(tx, office.deps, kase, {
    office: office.officeName,
    agency: await findAgency(tx, rung.agencyId),
    template: 'escalation',
    eventRef: `${kase.round}/${step}`,
    placeholders: { dueOn: round?.dueOn ?? '-' },
  });
}

async function mindPauses(office: OfficeTime, kept: TimeKept) {
  const { officeCode, today, zone, deeds } = office;
  const find = async (db: Db | Tx, id?: string) => {
    const near = await openPauses(db, officeCode, id);
    return near.flatMap((pause) => {
      const known = {
        respondBy: pause.respondBy,
        warnedOn: pause.warnedAt === null ? null : dateIn(zone, pause.warnedAt),
      };
      const due = lapseDue(known, today) ? 'lapse' : warningDue(known, office) ? 'warning' : null;
      return due === null ? [] : [{ ...pause, due }];
    });
  };
  await onEach(office, await find(office.deps.db), find, async (tx, kase, pause) => {
    if (pause.due === 'lapse') {
      await carryOut(tx, deeds, kase, {
        action: 'lapse',
        to: 'deemed_withdrawn',
        data: { respondBy: pause.respondBy },
      });
      kept.lapsed += 1;
      return;
    }
    await markWarned(tx, pause.id, office.deps.clock.now());
    const eventRef = `${kase.round}/warning/${pause.id}`;
    await tell(tx, deeds, kase, 'deemed_withdrawn_warning', eventRef, {
      respondBy: lastDayToComplete(pause.respondBy, today),
    });
    kept.warned += 1;
  });
}

async function closeSilent(office: OfficeTime, kept: TimeKept) {
  const { officeCode, today, calendar, deeds } = office;
  const find = async (db: Db | Tx, id?: string) => {
    const silent = [];
    for (const row of await answeredBefore(db, officeCode, today, id)) {
      if (row.endedOn === null) continue;
      const days = await limitDays(db, officeCode, 'silence', row.endedOn);
      const { due } = addWorkingDays(row.endedOn, days, calendar);
      if (due !== null && today > due) silent.push({ ...row, days });
    }
    return silent;
  };
  await onEach(office, await find(office.deps.db), find, async (tx, kase, { days }) => {
    await carryOut(tx, deeds, kase, { action: 'closeBySilence', to: 'closed', data: { days } });
    kept.closed += 1;
  });
}

async function remindAgencies(office: OfficeTime, kept: TimeKept) {
  const { officeCode, today } = office;
  const find = (db: Db | Tx, id?: string) => agenciesLate(db, officeCode, today, id);
  await onEach(office, await find(office.deps.db), find, async (tx, kase, late) => {
    const { token, letterNumber, dueOn, name, email, phone, address } = late;
    const reminder = { step: 'agency_late', outcome: 'given' } as const;
    if (!(await insertReminder(tx, kase, reminder, office.deps.clock.now()))) return;
    await writeToAgency(tx, office.deps, kase, {
      office: office.officeName,
      agency: { name, email, phone, address },
      template: 'agency_late',
      eventRef: `${kase.round}/agency_late`,
      placeholders: { letterNumber, agencyDueOn: dueOn, agencyPath: agencyAddress('', token) },
    });
    kept.agenciesReminded += 1;
  });
}
