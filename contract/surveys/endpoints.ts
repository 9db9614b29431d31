import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { byId, isoDate, isoInstant, uuid } from '../fields.ts';
import type { Role } from '../roles.ts';

export * from './terms.ts';

const settingReaders: readonly Role[] = [
  'administrator',
  'head_of_office',
  'secretary',
  'division_head',
  'section_head',
];
export const surveySettingKeepers: readonly Role[] = ['administrator', 'head_of_office'];
const kioskKeepers: readonly Role[] = ['administrator', 'front_desk'];

const twoLanguages = z.object({ id: z.string(), en: z.string() });
const version = {
  questionnaire: z.string().max(40),
  version: z.int().positive(),
  mapping: z.string().max(60),
};

const settingsView = z.object({
  /** Chosen by a day; the last one that has come holds. Empty: the nine elements of the regulation. */
  settings: z.array(
    z.object({ ...version, validFrom: isoDate, inForce: z.boolean(), by: z.string().nullable() }),
  ),
  inForce: z.object(version),
  questionnaires: z.array(
    z.object({
      code: z.string(),
      version: z.number(),
      validFrom: isoDate,
      title: twoLanguages,
      legalBasis: z.string(),
      mappings: z.array(z.object({ code: z.string(), source: z.string() })),
    }),
  ),
  mayChoose: z.boolean(),
});
export type SurveySettingsView = z.infer<typeof settingsView>;

const kiosksView = z.object({
  kiosks: z.array(
    z.object({
      id: uuid,
      name: z.string(),
      /** `waiting`: its code was not typed in yet; `lapsed`: it was not typed in in time. */
      state: z.enum(['waiting', 'lapsed', 'paired']),
      createdAt: isoInstant,
      createdBy: z.string(),
      pairingUntil: isoInstant.nullable(),
      pairedAt: isoInstant.nullable(),
    }),
  ),
  /** Where the tablet opens the survey. */
  address: z.string(),
});
export type SurveyKiosksView = z.infer<typeof kiosksView>;

export const surveys = {
  settings: endpoint({
    method: 'GET',
    path: '/api/surveys/settings',
    access: settingReaders,
    reply: settingsView,
  }),
  choose: endpoint({
    method: 'POST',
    path: '/api/surveys/settings',
    access: surveySettingKeepers,
    body: z.strictObject({ ...version, validFrom: isoDate }),
    reply: settingsView,
  }),
  kiosks: endpoint({
    method: 'GET',
    path: '/api/surveys/kiosks',
    access: kioskKeepers,
    reply: kiosksView,
  }),
  addKiosk: endpoint({
    method: 'POST',
    path: '/api/surveys/kiosks',
    access: kioskKeepers,
    body: z.strictObject({ name: z.string().trim().min(2).max(60) }),
    /** The code to type in on the tablet, shown once: null when this answers a repeated request. */
    reply: kiosksView.extend({ pairingCode: z.string().nullable() }),
  }),
  stopKiosk: endpoint({
    method: 'POST',
    path: '/api/surveys/kiosks/:id/stop',
    access: kioskKeepers,
    params: byId,
    reply: kiosksView,
  }),
};
