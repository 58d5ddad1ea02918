import { issuesOf } from '../../../domain/kernel/invalid-input.ts';
import type { Policy, Programme } from '../../../domain/policy/policy.ts';
import { PublishablePolicySchema } from '../../../domain/policy/publishable.ts';
import type { BrokenRule } from '../api/use-rule.ts';

/** Something that is wrong with a policy: where and which rule; `json` when it cannot be read at all. */
export interface Fault extends BrokenRule {
  readonly path: string;
}
export type Checked =
  | { readonly policy: Policy; readonly faults?: undefined }
  | { readonly policy?: undefined; readonly faults: readonly Fault[] };

/** A text as the next version of a programme's policy, or everything that is wrong with it. */
export function checkPolicy(text: string, programme: Programme, version: number): Checked {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return { faults: [{ path: '', rule: (error as Error).message }] };
  }
  const result = PublishablePolicySchema.safeParse(value);
  const wrong = result.success
    ? [
        ...(result.data.programme === programme ? [] : [{ path: 'programme', rule: programme }]),
        ...(result.data.version === version ? [] : [{ path: 'version', rule: String(version) }]),
      ]
    : issuesOf(result.error, value);
  return result.success && wrong.length === 0 ? { policy: result.data } : { faults: wrong };
}
