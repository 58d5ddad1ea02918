import * as z from 'zod';
import type { NewCase } from '../case/register-case.ts';
import { NewCaseSchema } from '../case/register-case.ts';
import { evenedNumber } from '../written-text.ts';
import type { IntakeContext } from './contradictions.ts';
import { cameOfAge, contradictionsIn, dayOfImport } from './contradictions.ts';
import type { IntakeResult } from './read-intake.ts';
import { sharing } from './repetitions.ts';
import type { IntakeRule, IntakeWarning, Rejection } from './rules.ts';
import { MAX_INTAKE_ROWS } from './rules.ts';

const DocumentSchema = z.object({ households: z.array(z.unknown()) });

interface ReadCase {
  row: number;
  given: unknown;
  newCase?: NewCase;
  rejections: Rejection[];
}

const valueAt = (input: unknown, path: readonly PropertyKey[]): string => {
  const value = path.reduce<unknown>(
    (inner, key) =>
      typeof inner === 'object' && inner !== null ? (inner as Record<PropertyKey, unknown>)[key] : undefined,
    input,
  );
  return value === undefined ? '' : typeof value === 'string' ? value : JSON.stringify(value);
};

const report = (read: ReadCase, path: readonly PropertyKey[], rule: IntakeRule, message: string): void => {
  read.rejections.push({
    row: read.row,
    column: path.map(String).join('.') || '(household)',
    rule,
    message,
    value: valueAt(read.given, path),
  });
};

function ruleOf(issue: z.core.$ZodIssue): IntakeRule {
  if (issue.code === 'invalid_value') return 'not-in-list';
  if (issue.code === 'invalid_format' && issue.format === 'date') return 'not-a-date';
  if (issue.code === 'too_big' && issue.origin === 'array') return 'too-many';
  return issue.code === 'too_big' && issue.origin === 'string' ? 'too-long' : 'wrong-format';
}

function reportIssue(read: ReadCase, issue: z.core.$ZodIssue): void {
  const missing = valueAt(read.given, issue.path) === '';
  const rule = missing ? 'required' : ruleOf(issue);
  report(read, issue.path, rule, missing ? 'is filled' : issue.message);
}

/** The household without the fields that no one knows, each of which is told in a warning; `errors` is ours. */
function withoutUnknownFields(household: unknown, row: number, warnings: IntakeWarning[]): unknown {
  const known = structuredClone(household);
  const issues = NewCaseSchema.safeParse(known).error?.issues ?? [];
  for (const issue of issues) {
    if (issue.code !== 'unrecognized_keys') continue;
    const owner = issue.path.reduce(
      (inner, key) => (inner as Record<PropertyKey, never>)[key]!,
      known as Record<string, unknown>,
    );
    for (const field of issue.keys) {
      delete owner[field];
      const path = [...issue.path, field].map(String).join('.');
      if (path !== 'errors')
        warnings.push({
          row,
          column: path,
          rule: 'unknown-field',
          message: 'is not a field of a household; it is ignored',
        });
    }
  }
  return known;
}

/** JSON as programs write it: `null` for what is absent, a number that is a number. */
function plainJson(value: unknown, field = ''): unknown {
  if (Array.isArray(value)) return value.map((part) => plainJson(part));
  if (typeof value === 'number' && /^(number|individualNumber)$/.test(field)) return String(value);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, part]) => part !== null)
      .map(([key, part]) => [key, plainJson(part, key)]),
  );
}

/** What was right of a child is passed over, with a note, when the child has come of age since the file was written. */
function withoutChildhood(
  newCase: NewCase,
  row: number,
  context: IntakeContext,
  warnings: IntakeWarning[],
): NewCase {
  const today = dayOfImport(newCase, context);
  const { majority } = context.policies[newCase.programme].bestInterests;
  const members = newCase.members.map((member, index) => {
    const stated = member.custody !== 'not-a-child' || member.separation !== 'accompanied';
    if (!stated || !cameOfAge(member.birthDate, majority, today)) return member;
    warnings.push({
      row,
      column: `members.${index}.custody`,
      rule: 'came-of-age',
      message: 'is passed over: this person has come of age',
    });
    return { ...member, custody: 'not-a-child' as const, separation: 'accompanied' as const };
  });
  return { ...newCase, members };
}

