import type * as z from 'zod';
import type { Rule } from '../kernel/rules.ts';
import type { Policy } from './policy.ts';

/** Why a policy must not be published: where, and which rule it breaks. */
export interface PolicyFault {
  readonly path: readonly (string | number)[];
  readonly rule: Rule;
}

/** What a stage contributes to the policy of a programme that has it, and what it protects there. */
export interface StagePolicy {
  readonly sections: z.ZodRawShape;
  readonly faults?: (policy: Policy) => PolicyFault[];
}
