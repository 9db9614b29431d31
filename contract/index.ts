import { applications } from './applications.ts';
import { calendar } from './calendar.ts';
import { cards } from './cards.ts';
import { agencies, complaintReports, replyTemplates } from './complaint-office.ts';
import { complaints } from './complaints.ts';
import { news } from './news.ts';
import { notifications } from './notifications.ts';
import { queue } from './queue.ts';
import { recordings } from './recordings.ts';
import { residents } from './residents.ts';
import { serviceStandards } from './service-standards.ts';
import { delegations, employees, office, session } from './staff.ts';
import { surveyReports } from './survey-reports.ts';
import { surveys } from './surveys.ts';

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
