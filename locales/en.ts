import { applicationFindings, applicationRefusals, applications } from './en/applications.ts';
import { attachmentRefusals } from './en/attachments.ts';
import { calendar, calendarRefusals } from './en/calendar.ts';
import { cardFindings, cardRefusals, cards } from './en/cards.ts';
import { complaintFindings, complaintRefusals, complaints } from './en/complaints.ts';
import { documents } from './en/documents.ts';
import { letters } from './en/letters.ts';
import { messageRefusals, messages } from './en/messages.ts';
import { news, newsFindings, newsRefusals, newsScreens } from './en/news.ts';
import { track } from './en/public/application-tracking.ts';
import { publicComplaintRefusals, publicComplaints } from './en/public/complaints.ts';
import { publicQueue } from './en/public/queue.ts';
import { site } from './en/public/site.ts';
import { publicSurvey } from './en/public/survey.ts';
import { ticketKiosk } from './en/public/ticket-kiosk.ts';
import { wallDisplay } from './en/public/wall-display.ts';
import { queue, queueRefusals } from './en/queue.ts';
import { recordingFindings, recordingRefusals, recordings } from './en/recordings.ts';
import { residentFindings, residentRefusals, residents } from './en/residents.ts';
import { cardScreens } from './en/screens/cards.ts';
import { complaintDesk } from './en/screens/complaint-desk.ts';
import { complaintReports } from './en/screens/complaint-reports.ts';
import { complaintScreens } from './en/screens/complaints.ts';
import { desk } from './en/screens/desk.ts';
import { messageScreens } from './en/screens/messages.ts';
import { officeScreens } from './en/screens/office.ts';
import { queueScreens } from './en/screens/queue.ts';
import { recordingScreens } from './en/screens/recordings.ts';
import { residentScreens } from './en/screens/residents.ts';
import { standardScreens } from './en/screens/service-standards.ts';
import { shell } from './en/screens/shell.ts';
import { surveyReportRefusals, surveyReports } from './en/screens/survey-reports.ts';
import { surveyScreens } from './en/screens/surveys.ts';
import { standardRefusals } from './en/service-standards.ts';
import { shared, sharedRefusals } from './en/shared.ts';
import { staff, staffRefusals } from './en/staff.ts';
import { surveyRefusals, surveys } from './en/surveys.ts';
import { check } from './en/terminal/check.ts';
import { complaintYear } from './en/terminal/complaint-year.ts';
import { officeDay } from './en/terminal/office-day.ts';
import { queueDay } from './en/terminal/queue-day.ts';
import type { id } from './id.ts';
import type { Translation } from './translation.ts';

export const en = {
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
} satisfies Translation<typeof id>;
