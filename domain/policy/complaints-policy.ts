import * as z from 'zod';
import { DurationSchema } from '../kernel/calendar.ts';

const ByAboutSchema = z.strictObject({ service: DurationSchema, staff: DurationSchema });

/**
 * How soon a complaint is opened and settled, and how long it is kept after it was settled: about a service, and about
 * somebody who works for or with us. Harm by staff is looked at at once (ST/SGB/2003/13; IASC Six Core Principles, 2019, name no
 * number of hours). What is kept of it outlasts an erasure for as long as claims may follow (GDPR art. 17(3)(e)). The
 * numbers are ours, unverified: codes of conduct and laws of limitation differ.
 */
export const ComplaintsPolicySchema = z.strictObject({
  openWithin: ByAboutSchema,
  settleWithin: ByAboutSchema,
  keptFor: ByAboutSchema,
});
export type ComplaintsPolicy = z.infer<typeof ComplaintsPolicySchema>;

export const DEFAULT_COMPLAINTS: ComplaintsPolicy = {
  openWithin: { service: 'P3D', staff: 'PT24H' },
  settleWithin: { service: 'P14D', staff: 'P1D' },
  keptFor: { service: 'P2Y', staff: 'P10Y' },
};
