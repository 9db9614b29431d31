import { surveys as contract } from '../../../contract/surveys/endpoints.ts';
import { type Route, route } from '../../http/route.ts';
import { addKiosk, chooseQuestionnaire, stopKiosk } from './actions.ts';
import { kiosksOfOffice } from './kiosk/views.ts';
import { surveySettings } from './questionnaires/setting-views.ts';
import { surveyReportRoutes } from './reports/routes.ts';

/** The addresses of this module under /api. */
export const surveyRoutes: readonly Route[] = [
  route(contract.settings, (ctx) => surveySettings(ctx)),
  route(contract.choose, async (ctx, { body }) => {
    await chooseQuestionnaire(ctx, body);
    return surveySettings(ctx);
  }),
  route(contract.kiosks, (ctx) => kiosksOfOffice(ctx)),
  route(contract.addKiosk, async (ctx, { body }) => {
    const { pairingCode } = await addKiosk(ctx, body);
    return { ...(await kiosksOfOffice(ctx)), pairingCode };
  }),
  route(contract.stopKiosk, async (ctx, { params }) => {
    await stopKiosk(ctx, params.id);
    return kiosksOfOffice(ctx);
  }),
  ...surveyReportRoutes,
];
