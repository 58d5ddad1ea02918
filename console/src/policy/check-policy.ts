import type { Issue } from '../../../domain/kernel/errors.ts';
import { issuesOf } from '../../../domain/kernel/invalid-input.ts';
import type { Policy, Programme } from '../../../domain/policy/policy.ts';
import { PublishablePolicySchema } from '../../../registry/policy-schema.ts';
import type { BrokenRule } from '../api/use-rule.ts';

/** What is wrong with a policy: where and which rule; `json` if it cannot be read at all. */
export interface Fault extends BrokenRule {
  readonly path: string;
  /** The received value, as JSON. */
  readonly received?: string;
  /** The allowed values, if it is one of some codes. */
  readonly allowed?: string;
}
export type Checked =
  | { readonly policy: Policy; readonly faults?: undefined }
  | { readonly policy?: undefined; readonly faults: readonly Fault[] };

const at = (value: unknown, path: string): unknown =>
  path
    .split('.')
    .reduce<unknown>((inner, key) => (inner as Record<string, unknown> | null | undefined)?.[key], value);

const MAX_SHOWN = 60;

/** A fault with the value received: the text is the reader's own, so nothing is hidden from them. */
function told({ path, rule, code, values }: Issue, value: unknown): Fault {
  const found = at(value, path);
  const text = typeof found === 'object' && found !== null ? undefined : JSON.stringify(found);
  const options = values?.options;
  return {
    ...{ path, rule, code, values },
    ...(text === undefined ? {} : { received: text.slice(0, MAX_SHOWN) }),
    ...(options === undefined ? {} : { allowed: String(options) }),
  };
}

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
    : issuesOf(result.error, value).map((issue) => told(issue, value));
  return result.success && wrong.length === 0 ? { policy: result.data } : { faults: wrong };
}
