import { z } from 'zod';

/** The roles of the office. Titles (Kasi, Ketua Tim, …) are data; these keys are not. */
export const roles = [
  'front_desk',
  'verifier',
  'recording_operator',
  'data_operator',
  'section_head',
  'division_head',
  'secretary',
  'head_of_office',
  'complaints_officer',
  'administrator',
] as const;
export type Role = (typeof roles)[number];
export const roleSchema = z.enum(roles);
