import type * as z from 'zod';
import { codeOfText, type Rule, rule } from './rules.ts';

type Issue = z.core.$ZodIssue;

/** Zod's issue as one of our rules; undefined if people do not know a rule for it. */
export function ruleOfIssue(issue: Issue, value: unknown): Rule | undefined {
  if (issue.code === 'custom' && issue.params?.rule) return issue.params.rule as Rule;
  const named = codeOfText(issue.message);
  if (named) return rule(named);
  const missing = value === undefined || value === '' || value === null;
  if (missing && issue.code !== 'unrecognized_keys') return rule('required');
  switch (issue.code) {
    case 'invalid_type':
      return rule('kind', { expected: issue.expected });
    case 'invalid_value':
      return rule('in-list', { options: issue.values.map(String).join(', ') });
    case 'unrecognized_keys':
      return rule('unknown-field', { fields: issue.keys.join(', ') });
    case 'too_small':
      return bound('at-least', 'least', issue.origin, issue.minimum);
    case 'too_big':
      return bound('at-most', 'most', issue.origin, issue.maximum);
    case 'invalid_format':
      return formatted(issue.format);
    default:
      return undefined;
  }
}

function bound(
  side: 'at-least' | 'at-most',
  name: 'least' | 'most',
  origin: string,
  limit: number | bigint,
): Rule {
  const values = { [name]: Number(limit) };
  if (origin === 'string') return rule(`${side}-characters`, values);
  return origin === 'array' || origin === 'set' ? rule(`${side}-entries`, values) : rule(side, values);
}

function formatted(format: string): Rule | undefined {
  if (format === 'date') return rule('date');
  if (format === 'datetime') return rule('instant');
  return format === 'email' ? rule('email') : undefined;
}
