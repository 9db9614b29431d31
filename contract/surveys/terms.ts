/** Elements of the satisfaction index (unsur SKM, PermenPANRB 14/2017), by code: a form's order of questions says nothing. */
export const surveyElements = ['U1', 'U2', 'U3', 'U4', 'U5', 'U6', 'U7', 'U8', 'U9'] as const;
export type SurveyElement = (typeof surveyElements)[number];

/** The satisfaction index (IKM), and the perception of corruption (IPAK), which is computed apart. */
export const surveyIndexes = ['ikm', 'ipak'] as const;
export type SurveyIndex = (typeof surveyIndexes)[number];

/** What a respondent was served with: a card, a recording, a complaint, anything else in the hall. */
export const surveyServices = ['card', 'recording', 'complaint', 'other'] as const;
export type SurveyService = (typeof surveyServices)[number];

/** How a response came in: by a one-time code, at the tablet in the hall, from a file of paper forms. */
export const surveyChannels = ['token', 'kiosk', 'import'] as const;
export type SurveyChannel = (typeof surveyChannels)[number];

/** The two bands of the regulation's form (08.00–12.00, 13.00–17.00), and every other hour. */
export const surveyTimeBands = ['morning', 'afternoon', 'other'] as const;
export type SurveyTimeBand = (typeof surveyTimeBands)[number];

/** Respondent's profile, as the regulation's form asks it. Nobody must answer: null says that somebody did not. */
export const surveySexes = ['male', 'female'] as const;
export const surveyAgeBands = [
  'under_20',
  'from_20',
  'from_30',
  'from_40',
  'from_50',
  'from_60',
  'from_70',
] as const;
export const surveyEducations = ['sd', 'smp', 'sma', 's1', 's2', 's3'] as const;
export const surveyOccupations = [
  'civil_servant',
  'military',
  'police',
  'private_employee',
  'entrepreneur',
  'other',
] as const;

export const scores = [1, 2, 3, 4] as const;
export type Score = (typeof scores)[number];
