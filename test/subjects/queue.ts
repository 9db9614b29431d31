import type { Endpoint } from '../../contract/endpoint.ts';
import { type QueueBoard, queue, type TicketView } from '../../contract/queue/endpoints.ts';
import type { QueuePriority } from '../../contract/queue/terms.ts';
import { loadQueueSetting } from '../../server/demonstration/queue.ts';
import { type Desk, type Officer, officeCode } from '../desk.ts';

/** The desk with services and counters; `counterId` finds a counter by its number. */
export interface QueueDesk {
  counterId(number: number): string;
}

export async function openQueue(desk: Desk): Promise<QueueDesk> {
  await loadQueueSetting(desk.test.owner, officeCode);
  const rows = await desk.test.owner.selectFrom('queueCounters').select(['id', 'number']).execute();
  return { counterId: (number) => rows.find((row) => row.number === number)?.id ?? '' };
}

async function ok<T>(answer: Promise<{ status: number; body: unknown }>): Promise<T> {
  const { status, body } = await answer;
  if (status !== 200) throw new Error(`${status} ${JSON.stringify(body)}`);
  return body as T;
}

export function sit(officer: Officer, counterId: string): Promise<QueueBoard> {
  return ok(officer.call(queue.sit, { params: { id: counterId } }));
}

export function issue(
  officer: Officer,
  service: string,
  priority: QueuePriority | null = null,
): Promise<TicketView> {
  return ok(officer.call(queue.issue, { body: { service, priority } }));
}

export function callNext(officer: Officer, finishCurrent = false): Promise<QueueBoard> {
  return ok(officer.call(queue.callNext, { body: { finishCurrent } }));
}

/** An action on one ticket that succeeds. */
export function act(officer: Officer, endpoint: Endpoint, id: string, body = {}): Promise<QueueBoard> {
  return ok(officer.call(endpoint, { params: { id }, body }));
}
