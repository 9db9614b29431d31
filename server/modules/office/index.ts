export { letterOffice } from './letterhead.ts';
export { closeStop, insertOffice, lockOffice, type NewOffice, openStop, setStandard } from './store.ts';
export {
  chooseOffice,
  findOpenStop,
  getOffice,
  officeStopsBetween,
  officeToday,
  type PublicOffice,
  publicOffice,
  regionExists,
} from './views.ts';
export { dateIn, timeIn } from './zone.ts';
