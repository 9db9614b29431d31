// Pure: values in, values out.
import type { ComplaintAction, ComplaintState } from '../../../../contract/complaints/terms.ts';
import { complaintActions, handlerRoles } from '../../../../contract/complaints/terms.ts';
import type { Actor } from '../../../context.ts';
import { allowedActions, rolesFor } from '../../../workflow/define-workflow.ts';
import { complaintWorkflow, nextActionOf } from '../workflow.ts';

type Reader = Pick<Actor, 'employeeId' | 'roles'>;

interface Standing {
  state: ComplaintState;
  handlerId: string | null;
  confidential: boolean;
}

const handlers: readonly string[] = handlerRoles;

/** Of a confidential complaint (rahasia) the receiver sees that it is there, not what it says. */
export function hidesContent(reader: Pick<Reader, 'roles'>, confidential: boolean): boolean {
  return confidential && !reader.roles.some((role) => handlers.includes(role));
}

const overseers: readonly string[] = ['complaints_officer', 'secretary', 'head_of_office'];

/** Once a complaint lies with somebody, that person answers it, or those who oversee complaints. */
export function mayAnswer(reader: Reader, handlerId: string | null): boolean {
  return handlerId === reader.employeeId || reader.roles.some((role) => overseers.includes(role));
}

/** What the server would accept from this reader now; who may not read a complaint does nothing on it. */
export function actionsFor(reader: Reader, complaint: Standing): ComplaintAction[] {
  if (hidesContent(reader, complaint.confidential)) return [];
  const situation = { state: complaint.state, actors: reader.roles };
  return allowedActions(complaintWorkflow, complaintActions, situation).filter(
    (action) => action !== 'answer' || mayAnswer(reader, complaint.handlerId),
  );
}

/**
 * The one next action where it waits for this reader. An answer waits for the officer whom the complaint was given
 * to, and until then for the examiner, who answers or assigns.
 */
export function nextActionFor(reader: Reader, complaint: Standing): ComplaintAction | null {
  const next = nextActionOf[complaint.state];
  if (next === undefined || hidesContent(reader, complaint.confidential)) return null;
  if (next === 'answer') {
    const mine =
      complaint.handlerId === null
        ? reader.roles.includes('complaints_officer')
        : complaint.handlerId === reader.employeeId;
    return mine ? next : null;
  }
  return waitsFor(reader, next) ? next : null;
}

/** Whom an action waits for: the secretary may dispose as well, but it is the head's desk that it lies on. */
function waitsFor({ roles }: Pick<Reader, 'roles'>, next: ComplaintAction): boolean {
  const desks = next === 'dispose' ? ['head_of_office'] : rolesFor(complaintWorkflow, next);
  return roles.some((role) => desks.includes(role));
}

/** States whose next action could wait for somebody with these roles. */
export function statesOnList(reader: Pick<Reader, 'roles'>): ComplaintState[] {
  return complaintWorkflow.states.filter((state) => {
    const next = nextActionOf[state];
    return next !== undefined && waitsFor(reader, next);
  });
}

const excerptLength = 160;

/** The first words, on one line. */
export function excerptOf(description: string | null): string {
  const line = (description ?? '').replace(/\s+/gu, ' ').trim();
  const signs = [...line];
  return signs.length <= excerptLength ? line : `${signs.slice(0, excerptLength).join('').trimEnd()}…`;
}
