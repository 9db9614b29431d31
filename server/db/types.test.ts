import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Selectable } from 'kysely';
import { afterAll, beforeAll, expect, expectTypeOf, test } from 'vitest';
import {
  type ApplicationState,
  cardElements,
  type printStates,
  refusalGrounds,
  type ServiceType,
} from '../../contract/applications/terms.ts';
import type { HolidayKind } from '../../contract/calendar.ts';
import type { BlankState } from '../../contract/cards.ts';
import type {
  AgencyProgress,
  ArchiveReason,
  CallOutcome,
  ComplaintChannel,
  ComplaintState,
  NoticeChannel,
  roundEnds,
  ServiceComponent,
  SignatureKind,
} from '../../contract/complaints/terms.ts';
import type { newsEvents } from '../../contract/news.ts';
import type { MessageChannel, MessageState } from '../../contract/notifications/terms.ts';
import type { KnownPriority, QueueKind, TicketSource, TicketState } from '../../contract/queue/terms.ts';
import type { callOutcomes, imageReplaceReasons, PortraitBackground } from '../../contract/recordings.ts';
import type { Role } from '../../contract/roles.ts';
import type { StandardLanguage, StandardState } from '../../contract/service-standards.ts';
import type { DelegableRole, DelegationKind, StopReason } from '../../contract/staff.ts';
import {
  type SurveyChannel,
  type SurveyIndex,
  type SurveyService,
  type SurveyTimeBand,
  type surveyAgeBands,
  type surveyEducations,
  surveyElements,
  type surveyOccupations,
  type surveySexes,
} from '../../contract/surveys/terms.ts';
import type { Locale } from '../../locales/translator.ts';
import { createTestDatabase, type TestDatabase } from '../../test/database.ts';
import type { FileKind } from '../adapters/files/port.ts';
import type { OfficeZone } from '../zone.ts';
import type { DB } from './types.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

test('the committed types are those of the migrated database, the codes of its CHECKs included', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'lontar-types-'));
  try {
    const file = join(directory, 'types.ts');
    await promisify(execFile)(process.execPath, ['scripts/generate-db-types.mjs', file, database.ownerUrl]);
    expect(readFileSync(file, 'utf8')).toBe(readFileSync('server/db/types.ts', 'utf8'));
  } finally {
    rmSync(directory, { recursive: true });
  }
});

type Column<T extends keyof DB, C extends keyof DB[T]> = NonNullable<
  Selectable<DB[T]>[C & keyof Selectable<DB[T]>]
>;
type OneOf<List extends readonly unknown[]> = List[number];

