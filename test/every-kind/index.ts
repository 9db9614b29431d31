import type { Role } from '../../contract/roles.ts';
import { type Clock, type Ctx, contextOf } from '../../server/context.ts';
import { seedComplaints } from '../../server/demonstration/complaints.ts';
import { seedNews } from '../../server/demonstration/news.ts';
import { seedQueue } from '../../server/demonstration/queue.ts';
import { replayClock } from '../../server/demonstration/replay.ts';
import { demonstrationStaff } from '../../server/demonstration/staff.ts';
import { seedSurveys } from '../../server/demonstration/surveys.ts';
import { getOffice } from '../../server/modules/office/index.ts';
import { type Desk, officeCode } from '../desk.ts';
import { observe, workFullDay } from '../full-day.ts';
import { playSmallYear } from '../small-year.ts';
import { applicationsOfEveryKind } from './applications.ts';
import { complaintsOfEveryKind, timePasses } from './complaints.ts';
import { newsAndStandards } from './publications.ts';
import { queueOfEveryKind, surveysOfEveryKind } from './queue-and-surveys.ts';
import { registerOfEveryKind } from './register.ts';
import { staffOfEveryKind } from './staff.ts';

/** Plays in an empty office whatever may happen there, so that hardly a table or a state has no row. */
export async function liveEveryKind(desk: Desk): Promise<void> {
  await playSmallYear(desk);
  desk.clock.set('2026-11-24T01:00:00Z');
  const contexts = await contextsOf(desk);
  await playTheDemonstration(desk, contexts);
  await workFullDay(desk);
  await applicationsOfEveryKind(desk);
  await registerOfEveryKind(desk, contexts(desk.clock)('administrator'));
  await complaintsOfEveryKind(desk);
  await newsAndStandards(desk);
  await queueOfEveryKind(desk);
  await surveysOfEveryKind(desk);
  await staffOfEveryKind(desk);
  await timePasses(desk);
  await observe(desk.test.owner);
}

type Contexts = (clock: Clock) => (role: Role) => Ctx;

async function contextsOf({ as, test, ports }: Desk): Promise<Contexts> {
  const office = await getOffice(test.db, officeCode);
  const people = new Map(
    await Promise.all(
      demonstrationStaff.map(async ({ role, name }) => {
        const { employeeId } = await as(role);
        return [role, { employeeId, officeCode, name, roles: [role], delegationIds: {} }] as const;
      }),
    ),
  );
  return (clock) => (role) => {
    const actor = people.get(role);
    if (actor === undefined) throw new Error(`nobody is ${role}`);
    return contextOf({ db: test.db, ports, clock, actor, office, locale: 'id', requestId: 'fixture' });
  };
}

/** What the demonstration plays, save its 2,700 residents. */
async function playTheDemonstration({ clock: real, test }: Desk, contexts: Contexts): Promise<void> {
  const opening = real.now();
  const clock = replayClock(real);
  const replay = { as: contexts(clock), clock, opening };
  await seedNews(replay);
  await seedComplaints(replay);
  await seedSurveys(test.db, { opening, employeeId: replay.as('section_head').actor.employeeId });
  await seedQueue(replay);
}
