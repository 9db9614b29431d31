import type { Endpoint } from '../../contract/endpoint.ts';
import type { ProblemBody } from '../../contract/problem.ts';
import {
  type StandardContent,
  type StandardDetail,
  serviceStandards,
} from '../../contract/service-standards.ts';
import { delegations } from '../../contract/staff.ts';
import { demonstrationOffice } from '../../server/demonstration/staff.ts';
import { dateIn } from '../../server/modules/office/index.ts';
import type { Answer, Desk, Officer } from '../desk.ts';

export type StandardAnswer = Answer<StandardDetail & ProblemBody>;
type ActionEndpoint = Exclude<keyof typeof serviceStandards, 'list' | 'preview'>;

/** An action of the contract on one version. */
export const standardAction = async (officer: Officer, action: ActionEndpoint, id: string, body?: object) =>
  (await officer.call(serviceStandards[action] as Endpoint, {
    params: { id },
    ...(body !== undefined && { body }),
  })) as StandardAnswer;

export function expectStandard({ status, body }: StandardAnswer): StandardDetail {
  if (status !== 200) throw new Error(`expected 200, got ${status}: ${JSON.stringify(body)}`);
  return body;
}

export const todayAt = (desk: Desk) => dateIn(demonstrationOffice.zone, desk.clock.now());

/** A draft by the administrator that says what is in force, and this besides. */
export async function draftOf(desk: Desk, change: Partial<StandardContent>): Promise<StandardDetail> {
  const admin = await desk.as('administrator');
  const draft = expectStandard(await standardAction(admin, 'begin', ''));
  const { id, saves } = draft;
  return expectStandard(
    await standardAction(admin, 'save', id, { saves, content: { ...draft.content, ...change } }),
  );
}

/** The same, submitted for a day; today unless another is named. */
export async function submittedOf(
  desk: Desk,
  change: Partial<StandardContent>,
  effectiveOn?: string,
): Promise<StandardDetail> {
  const { id, saves } = await draftOf(desk, change);
  return expectStandard(
    await standardAction(await desk.as('administrator'), 'submit', id, {
      saves,
      effectiveOn: effectiveOn ?? todayAt(desk),
    }),
  );
}

/** The same, approved by the head of office. */
export async function approvedOf(
  desk: Desk,
  change: Partial<StandardContent>,
  effectiveOn?: string,
): Promise<StandardDetail> {
  const { id } = await submittedOf(desk, change, effectiveOn);
  return expectStandard(await standardAction(await desk.as('head_of_office'), 'approve', id));
}

/** An order Plh. of a head of office for today; the head whom other tests ask stays. */
export async function standInForHead(desk: Desk, { employeeId: toEmployeeId }: Officer): Promise<void> {
  const away = await desk.hire(['head_of_office']);
  const today = todayAt(desk);
  const { status } = await away.call(delegations.create, {
    body: {
      role: 'head_of_office',
      kind: 'plh',
      fromEmployeeId: away.employeeId,
      toEmployeeId,
      startsOn: today,
      endsOn: today,
      letterNumber: '800/124/Contoh',
    },
  });
  if (status !== 200) throw new Error(`expected 200, got ${status}`);
}

/** A requirement of the office's own, for new cards. */
export const ownRequirement: StandardContent['requirements'][number] = {
  service: 'A',
  code: 'own_surat_contoh',
  mandatory: true,
  name: { id: 'Surat contoh dari kantor', en: 'Sample letter of the office' },
  legalBasis: 'Keputusan Kepala Dinas Nomor 1 Tahun 2026',
};
