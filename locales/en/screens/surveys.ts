import type { surveyScreens as idSurveyScreens } from '../../id/screens/surveys.ts';
import type { Translation } from '../../translation.ts';

export const surveyScreens = {
  report: {
    menu: 'Survey report',
    title: 'Report of the satisfaction survey',
    intro: 'Index by PermenPANRB 14/2017. Answers hold no name and lead back to nobody.',
    part: 'Part of the year',
    pdf: 'PDF',
    workbook: 'XLSX',
    below: 'Fewer than {minimum} respondents: this index is not published on the site yet.',
    noAnswers: 'Nobody has answered in this period yet.',
  },
  followUp: {
    title: 'Follow-up plan (rencana tindak lanjut)',
    none: 'No plan yet. Lowest elements: {elements}.',
    add: 'Add a plan',
    addText:
      'What is improved, by whom and until when. The plan is printed in the report and published without the name; name nobody in it.',
    done: 'Mark as done',
    doneText: 'This plan has been carried out. It cannot be changed after that.',
    plan: 'Plan',
    responsible: 'Responsible (post)',
  },
  flags: {
    text: 'The card is free by law. Every answer below “free” must be looked into; who gave it is not known.',
    none: 'No such answer in this period.',
    answer: 'Record what was done',
    answerText: 'Say what has been done. The note stays and is printed in the report.',
  },
  kiosks: {
    title: 'Survey kiosks',
    intro:
      'Tablets in the hall on which people answer the survey by themselves. No officer ever signs in on them.',
    none: 'No kiosk yet.',
    add: 'Add a kiosk',
    name: 'Name or place of the tablet',
    addText: 'After saving, a pairing code appears once and is good for ten minutes.',
    code: 'Pairing code',
    codeText:
      'Open {address} on the tablet and type this code. It is good for ten minutes and is not shown again.',
    codeLost: 'The code was shown once. Stop this kiosk and make a new one if the code is lost.',
    states: { waiting: 'Waiting to be paired', lapsed: 'Code has expired', paired: 'Paired' },
    by: 'Made by',
    stop: 'Stop',
    stopText: 'The survey can no longer be answered on this tablet.',
  },
  settings: {
    title: 'Survey questionnaire',
    intro: 'The questionnaire that the office uses, and how its questions are read as the nine elements.',
    inForce: 'In force now',
    history: 'Choices',
    usual: 'The office has not chosen; the nine elements of PermenPANRB 14/2017 hold.',
    choose: 'Change the questionnaire',
    chooseText: 'Answers that are in already are counted by their own questionnaire.',
    mapping: 'Mapping to elements',
    validFrom: 'In force from',
    by: 'Chosen by',
    current: 'in force',
    version: '{title}, version {version}',
  },
} satisfies Translation<typeof idSurveyScreens>;
