import * as z from 'zod';

/**
 * What a person with a significant medical condition needs on the way. CDC's form was seen only in part, so that the
 * list is Kinbridge's own, in plain words for readers who are no clinicians.
 */
export const TravelNeedSchema = z.enum([
  'wheelchair',
  'stretcher',
  'oxygen',
  'extra-seat',
  'medical-escort',
  'carer',
  'dialysis',
  'medicines',
  'equipment',
]);
/** What they need where they arrive. */
export const CareNeedSchema = z.enum([
  'no-stairs',
  'specialist-care',
  'dialysis-nearby',
  'oxygen-supply',
  'carer-at-home',
  'medical-equipment',
  'school-support',
]);
/** The list that both are of. */
export const MEDICAL_NEEDS = { scheme: 'kinbridge-medical-needs', version: '1' } as const;

/** Treatment that is given to everybody of a group on suspicion alone (CDC refugee health profile, Somalia). */
export const PresumptiveSchema = z.enum(['albendazole', 'ivermectin']);
/** The list that it is of. */
export const PRESUMPTIVE = { scheme: 'cdc-presumptive-treatment', version: '2022' } as const;

/** What one person needs on the way and after it. */
export interface MedicalNeeds {
  readonly personId: string;
  readonly travel: readonly z.infer<typeof TravelNeedSchema>[];
  readonly care: readonly z.infer<typeof CareNeedSchema>[];
}
