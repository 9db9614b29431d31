import type { surveyReportRefusals as idRefusals, surveyReports as idReports } from '../id/survey-reports.ts';
import type { Translation } from '../translation.ts';

export const surveyReports = {
  elements: {
    U1: 'Requirements',
    U2: 'System, mechanism and procedure',
    U3: 'Time to completion',
    U4: 'Cost',
    U5: 'Product as specified',
    U6: 'Competence of staff',
    U7: 'Conduct of staff',
    U8: 'Handling of complaints, suggestions and comments',
    U9: 'Facilities',
  },
  performance: {
    A: 'Very good',
    B: 'Good',
    C: 'Less than good',
    D: 'Not good',
  },
  tooFew: 'Not yet enough respondents',
  command: {
    index:
      'Index (IKM) {index}, category {category} ({performance}), of {n, plural, one {# respondent} other {# respondents}}',
    none: 'Not yet enough respondents: no form is complete.',
    dropped: '{dropped, plural, one {# form is} other {# forms are}} incomplete and not counted.',
    element: 'Element',
    average: 'Average',
    converted: 'Index',
    category: 'Category',
    target:
      '{population, plural, one {# recipient asks} other {# recipients ask}} for {target, plural, one {# respondent} other {# respondents}} (Krejcie and Morgan).',
  },
} satisfies Translation<typeof idReports>;

export const surveyReportRefusals = {
  survey_column_missing:
    'Columns are missing: {columns}. The first row of the file must hold the headings U1 to U9.',
  survey_column_twice: 'Columns stand twice: {columns}. Each element must have one column only.',
  survey_value_not_valid:
    'Row {row}, column {column}: "{value}" is no score. Write 1, 2, 3 or 4; leave it empty where nobody answered.',
  survey_row_too_long:
    'Row {row} holds {found} values under {expected} headings. There may be a decimal comma or a delimiter too many.',
  survey_population_not_valid: '"{population}" is no number of recipients. Write a whole number from 0.',
} satisfies Translation<typeof idRefusals>;
