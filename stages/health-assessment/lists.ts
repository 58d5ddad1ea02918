import * as z from 'zod';

/** The list of the conditions of class A (`policy.ts`). */
export const CLASS_A = { scheme: '42-cfr-34', version: '2022' } as const;

/** Diseases that CDC's panel physicians vaccinate against; refugees are offered it before they travel and need not. */
export const VaccineSchema = z.enum([
  'diphtheria',
  'tetanus',
  'pertussis',
  'polio',
  'measles',
  'mumps',
  'rubella',
  'rotavirus',
  'haemophilus-b',
  'hepatitis-a',
  'hepatitis-b',
  'meningococcal',
  'varicella',
  'pneumococcal',
  'influenza',
  'covid-19',
]);
/** The list that they are of. */
export const VACCINES = { scheme: 'cdc-panel-vaccines', version: '2022' } as const;

/** Within how long of the arrival somebody with a significant medical condition is seen. */
export const SeenWithinSchema = z.enum(['day', 'week', 'month']);
