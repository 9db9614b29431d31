import type { publicSurvey as idWords } from '../../id/public/survey.ts';
import type { Translation } from '../../translation.ts';

export const publicSurvey = {
  title: 'Public satisfaction survey',
  intro:
    'When you have been served, you can rate our service. What you say decides what we improve, and we publish the result.',
  how: 'How to take part',
  howCode:
    'A survey code is printed on the receipt for your identity card (KTP-el). Scan its QR code, or type the code below.',
  howComplaint:
    'If you made a complaint (pengaduan), the link to the survey is in the message that answers it and on the page of that complaint.',
  howKiosk: 'At the office you can also answer at the tablet in the hall, without a code.',
  private: 'Answers are not tied to your name',
  privateHelp:
    'The code only shows that you were served. As soon as you send your answers, the code is deleted; all that we keep are the answers and the day. No officer can see who answered what.',
  results: 'Results of the survey',
  resultsHelp: 'The index, the number of respondents, and the lowest elements',
  national: 'National SIPP survey',
  nationalHelp: 'A separate survey about the SIPP site, not about our office',
  codeHelp: 'Twenty letters and digits, in capitals or not. Hyphens and blanks do not matter.',
  open: 'Begin',
  again: 'To the survey page',
  form: {
    lead: 'About the service: {service}. {count} questions, about two minutes.',
    minor: 'Please answer from what you saw yourself. No answer is wrong.',
    question: 'Question {number} of {count}',
    profile: 'About you',
    profileHelp: 'You may leave out these five. They are used as counts alone, never one by one.',
    skip: 'Choose, or leave out',
    kelamin: 'Sex',
    usia: 'Age',
    pendidikan: 'Highest education',
    pekerjaan: 'Main occupation',
    disabilitas: 'Disability',
    submit: 'Send answers',
    once: 'Answers are sent once and cannot be changed.',
    missingTitle: '{count, plural, one {# question is} other {# questions are}} still open',
    missing: 'Question {number}: {topic}',
    fault: 'This question is still open. Choose one answer.',
    stale:
      'This form has been open for too long or is not whole. Your answers are still there: send them once more.',
    otherCode:
      'This form was made for another code. Your answers are still there: look them over and send them once more for this code.',
    changed: 'The questions have just been changed. Please answer those that are open, then send.',
  },
  thanks: {
    title: 'Thank you',
    text: 'We have received your answers. The survey code has been deleted, so that the answers cannot be connected with you.',
  },
  refused: {
    unknownTitle: 'We do not know this survey code',
    unknown:
      'This is no survey code of our office. There may be a typing mistake; please compare it with the paper.',
    tracking_codeTitle: 'This is a tracking code',
    tracking_code:
      'What you typed is the tracking code of an application or a complaint. The survey code is printed apart on the handover receipt, twenty letters and digits.',
    of_other_officeTitle: 'A code of another office',
    of_other_office:
      'This code was given by another office. Please use the site of the office that is named on the paper.',
    expiredTitle: 'This code has run out',
    expired:
      'This code was good until {until}. Thank you all the same; you can still tell us what you think through a complaint.',
    usedTitle: 'This code has been used',
    used: 'The survey has been answered with this code. Each code is good once. If it was not you who answered, please tell us.',
    staffTitle: 'The survey is not for officers',
    slow: 'Too many wrong codes. Please wait a minute and try again.',
    goTrack: 'Track an application',
    goComplain: 'Make a complaint',
  },
  kiosk: {
    lead: 'Touch one answer to go on. We do not ask for your name.',
    service: 'What were you here for today?',
    step: 'Step {number} of {count}',
    otherLanguage: 'Indonesia',
    next: 'Next',
    choose: 'Choose one answer first.',
    still: 'Still answering? Touch the screen to go on.',
    thanks: 'Thank you for your opinion.',
    thanksHelp: 'This screen goes back to the start by itself.',
    startAgain: 'Back to the start',
    waiting: 'The answers will be sent by themselves when the network is back.',
    tooSoon:
      'Somebody has just answered at this tablet. Your answers are still there: send them again after a minute.',
    notPaired: 'This tablet has not been paired',
    notPairedHelp:
      'An officer opens the menu Survey at a computer, chooses Add a tablet, and the code of eight letters and digits that appears is typed in here. Do not sign in as an officer on this tablet.',
    pair: 'Pair',
    wrongCode: 'The pairing code is wrong, was used, or is older than ten minutes. Ask for a new one.',
    stale: 'This form has been open for too long. The answers are still there: send them once more.',
  },
} satisfies Translation<typeof idWords>;