// Held by the compiler: a code that only one of the two knows is an error here.
test('what a CHECK allows is what the contract lists', () => {
  expectTypeOf<Column<'applicationEvents', 'actingRole'>>().toEqualTypeOf<Role>();
  expectTypeOf<Column<'applications', 'serviceType'>>().toEqualTypeOf<ServiceType>();
  expectTypeOf<Column<'applications', 'state'>>().toEqualTypeOf<ApplicationState>();
  expectTypeOf<Column<'blanks', 'state'>>().toEqualTypeOf<BlankState>();
  expectTypeOf<Column<'complaintArchivings', 'reason'>>().toEqualTypeOf<ArchiveReason>();
  expectTypeOf<Column<'complaintCalls', 'outcome'>>().toEqualTypeOf<CallOutcome>();
  expectTypeOf<Column<'complaintContents', 'locale'>>().toEqualTypeOf<Locale>();
  expectTypeOf<Column<'complaintContents', 'signature'>>().toEqualTypeOf<SignatureKind>();
  expectTypeOf<Column<'complaintNotices', 'channel'>>().toEqualTypeOf<NoticeChannel>();
  expectTypeOf<Column<'complaintReferrals', 'agencyState'>>().toEqualTypeOf<AgencyProgress>();
  expectTypeOf<Column<'complaintRounds', 'endedBy'>>().toEqualTypeOf<OneOf<typeof roundEnds>>();
  expectTypeOf<Column<'complaints', 'channel'>>().toEqualTypeOf<ComplaintChannel>();
  expectTypeOf<Column<'complaints', 'component'>>().toEqualTypeOf<ServiceComponent>();
  expectTypeOf<Column<'complaints', 'state'>>().toEqualTypeOf<ComplaintState>();
  expectTypeOf<Column<'delegations', 'kind'>>().toEqualTypeOf<DelegationKind>();
  expectTypeOf<Column<'delegations', 'role'>>().toEqualTypeOf<DelegableRole>();
  expectTypeOf<Column<'employeeRoles', 'role'>>().toEqualTypeOf<Role>();
  expectTypeOf<Column<'files', 'kind'>>().toEqualTypeOf<FileKind>();
  expectTypeOf<Column<'holidays', 'kind'>>().toEqualTypeOf<HolidayKind>();
  expectTypeOf<Column<'messages', 'channel'>>().toEqualTypeOf<MessageChannel>();
  expectTypeOf<Column<'messages', 'state'>>().toEqualTypeOf<MessageState>();
  expectTypeOf<Column<'newsEvents', 'event'>>().toEqualTypeOf<OneOf<typeof newsEvents>>();
  expectTypeOf<Column<'officeStops', 'reason'>>().toEqualTypeOf<StopReason>();
  expectTypeOf<Column<'offices', 'zone'>>().toEqualTypeOf<OfficeZone>();
  expectTypeOf<Column<'printAttempts', 'state'>>().toEqualTypeOf<OneOf<typeof printStates>>();
  expectTypeOf<Column<'queueServices', 'kind'>>().toEqualTypeOf<QueueKind>();
  expectTypeOf<Column<'queueTickets', 'priority'>>().toEqualTypeOf<KnownPriority>();
  expectTypeOf<Column<'queueTickets', 'source'>>().toEqualTypeOf<TicketSource>();
  expectTypeOf<Column<'queueTickets', 'state'>>().toEqualTypeOf<TicketState>();
  expectTypeOf<Column<'recordingCalls', 'outcome'>>().toEqualTypeOf<OneOf<typeof callOutcomes>>();
  expectTypeOf<Column<'residentImages', 'background'>>().toEqualTypeOf<PortraitBackground | 'other'>();
  expectTypeOf<Column<'residentImages', 'replacesReason'>>().toEqualTypeOf<
    OneOf<typeof imageReplaceReasons>
  >();
  expectTypeOf<Column<'serviceStandards', 'state'>>().toEqualTypeOf<StandardState>();
  expectTypeOf<Column<'standardTexts', 'component'>>().toEqualTypeOf<ServiceComponent>();
  expectTypeOf<Column<'standardTexts', 'language'>>().toEqualTypeOf<StandardLanguage>();
  expectTypeOf<Column<'surveyMappings', 'indexCode'>>().toEqualTypeOf<SurveyIndex>();
  expectTypeOf<Column<'surveyResponses', 'ageBand'>>().toEqualTypeOf<OneOf<typeof surveyAgeBands>>();
  expectTypeOf<Column<'surveyResponses', 'channel'>>().toEqualTypeOf<SurveyChannel>();
  expectTypeOf<Column<'surveyResponses', 'education'>>().toEqualTypeOf<OneOf<typeof surveyEducations>>();
  expectTypeOf<Column<'surveyResponses', 'occupation'>>().toEqualTypeOf<OneOf<typeof surveyOccupations>>();
  expectTypeOf<Column<'surveyResponses', 'service'>>().toEqualTypeOf<SurveyService>();
  expectTypeOf<Column<'surveyResponses', 'sex'>>().toEqualTypeOf<OneOf<typeof surveySexes>>();
  expectTypeOf<Column<'surveyResponses', 'timeBand'>>().toEqualTypeOf<SurveyTimeBand>();
});

test('rows that list codes list those of the contract', async () => {
  const { owner } = database;
  const grounds = await owner.selectFrom('refusalGrounds').select('code').execute();
  expect(grounds.map(({ code }) => code).sort()).toEqual([...refusalGrounds].sort());
  const services = await owner.selectFrom('serviceTypes').select('correctableElements').execute();
  expect(cardElements).toEqual(
    expect.arrayContaining(services.flatMap(({ correctableElements }) => correctableElements)),
  );
  const mapped = await owner
    .selectFrom('surveyMappings')
    .select('element')
    .distinct()
    .where('element', 'is not', null)
    .execute();
  expect(surveyElements).toEqual(expect.arrayContaining(mapped.map(({ element }) => element)));
});