function readCase(
  household: unknown,
  row: number,
  context: IntakeContext,
  warnings: IntakeWarning[],
): ReadCase {
  const read: ReadCase = { row, given: household, rejections: [] };
  if (row > MAX_INTAKE_ROWS) {
    report(
      read,
      [],
      'too-many-rows',
      `is after the first ${MAX_INTAKE_ROWS} households; import it in a file of its own`,
    );
    return read;
  }
  const result = NewCaseSchema.safeParse(withoutUnknownFields(plainJson(household), row, warnings));
  if (!result.success) {
    for (const issue of result.error.issues) reportIssue(read, issue);
    return read;
  }
  const newCase = withoutChildhood(result.data, row, context, warnings);
  for (const { path, rule, message } of contradictionsIn(newCase, context)) report(read, path, rule, message);
  return { ...read, newCase };
}

function refuseRepetitions(cases: readonly ReadCase[]): void {
  const places = (having: readonly { read: ReadCase }[]) =>
    [...new Set(having.slice(0, 6).map(({ read }) => read.row))].join(', ');
  const numbered = cases.flatMap((read) =>
    read.newCase ? [{ read, number: evenedNumber(read.newCase.number) }] : [],
  );
  for (const having of sharing(numbered, ({ number }) => number))
    for (const { read } of having)
      report(
        read,
        ['number'],
        'case-repeated',
        `stands once in a file (received households ${places(having)})`,
      );
  for (const read of cases) {
    const members = (read.newCase?.members ?? []).map((member, index) => ({
      member: JSON.stringify(member),
      index,
    }));
    for (const having of sharing(members, ({ member }) => member))
      for (const { index } of having)
        report(
          read,
          ['members', index, 'name'],
          'row-repeated',
          `stands once (received ${having.length} times)`,
        );
  }
  const persons = cases.flatMap((read) =>
    (read.newCase?.members ?? []).flatMap(({ individualNumber }, index) =>
      individualNumber ? [{ read, index, number: evenedNumber(individualNumber) }] : [],
    ),
  );
  for (const having of sharing(persons, ({ number }) => number))
    for (const { read, index } of having)
      report(
        read,
        ['members', index, 'individualNumber'],
        'individual-number-repeated',
        `belongs to one person only (received in households ${places(having)})`,
      );
}

/**
 * Reads intake as JSON: `{ "households": [ … ] }`, each as `POST /cases` takes it. Rows are the households' places in
 * the list, from 1. Never throws.
 */
export function readHouseholds(json: unknown, context: IntakeContext): IntakeResult {
  const document = DocumentSchema.safeParse(json);
  if (!document.success) {
    const message = 'is an object with a list `households`';
    return {
      rows: 1,
      households: [],
      rejected: [{ row: 1, column: '(whole file)', rule: 'not-an-intake', message, value: '' }],
      rejectedRows: [1],
      warnings: [],
    };
  }
  const warnings: IntakeWarning[] = [];
  const cases = document.data.households.map((household, index) =>
    readCase(household, index + 1, context, warnings),
  );
  if (cases.length === 0)
    warnings.push({ row: 1, column: 'households', rule: 'no-rows', message: 'is an empty list' });
  refuseRepetitions(cases);
  const good = cases.filter((read) => read.rejections.length === 0);
  return {
    rows: cases.length,
    households: good.flatMap(({ row, newCase }) => (newCase ? [{ rows: [row], newCase }] : [])),
    rejected: cases.flatMap((read) => read.rejections),
    rejectedRows: cases.filter((read) => read.rejections.length > 0).map((read) => read.row),
    warnings,
  };
}
