import { calendar as contract } from '../../../contract/calendar.ts';
import { type Route, route } from '../../http/route.ts';
import { type CalendarChanged, changeCalendar, previewChange } from './actions.ts';
import { alarm, calendarYear } from './page-views.ts';

/** The office's calendar; `onChange` recomputes what is due by it, in the transaction of the change. */
export function calendarRoutes(onChange: CalendarChanged): readonly Route[] {
  return [
    route(contract.year, (ctx, { params }) => calendarYear(ctx, params.year)),
    route(contract.alarm, (ctx) => alarm(ctx)),
    route(contract.addDays, (ctx, { body }) => changeCalendar(ctx, { change: 'addDays', ...body }, onChange)),
    route(contract.removeDay, (ctx, { params, body }) =>
      changeCalendar(ctx, { change: 'removeDay', ...params, ...body }, onChange),
    ),
    route(contract.loadYear, (ctx, { body }) =>
      changeCalendar(ctx, { change: 'loadYear', ...body }, onChange),
    ),
    route(contract.setSwitch, (ctx, { params, body }) =>
      changeCalendar(ctx, { change: 'setSwitch', ...params, ...body }, onChange),
    ),
    route(contract.preview, (ctx, { body }) => previewChange(ctx, body.change, onChange)),
  ];
}
