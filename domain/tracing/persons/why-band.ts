import type { Lever } from '../../kernel/smallest-change.ts';
import { switched, waysOtherwise } from '../../kernel/smallest-change.ts';
import type { WhyChange } from '../../kernel/why.ts';
import type { Measures, PersonComparison } from './compare-person.ts';
import { comparePersons } from './compare-person.ts';
import type { PreparedPerson } from './prepared-person.ts';
import type { Band } from './probability.ts';
import { bandOf, probabilityOf } from './probability.ts';

/** What the request knows of a person besides the name, without which nobody is compared. */
const FIELDS = ['sex', 'birth', 'birthPlace', 'lastPlace', 'nationality', 'languages', 'relatives'] as const;
type Field = (typeof FIELDS)[number];
/** What can be supposed to be the same: how rare a place is was only looked up for the places of the request. */
const COMPARED: readonly Field[] = ['sex', 'birth', 'nationality', 'languages'];

const unknown = (person: PreparedPerson, field: Field): PreparedPerson => ({
  ...person,
  [field]: field === 'languages' || field === 'relatives' ? [] : undefined,
});

const isKnown = (person: PreparedPerson, field: Field): boolean => {
  const value = person[field];
  return Array.isArray(value) ? value.length > 0 : value !== undefined;
};

const bandFor = (sought: PreparedPerson, found: PreparedPerson, measures: Measures): Band => {
  const comparison: PersonComparison = comparePersons(sought, found, measures);
  return bandOf(probabilityOf(comparison.logOdds), comparison, measures.weights, measures.registrySize);
};

/**
 * What would have put a candidate into another band: something that the request had not known, or that had been the same
 * on both sides. Names fields and bands, never a value.
 */
export function waysToAnotherBand(
  sought: PreparedPerson,
  found: PreparedPerson,
  measures: Measures,
): readonly (readonly WhyChange[])[] {
  const band = bandFor(sought, found, measures);
  const known = FIELDS.filter((field) => isKnown(sought, field));
  const otherwise = (
    lever: 'field-unknown' | 'field-agrees',
    field: Field,
    apply: Lever<PreparedPerson>,
  ) => ({
    ...apply,
    lever,
    steps: apply.steps.map((step) => ({
      ...step,
      values: { field, band: bandFor(step.apply(sought), found, measures) },
    })),
  });
  const levers = [
    ...known.map((field) =>
      otherwise(
        'field-unknown',
        field,
        switched('field-unknown', (now) => unknown(now, field)),
      ),
    ),
    ...COMPARED.filter((field) => isKnown(found, field)).map((field) =>
      otherwise(
        'field-agrees',
        field,
        switched('field-agrees', (now) => ({ ...now, [field]: found[field] })),
      ),
    ),
  ];
  const isOther = (now: PreparedPerson) => bandFor(now, found, measures) !== band;
  return levers.flatMap((lever) => waysOtherwise(isOther, sought, [lever]));
}
