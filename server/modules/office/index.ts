export { dateIn, timeIn } from '../../zone.ts';
export { letterOffice } from './letterhead.ts';
export {
  closeStop,
  insertOffice,
  lockOffice,
  type NewOffice,
  type OfficeContact,
  openStop,
  setContact,
  setStandard,
  setTextsAbroad,
} from './store.ts';
export {
  actingAt,
  chooseOffice,
  findOpenStop,
  getOffice,
  officeColumns,
  officeStopsBetween,
  type PublicOffice,
  publicOffice,
  regionExists,
  sendsTextsAbroad,
} from './views.ts';
