import { applicationFindings, applicationRefusals, applications } from './id/applications.ts';
import { attachmentRefusals } from './id/attachments.ts';
import { calendar, calendarRefusals } from './id/calendar.ts';
import { cardFindings, cardRefusals, cards } from './id/cards.ts';
import { cardScreens } from './id/cards-screens.ts';
import { check } from './id/check.ts';
import { complaintDesk } from './id/complaint-desk.ts';
import { complaintReports } from './id/complaint-reports.ts';
import { complaintScreens } from './id/complaint-screens.ts';
import { complaintYear } from './id/complaint-year.ts';
import { complaintFindings, complaintRefusals, complaints } from './id/complaints.ts';
import { desk } from './id/desk.ts';
import { documents } from './id/documents.ts';
import { door } from './id/door.ts';
import { letters } from './id/letters.ts';
import { messageRefusals, messages } from './id/messages.ts';
import { messageScreens } from './id/messages-screens.ts';
import { news, newsFindings, newsRefusals, newsScreens } from './id/news.ts';
import { officeDay } from './id/office-day.ts';
import { officeScreens } from './id/office-screens.ts';
import { publicComplaintRefusals, publicComplaints } from './id/public-complaints.ts';
import { publicQueue } from './id/public-queue.ts';
import { publicSurvey } from './id/public-survey.ts';
import { queue, queueRefusals } from './id/queue.ts';
import { queueDay } from './id/queue-day.ts';
import { queueScreens } from './id/queue-screens.ts';
import { recordingFindings, recordingRefusals, recordings } from './id/recordings.ts';
import { recordingScreens } from './id/recordings-screens.ts';
import { residentFindings, residentRefusals, residents } from './id/residents.ts';
import { residentScreens } from './id/residents-screens.ts';
import { standardRefusals } from './id/service-standards.ts';
import { shared, sharedRefusals } from './id/shared.ts';
import { shell } from './id/shell.ts';
import { site } from './id/site.ts';
import { staff, staffRefusals } from './id/staff.ts';
import { standardScreens } from './id/standard-screens.ts';
import { surveyReportRefusals, surveyReports } from './id/survey-reports.ts';
import { surveyScreens } from './id/survey-screens.ts';
import { surveyRefusals, surveys } from './id/surveys.ts';
import { track } from './id/track.ts';
import { wallDisplay } from './id/wall-display.ts';

/** Every word of Lontar in Indonesian: the source of truth. One file per area under `id/`. */
export const id = {
  shell,
  desk,
  documents,
  door,
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
