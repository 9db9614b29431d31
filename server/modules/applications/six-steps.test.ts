import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { applications } from '../../../contract/applications/endpoints.ts';
import { serviceTypes } from '../../../contract/applications/terms.ts';
import { type Desk, openDesk, takeTo } from '../../../test/desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

describe('the six published steps', () => {
  test.each(serviceTypes)('service %s from intake to handover', async (service) => {
    const { id, serial } = await takeTo(desk, 'completed', { service });
    const { body } = await (await desk.as('front_desk')).call(applications.detail, { params: { id } });
    expect(body).toMatchObject({
      state: 'completed',
      step: null,
      attempts: [{ attemptNo: 1, blankSerial: serial, state: 'confirmed' }],
      checks: [
        { half: 'section', outcome: 'approved' },
        { half: 'division', outcome: 'approved' },
      ],
      clock: { running: false, breached: false, grossMs: 210_000, netMs: 210_000 },
    });
  });
});
