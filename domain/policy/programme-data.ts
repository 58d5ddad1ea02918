import type * as z from 'zod';
import type { StagePolicy } from './stage-policy.ts';

/** What of a programme's folder is data, for whoever needs it without the rules. */
export interface ProgrammeData {
  /** What its own stages have in a policy. */
  readonly sections: Readonly<Record<string, StagePolicy>>;
  /** What a household is registered with besides what every programme asks; nothing where it is absent. */
  readonly registration?: z.ZodType;
}
