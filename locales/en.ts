import { applicationFindings, applicationRefusals, applications } from './en/applications.ts';
import { attachmentRefusals } from './en/attachments.ts';
import { calendar, calendarRefusals } from './en/calendar.ts';
import { cardFindings, cardRefusals, cards } from './en/cards.ts';
import { cardScreens } from './en/cards-screens.ts';
import { check } from './en/check.ts';
import { complaintDesk } from './en/complaint-desk.ts';
import { complaintReports } from './en/complaint-reports.ts';
import { complaintScreens } from './en/complaint-screens.ts';
import { complaintYear } from './en/complaint-year.ts';
import { complaintFindings, complaintRefusals, complaints } from './en/complaints.ts';
import { desk } from './en/desk.ts';
import { documents } from './en/documents.ts';
import { door } from './en/door.ts';
import { letters } from './en/letters.ts';
import { messageRefusals, messages } from './en/messages.ts';
import { messageScreens } from './en/messages-screens.ts';
import { news, newsFindings, newsRefusals, newsScreens } from './en/news.ts';
import { officeDay } from './en/office-day.ts';
import { officeScreens } from './en/office-screens.ts';
import { publicComplaintRefusals, publicComplaints } from './en/public-complaints.ts';
import { publicQueue } from './en/public-queue.ts';
import { publicSurvey } from './en/public-survey.ts';
import { queue, queueRefusals } from './en/queue.ts';
import { queueDay } from './en/queue-day.ts';
import { queueScreens } from './en/queue-screens.ts';
import { recordingFindings, recordingRefusals, recordings } from './en/recordings.ts';
import { recordingScreens } from './en/recordings-screens.ts';
import { residentFindings, residentRefusals, residents } from './en/residents.ts';
import { residentScreens } from './en/residents-screens.ts';
import { standardRefusals } from './en/service-standards.ts';
import { shared, sharedRefusals } from './en/shared.ts';
import { shell } from './en/shell.ts';
import { site } from './en/site.ts';
import { staff, staffRefusals } from './en/staff.ts';
import { standardScreens } from './en/standard-screens.ts';
import { surveyReportRefusals, surveyReports } from './en/survey-reports.ts';
import { surveyScreens } from './en/survey-screens.ts';
import { surveyRefusals, surveys } from './en/surveys.ts';
import { track } from './en/track.ts';
import { wallDisplay } from './en/wall-display.ts';
import type { id } from './id.ts';
import type { Translation } from './translation.ts';

export const en = {
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
} satisfies Translation<typeof id>;
