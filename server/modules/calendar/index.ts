export type { CalendarChanged } from './actions.ts';
export { bundledCalendar, bundledHolidays, suggestedDays } from './bundled.ts';
export { missingHolidays } from './page-views.ts';
export { calendarRoutes } from './routes.ts';
export { holdCalendar } from './store.ts';
export { currentVersion, hasOffices, listDays, loadCalendar } from './views.ts';
export type { Calendar, DueDate, Pause } from './working-days.ts';
export {
  addWorkingDays,
  instantAtShare,
  isOfficeHour,
  isWorkingDay,
  officeDay,
  workingDaysBetween,
} from './working-days.ts';
