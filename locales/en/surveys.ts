import type { surveyRefusals as idRefusals, surveys as idWords } from '../id/surveys.ts';
import type { Translation } from '../translation.ts';

export const surveys = {
  services: {
    card: 'Identity card (KTP-el)',
    recording: 'Recording for the identity card (perekaman)',
    complaint: 'Complaint (pengaduan)',
    other: 'Another service',
  },
  channels: {
    token: 'Survey code',
    kiosk: 'Tablet in the hall',
    import: 'Paper form',
  },
  timeBands: {
    morning: '08:00–12:00',
    afternoon: '13:00–17:00',
    other: 'Another hour',
  },
  sexes: {
    male: 'Male',
    female: 'Female',
  },
  ageBands: {
    under_20: 'Under 20',
    from_20: '20–29',
    from_30: '30–39',
    from_40: '40–49',
    from_50: '50–59',
    from_60: '60–69',
    from_70: '70 or older',
  },
  educations: {
    sd: 'Primary school (SD) or less',
    smp: 'Junior secondary school (SMP)',
    sma: 'Senior secondary school (SMA/SMK)',
    s1: 'Diploma or bachelor (S1)',
    s2: 'Master (S2)',
    s3: 'Doctor (S3)',
  },
  occupations: {
    civil_servant: 'Civil servant (PNS)',
    military: 'Armed forces (TNI)',
    police: 'Police (POLRI)',
    private_employee: 'Private employee',
    entrepreneur: 'Self-employed',
    other: 'Other',
  },
  disability: {
    yes: 'Person with a disability',
    no: 'No disability',
  },
  notSaid: 'Would rather not say',
} satisfies Translation<typeof idWords>;

export const surveyRefusals = {
  survey_code_used: 'This survey code has been used. Each code is good for one set of answers.',
  survey_staff_session:
    'This browser is signed in as an officer. The survey is for the public alone: sign out first, or use another device.',
  survey_kiosk_unknown: 'There is no such survey tablet, or it has been stopped.',
  survey_choice_in_past: 'The questionnaire can be changed from today or a later day on.',
  survey_choice_unknown: 'There is no such questionnaire, version or mapping.',
  survey_choice_too_early: 'That version of the questionnaire may be used from {from} on.',
  survey_choice_made: 'The office has already chosen a questionnaire for {day}. Choose another day.',
} satisfies Translation<typeof idRefusals>;
