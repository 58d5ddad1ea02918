import * as z from 'zod';
import type { NewCase } from '../casework/register-case.ts';
import { NewCaseSchema } from '../casework/register-case.ts';
import { countryMeant } from '../kernel/country.ts';
import { present } from '../kernel/present.ts';
import { RULES } from '../kernel/rules.ts';
import { normalizedNumber } from '../kernel/written-text.ts';
import type { IntakeContext } from './contradictions.ts';
import { cameOfAge, contradictionsIn, dayOfImport } from './contradictions.ts';
import { proposedAt, withCare } from './json-care.ts';
import type { IntakeResult } from './read-intake.ts';
import { placesOf, refusedWhole } from './read-intake.ts';
import { groupDuplicates } from './repetitions.ts';
import type { IntakeText, IntakeValues, IntakeWarning, Rejection } from './rules.ts';
import { MAX_INTAKE_ROWS, ruleOfText } from './rules.ts';
import { inOneGo } from './split-csv.ts';

/** The number of households read in one step. */
const STEP = 50;
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

const report = (
  read: ReadCase,
  path: readonly PropertyKey[],
  text: IntakeText,
  values: IntakeValues = {},
): void => {
  read.rejections.push({
    ...{ row: read.row, column: path.map(String).join('.') || '(household)' },
    ...{ rule: ruleOfText(text), text, values, value: valueAt(read.given, path) },
  });
};

const COUNTRY = /nationality$/;

function told(issue: z.core.$ZodIssue, where: string, value: string): [IntakeText, IntakeValues] {
  if (COUNTRY.test(where) && value !== '') {
    const meant = countryMeant(value);
    return meant === undefined ? ['not-in-list.country', {}] : ['not-in-list.meant', { meant }];
  }
  if (issue.code === 'invalid_value')
    return ['not-in-list', { options: issue.values.map(String).join(', ') }];
  if (issue.code === 'invalid_format' && issue.format === 'date') return ['not-a-date', {}];
  if (issue.code === 'too_big' && issue.origin === 'array')
    return ['too-many', { most: Number(issue.maximum) }];
  if (issue.code === 'too_big' && issue.origin === 'string')
    return ['too-long', { most: Number(issue.maximum) }];
  if (issue.message === RULES['has-letter']) return ['name-of-nothing', {}];
  if (issue.message === RULES['has-letter-or-digit']) return ['wrong-format.number', {}];
  if (issue.message === RULES['not-shortened']) return ['wrong-format.shortened', {}];
  if (issue.message === RULES.office) return ['wrong-format.office', {}];
  if (issue.message === RULES['language-code']) return ['wrong-format.language', {}];
  return ['wrong-format', { rule: issue.message }];
}

function reportIssue(read: ReadCase, issue: z.core.$ZodIssue): void {
  const value = valueAt(read.given, issue.path);
  const [text, values] = told(issue, issue.path.map(String).join('.'), value);
  if (value === '') report(read, issue.path, 'required');
  else report(read, issue.path, text, values);
}

/** The household without unknown fields, each of which is reported as a warning; `errors` is ours and ignored. */
function withoutUnknownFields(household: unknown, row: number, warnings: IntakeWarning[]): unknown {
  const known = structuredClone(household);
  const issues = NewCaseSchema.safeParse(known).error?.issues ?? [];
  for (const issue of issues) {
    if (issue.code !== 'unrecognized_keys') continue;
    const owner = issue.path.reduce(
      (inner, key) =>
        present((inner as Record<PropertyKey, Record<string, unknown>>)[key], `a field at ${String(key)}`),
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

/** JSON as programs write it: absent for `null`, text for a number. */
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

/** Ignores, with a note, values that were right for a child who has come of age since the file was written. */
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
  const known = withoutUnknownFields(plainJson(household), row, warnings);
  const result = NewCaseSchema.safeParse(withCare(known, row, context, warnings));
  if (!result.success) {
    for (const issue of result.error.issues) {
      const proposed = proposedAt(plainJson(read.given), issue.path, context);
      if (proposed === undefined) reportIssue(read, issue);
      else report(read, issue.path, 'required.proposed', { proposed });
    }
    return read;
  }
  const newCase = withoutChildhood(result.data, row, context, warnings);
  for (const { path, text, values } of contradictionsIn(newCase, context)) report(read, path, text, values);
  return { ...read, newCase };
}

function refuseRepetitions(cases: readonly ReadCase[]): void {
  const places = (having: readonly { read: ReadCase }[]) =>
    placesOf([...new Set(having.map(({ read }) => read.row))]);
  const numbered = cases.flatMap((read) =>
    read.newCase ? [{ read, number: normalizedNumber(read.newCase.number) }] : [],
  );
  for (const having of groupDuplicates(numbered, ({ number }) => number))
    for (const { read } of having) report(read, ['number'], 'case-repeated', { places: places(having) });
  for (const read of cases) {
    const members = (read.newCase?.members ?? []).map((member, index) => ({
      member: JSON.stringify(member),
      index,
    }));
    for (const having of groupDuplicates(members, ({ member }) => member))
      for (const { index } of having)
        report(read, ['members', index, 'name'], 'row-repeated', {
          places: having.map((one) => `members.${one.index}`).join(', '),
        });
  }
  const persons = cases.flatMap((read) =>
    (read.newCase?.members ?? []).flatMap(({ individualNumber }, index) =>
      individualNumber ? [{ read, index, number: normalizedNumber(individualNumber) }] : [],
    ),
  );
  for (const having of groupDuplicates(persons, ({ number }) => number))
    for (const { read, index } of having)
      report(read, ['members', index, 'individualNumber'], 'individual-number-repeated', {
        places: places(having),
      });
}

/**
 * Reads intake as JSON: `{ "households": [ … ] }`, each as in `POST /cases`. Rows are the households' positions in
 * the list, from 1. Never throws.
 */
export const readJson = (json: unknown, context: IntakeContext): IntakeResult =>
  inOneGo(readJsonInSteps(json, context));

/** The same in steps, so that other work gets its turn. */
export function* readJsonInSteps(json: unknown, context: IntakeContext): Generator<void, IntakeResult> {
  const document = DocumentSchema.safeParse(json);
  if (!document.success) return refusedWhole('not-an-intake');
  const given = document.data.households;
  if (given.length > MAX_INTAKE_ROWS)
    return refusedWhole('too-many-rows', { most: MAX_INTAKE_ROWS, rows: given.length });
  const warnings: IntakeWarning[] = [];
  const cases: ReadCase[] = [];
  for (const [index, household] of given.entries()) {
    cases.push(readCase(household, index + 1, context, warnings));
    if (index % STEP === STEP - 1) yield;
  }
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
