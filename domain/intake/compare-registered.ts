import type { CaseFile } from '../case/case-file.ts';
import type { Person } from '../case/person.ts';
import { inListOrder } from '../case/preference.ts';
import type { NewCase, NewMember } from '../casework/register-case.ts';
import { normalizedNumber } from '../kernel/written-text.ts';
import { foldedName } from '../tracing/names/folded-name.ts';
import { newConsents } from './compare-consents.ts';
import { newsOfIdentity } from './compare-identity.ts';
import type { Difference } from './difference.ts';

const OF_CASE = ['destinationOffice', 'priority', 'primaryCategory', 'secondaryCategory'] as const;

/** What a file leaves open is no difference to what has been set meanwhile. */
const differsInCase = (newCase: NewCase, known: CaseFile['case'], key: (typeof OF_CASE)[number]): boolean =>
  newCase[key] !== undefined && newCase[key] !== known[key];
/** Names are compared by their lookup form: a spelling that folds to the same form is no difference. */
const NAMES = ['name', 'motherName', 'fatherName', 'birthPlace'] as const;
const CODES = ['relationship', 'sex', 'birthDate', 'birthDateEstimated', 'nationality'] as const;
const OF_A_CHILD = ['separation', 'custody'] as const;

const differs = (path: (string | number)[], known: unknown = ''): Difference =>
  known === '' || typeof known === 'object'
    ? { path, text: 'differs-from-registered-case' }
    : { path, text: 'differs-from-registered-case.known', values: { known: String(known) } };

/** The differences for a reader who may not be told the case's values. */
export const withoutCaseValues = (found: readonly Difference[]): Difference[] =>
  found.map((one) =>
    one.values?.known === undefined ? one : { path: one.path, text: 'differs-from-registered-case' },
  );

/**
 * What a household in a file says that its registered case does not: members the case does not have, members missing
 * from the file, and every differing value. Empty if the file brings nothing new.
 */
export function newsFor(
  file: CaseFile,
  newCase: NewCase,
  majorityOn: (birthDate: string) => boolean,
): Difference[] {
  const caseRecord = file.case;
  const found: Difference[] = OF_CASE.filter((key) => differsInCase(newCase, caseRecord, key)).map((key) =>
    differs([key], caseRecord[key]),
  );
  const wishes = (list: NewCase['preferences']) => inListOrder(list).join();
  if (newCase.preferences.length > 0 && wishes(newCase.preferences) !== wishes(caseRecord.preferences))
    found.push(differs(['preferences']));
  const known = new Map<Person, number>();
  for (const [index, member] of newCase.members.entries()) {
    const person = personOf(file.persons, known, member);
    if (!person)
      found.push({
        path: ['members', index, 'name'],
        text: 'not-in-registered-case',
      });
    else {
      known.set(person, index);
      found.push(
        ...newsOf(person, member, index, {
          adult: majorityOn(member.birthDate),
          country: file.policy.intake.countries[caseRecord.office],
        }),
      );
    }
  }
  const missing = file.persons.filter((person) => person.status === 'active' && !known.has(person)).length;
  if (missing > 0)
    found.push({
      path: ['number'],
      text: 'differs-from-registered-case.missing',
      values: { count: missing },
    });
  return [...found, ...newConsents(file, newCase), ...newRequests(file, newCase, known)];
}

/** The person of the case who is meant: by individual number, otherwise by name and birth, by name, or by birth. */
function personOf(persons: readonly Person[], known: ReadonlyMap<Person, number>, member: NewMember) {
  const free = persons.filter((person) => !known.has(person));
  const name = foldedName(member.name);
  const numbered = free.find(
    ({ individualNumber }) =>
      individualNumber !== undefined &&
      member.individualNumber !== undefined &&
      normalizedNumber(individualNumber) === normalizedNumber(member.individualNumber),
  );
  const sameNumbers = (person: Person) =>
    person.individualNumber === undefined || member.individualNumber === undefined;
  const others = free.filter(sameNumbers);
  const named = others.filter((person) => foldedName(person.name) === name);
  return (
    numbered ??
    named.find((person) => person.birthDate === member.birthDate) ??
    named[0] ??
    others.find(
      (person) =>
        person.birthDate === member.birthDate &&
        person.relationship === member.relationship &&
        person.sex === member.sex,
    )
  );
}

function newsOf(
  person: Person,
  member: NewMember,
  index: number,
  { adult, country }: { adult: boolean; country: string | undefined },
): Difference[] {
  const fields: string[] = [
    ...CODES.filter((field) => member[field] !== person[field]),
    ...NAMES.filter(
      (field) => member[field] !== undefined && foldedName(member[field]) !== foldedName(person[field] ?? ''),
    ),
    ...(adult ? [] : OF_A_CHILD.filter((field) => member[field] !== person[field])),
    ...(['languages', 'needs'] as const).filter((field) =>
      (member[field] as string[]).some((value) => !(person[field] as string[]).includes(value)),
    ),
    ...newsOfIdentity(person, member, country),
  ];
  if (
    member.individualNumber !== undefined &&
    normalizedNumber(member.individualNumber) !== normalizedNumber(person.individualNumber ?? '')
  )
    fields.push('individualNumber');
  return fields.map((field) => differs(['members', index, field], person[field as keyof Person]));
}

function newRequests(file: CaseFile, { tracing }: NewCase, known: ReadonlyMap<Person, number>): Difference[] {
  const seekers = new Map([...known].map(([person, index]) => [index, person.id]));
  return tracing.flatMap(({ seeker, sought }, index) => {
    const asked = file.tracing.some(
      (request) =>
        request.seekerId === seekers.get(seeker) &&
        request.sought.relationship === sought.relationship &&
        foldedName(request.sought.name ?? '') === foldedName(sought.name ?? ''),
    );
    if (asked || !seekers.has(seeker)) return [];
    return [differs(['tracing', index, 'sought', 'relationship'])];
  });
}
