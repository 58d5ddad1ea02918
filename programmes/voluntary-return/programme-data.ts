import type { ProgrammeData } from '../../domain/policy/programme-data.ts';
import { ReturnRegistrationSchema } from './registration.ts';
import { returnPolicy } from './stages/return-counselling/policy.ts';

/** What of the programme is data: what its stages have in a policy, and what it registers. */
export const voluntaryReturnData = {
  sections: { 'return-counselling': returnPolicy },
  registration: ReturnRegistrationSchema,
} satisfies ProgrammeData;
