export { bundledHolidays } from './bundled.ts';
export { currentVersion, loadCalendar } from './views.ts';
export type { Calendar, DueDate, Pause } from './working-days.ts';
export {
  addWorkingDays,
  instantAtShare,
  isOfficeHour,
  isWorkingDay,
  nextOfficeHour,
  workingDaysBetween,
} from './working-days.ts';
