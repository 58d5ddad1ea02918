import type * as z from 'zod';
import type { Issue } from './errors.ts';
import { CaseError } from './errors.ts';

const kindOf = (value: unknown): string => {
  if (value === null) return 'null';
  if (Array.isArray(value)) return `array of ${value.length}`;
  if (typeof value === 'string') return `text of ${value.length} characters`;
  return typeof value;
};

const at = (input: unknown, path: PropertyKey[]): unknown =>
  path.reduce<unknown>((value, key) => (value as Record<PropertyKey, unknown> | undefined)?.[key], input);

/** What zod found, as issues that tell where, which rule and what kind of thing was received, never the value. */
export const issuesOf = (error: z.ZodError, input: unknown): Issue[] =>
  error.issues.slice(0, 50).map((issue) => ({
    path: issue.path.map(String).join('.') || '(whole)',
    rule: issue.message,
    received: kindOf(at(input, issue.path)),
  }));

/** `input` as the schema's type, or `InvalidInput` naming everything that is wrong with it. */
export function parseInput<S extends z.ZodType>(schema: S, input: unknown, what: string): z.infer<S> {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  const issues = issuesOf(result.error, input);
  const told = issues.slice(0, 3).map((issue) => `${issue.path}: ${issue.rule} (received ${issue.received})`);
  throw new CaseError('InvalidInput', `The ${what} is not valid. ${told.join('; ')}`, { issues });
}

/** `InvalidInput` about one field. */
export const invalid = (path: string, rule: string, received: string): CaseError =>
  new CaseError('InvalidInput', `${path}: ${rule} (received ${received})`, {
    issues: [{ path, rule, received }],
  });
