import { applications } from './applications/endpoints.ts';
import { calendar } from './calendar.ts';
import { cards } from './cards.ts';
import { complaints } from './complaints/endpoints.ts';
import { agencies, complaintReports, replyTemplates } from './complaints/office-endpoints.ts';
import { news } from './news.ts';
import { notifications } from './notifications/endpoints.ts';
import { queue } from './queue/endpoints.ts';
import { recordings } from './recordings.ts';
import { residents } from './residents.ts';
import { serviceStandards } from './service-standards.ts';
import { delegations, employees, office, session } from './staff.ts';
import { surveys } from './surveys/endpoints.ts';
import { surveyReports } from './surveys/report-endpoints.ts';

/** Every endpoint of Lontar, by module: the server binds them, the web calls them, the tests walk them. */
export const contract = {
  agencies,
  applications,
  calendar,
  cards,
  complaintReports,
  complaints,
  delegations,
  employees,
  news,
  notifications,
  office,
  queue,
  recordings,
  replyTemplates,
  residents,
  serviceStandards,
  session,
  surveyReports,
  surveys,
};
