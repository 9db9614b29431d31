import type { Role } from '../../contract/roles.ts';
import type { Ctx } from '../../server/context.ts';
import { liveTheComplaints } from '../../server/demonstration/complaints.ts';
import { tellTheNews } from '../../server/demonstration/news.ts';
import { liveTheQueue } from '../../server/demonstration/queue.ts';
import { replayClock } from '../../server/demonstration/replay-clock.ts';
import { demonstrationStaff } from '../../server/demonstration/staff.ts';
import { liveTheSurvey } from '../../server/demonstration/surveys.ts';
import { type Desk, officeCode } from '../desk.ts';
import { observe, workFullDay } from '../full-day.ts';
import { liveSmallYear } from '../small-year.ts';
import { applicationsOfEveryKind } from './applications.ts';
import { complaintsOfEveryKind, timePasses } from './complaints.ts';
import { newsAndStandards } from './publications.ts';
import { queueOfEveryKind, surveysOfEveryKind } from './queue-and-surveys.ts';
import { registerOfEveryKind } from './register.ts';
import { staffOfEveryKind } from './staff.ts';

/** Plays in an empty office whatever may happen there, so that hardly a table or a state has no row. */
export async function liveEveryKind(desk: Desk): Promise<void> {
  await liveSmallYear(desk);
  desk.clock.set('2026-11-24T01:00:00Z');
  const as = await actorsOf(desk);
  await liveTheDemonstration(desk, as);
  await workFullDay(desk);
  await applicationsOfEveryKind(desk);
  await registerOfEveryKind(desk, as('administrator'));
  await complaintsOfEveryKind(desk);
  await newsAndStandards(desk);
  await queueOfEveryKind(desk);
  await surveysOfEveryKind(desk);
  await staffOfEveryKind(desk);
  await timePasses(desk);
  await observe(desk.test.owner);
}

async function actorsOf({ as, test, ports, clock }: Desk): Promise<(role: Role) => Ctx> {
  const people = new Map(
    await Promise.all(
      demonstrationStaff.map(async ({ role, name }) => {
        const { employeeId } = await as(role);
        return [role, { employeeId, officeCode, name, roles: [role], delegationIds: {} }] as const;
      }),
    ),
  );
  return (role) => {
    const actor = people.get(role);
    if (actor === undefined) throw new Error(`nobody is ${role}`);
    return { db: test.db, ports, clock, actor, locale: 'id', requestId: 'fixture' };
  };
}

/** What the demonstration lives through, save its 2,700 residents. */
async function liveTheDemonstration(desk: Desk, as: (role: Role) => Ctx): Promise<void> {
  const opening = desk.clock.now();
  const clock = replayClock(desk.clock);
  const replay = (role: Role): Ctx => ({ ...as(role), clock });
  await tellTheNews({ ctx: replay('secretary'), clock, opening });
  await liveTheComplaints({ as: replay, clock, opening });
  await liveTheSurvey(desk.test.db, { opening, employeeId: as('section_head').actor.employeeId });
  await liveTheQueue({ as: replay, clock, opening });
}
