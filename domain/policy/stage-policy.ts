import type * as z from 'zod';
import type { Rule } from '../kernel/rules.ts';
import type { Policy } from './policy.ts';

/** What makes a policy one that must not be published: where, and which rule. */
export interface PolicyFault {
  readonly path: readonly (string | number)[];
  readonly rule: Rule;
}

/** What a stage has in the policy of a programme that has it, and what it protects there. */
export interface StagePolicy {
  readonly sections: z.ZodRawShape;
  readonly faults?: (policy: Policy) => PolicyFault[];
}
