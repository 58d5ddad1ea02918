import * as z from 'zod';
import { DurationSchema } from '../kernel/calendar.ts';

/**
 * How soon somebody who asks for something about their data is answered. GDPR art. 12(3): within one month of receipt
 * (verified); the IOM principles ask for an answer within a reasonable time and name no number (from memory,
 * unverified), so the default is 30 days everywhere.
 */
export const RightsPolicySchema = z.strictObject({ answerWithin: DurationSchema.default('P30D') });
