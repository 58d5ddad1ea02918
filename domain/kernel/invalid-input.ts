import type * as z from 'zod';
import type { Issue } from './errors.ts';
import { CaseError } from './errors.ts';
import { ruleOfIssue } from './rule-of-issue.ts';
import type { Rule } from './rules.ts';
import type { Why } from './why.ts';

const kindOf = (value: unknown): string => {
  if (value === null) return 'null';
  if (Array.isArray(value)) return `array of ${value.length}`;
  if (typeof value === 'string') return `text of ${value.length} characters`;
  return typeof value;
};

const at = (input: unknown, path: PropertyKey[]): unknown =>
  path.reduce<unknown>((value, key) => (value as Record<PropertyKey, unknown> | undefined)?.[key], input);

const coded = (rule: Rule | undefined): Pick<Issue, 'code' | 'values'> =>
  rule ? { code: rule.code, ...(Object.keys(rule.values).length > 0 ? { values: rule.values } : {}) } : {};

/**
 * Zod's issues as ours: where, which rule and what kind of value was received, never the value itself. `rule` is
 * zod's own sentence; `code` and `values` are for clients with their own wording.
 */
export const issuesOf = (error: z.ZodError, input: unknown): Issue[] =>
  error.issues.slice(0, 50).map((issue) => {
    const value = at(input, issue.path);
    return {
      path: issue.path.map(String).join('.') || '(whole)',
      rule: issue.message,
      ...coded(ruleOfIssue(issue, value)),
      received: kindOf(value),
    };
  });

/** `input` as the schema's type, or `InvalidInput` naming everything that is wrong with it. */
export function parseInput<S extends z.ZodType>(schema: S, input: unknown, what: string): z.infer<S> {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  const issues = issuesOf(result.error, input);
  const told = issues.slice(0, 3).map((issue) => `${issue.path}: ${issue.rule} (received ${issue.received})`);
  throw new CaseError('InvalidInput', `The ${what} is not valid. ${told.join('; ')}`, { issues });
}

/** One problem with a field: a rule of `domain/kernel/rules.ts`, or a sentence that only programs read. */
export const issue = (path: string, broken: Rule | string, received: string): Issue => {
  const text = typeof broken === 'string' ? broken : broken.text;
  return { path, rule: text, ...coded(typeof broken === 'string' ? undefined : broken), received };
};

/** An `InvalidInput` error about one field. */
export function invalid(path: string, broken: Rule | string, received: string, why?: Why): CaseError {
  const found = issue(path, broken, received);
  const extra = { issues: [found], why };
  return new CaseError('InvalidInput', `${path}: ${found.rule} (received ${received})`, extra);
}
