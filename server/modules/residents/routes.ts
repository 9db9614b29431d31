import { residents as contract } from '../../../contract/residents.ts';
import { type Route, route } from '../../http/route.ts';
import { enterCentralStatus, unmask } from './actions.ts';
import { keepRegister, startImport } from './import/desk.ts';
import { importConflicts, importReport, importRun, importRuns } from './import/views.ts';
import { codeLists, listRegionParts, officePlaces } from './lists-views.ts';
import { searchResidents } from './search/views.ts';
import { getFamily, residentDetail } from './views.ts';

/** The addresses of this module under /api. */
export const residentRoutes: readonly Route[] = [
  route(contract.search, (ctx, { body }) => searchResidents(ctx, body)),
  route(contract.detail, (ctx, { params }) => residentDetail(ctx, params.id)),
  route(contract.family, (ctx, { params }) => getFamily(ctx, params.id)),
  route(contract.unmask, (ctx, { params, body }) => unmask(ctx, { ...params, ...body })),
  route(contract.enterCentralStatus, async (ctx, { params, body }) => {
    await enterCentralStatus(ctx, { ...params, ...body });
    return residentDetail(ctx, params.id);
  }),
  route(contract.codeLists, (ctx) => codeLists(ctx)),
  route(contract.regions, (ctx, { query }) => listRegionParts(ctx, query.parent)),
  route(contract.officePlaces, (ctx) => officePlaces(ctx)),
  route(contract.startImport, (ctx, { body, file }) =>
    startImport(ctx, { kind: body.kind, dryRun: body.dryRun === 'true', file }),
  ),
  route(contract.importRuns, (ctx) => importRuns(ctx)),
  route(contract.importRun, (ctx, { params }) => importRun(ctx, params.id)),
  route(contract.importReport, (ctx, { params }) => importReport(ctx, params.id)),
  route(contract.importConflicts, (ctx) => importConflicts(ctx)),
  route(contract.keepRegister, async (ctx, { params, body }) => {
    await keepRegister(ctx, { ...params, ...body });
    return { decided: true as const };
  }),
];
