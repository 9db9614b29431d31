import { applicationFindings, applicationRefusals, applications } from './id/applications.ts';
import { attachmentRefusals } from './id/attachments.ts';
import { calendar, calendarRefusals } from './id/calendar.ts';
import { cardFindings, cardRefusals, cards } from './id/cards.ts';
import { complaintFindings, complaintRefusals, complaints } from './id/complaints.ts';
import { documents } from './id/documents.ts';
import { letters } from './id/letters.ts';
import { messageRefusals, messages } from './id/messages.ts';
import { news, newsFindings, newsRefusals, newsScreens } from './id/news.ts';
import { track } from './id/public/application-tracking.ts';
import { publicComplaintRefusals, publicComplaints } from './id/public/complaints.ts';
import { publicQueue } from './id/public/queue.ts';
import { site } from './id/public/site.ts';
import { publicSurvey } from './id/public/survey.ts';
import { ticketKiosk } from './id/public/ticket-kiosk.ts';
import { wallDisplay } from './id/public/wall-display.ts';
import { queue, queueRefusals } from './id/queue.ts';
import { recordingFindings, recordingRefusals, recordings } from './id/recordings.ts';
import { residentFindings, residentRefusals, residents } from './id/residents.ts';
import { cardScreens } from './id/screens/cards.ts';
import { complaintDesk } from './id/screens/complaint-desk.ts';
import { complaintReports } from './id/screens/complaint-reports.ts';
import { complaintScreens } from './id/screens/complaints.ts';
import { desk } from './id/screens/desk.ts';
import { messageScreens } from './id/screens/messages.ts';
import { officeScreens } from './id/screens/office.ts';
import { queueScreens } from './id/screens/queue.ts';
import { recordingScreens } from './id/screens/recordings.ts';
import { residentScreens } from './id/screens/residents.ts';
import { standardScreens } from './id/screens/service-standards.ts';
import { shell } from './id/screens/shell.ts';
import { surveyReportRefusals, surveyReports } from './id/screens/survey-reports.ts';
import { surveyScreens } from './id/screens/surveys.ts';
import { standardRefusals } from './id/service-standards.ts';
import { shared, sharedRefusals } from './id/shared.ts';
import { staff, staffRefusals } from './id/staff.ts';
import { surveyRefusals, surveys } from './id/surveys.ts';
import { check } from './id/terminal/check.ts';
import { complaintYear } from './id/terminal/complaint-year.ts';
import { officeDay } from './id/terminal/office-day.ts';
import { queueDay } from './id/terminal/queue-day.ts';

/** Every word of Lontar in Indonesian: the source of truth. One file per area under `id/`. */
export const id = {
  shell,
  desk,
  documents,
  ticketKiosk,
  letters,
  applications,
  check,
  officeDay,
  calendar,
  cards,
  complaintReports,
  complaints,
  publicComplaints,
  publicSurvey,
  messages,
  publicQueue,
  queue,
  queueDay,
  messageScreens,
  news,
  newsScreens,
  complaintDesk,
  complaintYear,
  complaintScreens,
  shared,
  recordings,
  residents,
  site,
  staff,
  surveyReports,
  surveyScreens,
  surveys,
  track,
  wallDisplay,
  queueScreens,
  cardScreens,
  officeScreens,
  recordingScreens,
  standardScreens,
  residentScreens,
  findings: {
    ...applicationFindings,
    ...residentFindings,
    ...recordingFindings,
    ...cardFindings,
    ...complaintFindings,
    ...newsFindings,
  },
  refusals: {
    ...sharedRefusals,
    ...applicationRefusals,
    ...residentRefusals,
    ...recordingRefusals,
    ...calendarRefusals,
    ...cardRefusals,
    ...complaintRefusals,
    ...publicComplaintRefusals,
    ...messageRefusals,
    ...queueRefusals,
    ...surveyRefusals,
    ...newsRefusals,
    ...attachmentRefusals,
    ...staffRefusals,
    ...surveyReportRefusals,
    ...standardRefusals,
  },
};
