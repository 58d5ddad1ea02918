import { inListOrder } from '../case/preference.ts';
import type { NewCase, NewMember } from '../casework/register-case.ts';
import { NewCaseSchema } from '../casework/register-case.ts';
import { ageOn } from '../kernel/calendar.ts';
import { present } from '../kernel/present.ts';
import type { Policy } from '../policy/policy.ts';
import type { ColumnKey } from './columns.ts';
import { COLUMNS } from './columns.ts';
import type { IntakeContext } from './contradictions.ts';
import { cameOfAge, contradictionsIn, dayOfImport } from './contradictions.ts';
import { columnOfMember } from './identity-place.ts';
import { proposedCare } from './propose-care.ts';
import { readIdentity } from './read-identity.ts';
import { readConsents, readSought } from './read-lists.ts';
import type { PersonRow } from './read-row.ts';
import { reject } from './read-row.ts';

const CASE_KEYS = [
  'programme',
  'office',
  'destinationOffice',
  'priority',
  'primaryCategory',
  'secondaryCategory',
] as const;
const SAID_KEYS = [...CASE_KEYS, 'preferences'] as const;
type SaidKey = (typeof SAID_KEYS)[number];
const CONSENT_KEYS: Readonly<Record<string, ColumnKey>> = {
  purpose: 'consentPurpose',
  givenOn: 'consentDate',
  expiresOn: 'consentExpiry',
};

/** What the rows of a case say about the case; a row that disagrees with the first is rejected. */
function readCase(rows: readonly PersonRow[]) {
  const said: Record<string, unknown> = {};
  const firstRow = present(rows[0], 'a household with a row');
  for (const key of SAID_KEYS) {
    const filled = rows.filter((row) => row.texts[key] !== undefined);
    const first = filled.find((row) => row.values[key] !== undefined);
    said[key] = first && meantBy(first, key);
    if (filled.length === 0 && COLUMNS[key].required)
      firstRow.rejections.push(
        reject(firstRow, key, firstRow.lacks.has(key) ? 'missing-column' : 'required.case'),
      );
    if (first === undefined) continue;
    for (const row of filled)
      if (row.values[key] !== undefined && String(meantBy(row, key)) !== String(said[key]))
        row.rejections.push(
          reject(row, key, 'case-differs', { row: first.row, other: first.texts[key] ?? '' }),
        );
  }
  for (const row of rows)
    if (row.values.caseSize !== undefined && row.values.caseSize !== rows.length)
      row.rejections.push(reject(row, 'caseSize', 'case-size-differs', { rows: rows.length }));
  return said as Partial<Pick<NewCase, SaidKey>>;
}

/** The meaning of a cell about the case; order and repetition of preferences do not matter. */
const meantBy = ({ values }: PersonRow, key: SaidKey) =>
  key === 'preferences' ? inListOrder(values.preferences ?? []) : values[key];

/** The person of a row as far as it could be read; an adult's separation and custody may be empty. */
function readMember(row: PersonRow, majority: number | undefined, today: string): Partial<NewMember> {
  const {
    relationship,
    name,
    sex,
    birthDate,
    nationality,
    individualNumber,
    birthPlace,
    motherName,
    fatherName,
  } = row.values;
  const estimated = row.values.birthDateEstimated;
  if (birthDate?.estimated && estimated === false)
    row.rejections.push(reject(row, 'birthDateEstimated', 'year-not-estimated'));
  const adult = birthDate !== undefined && majority !== undefined && ageOn(birthDate.date, today) >= majority;
  const grown = majority !== undefined && cameOfAge(birthDate?.date, majority, today);
  if (grown) noteGrown(row);
  const separation = (grown ? undefined : row.values.separation) ?? (adult ? 'accompanied' : undefined);
  const custody = (grown ? undefined : row.values.custody) ?? (adult ? 'not-a-child' : undefined);
  const known = {
    relationship,
    name,
    sex,
    birthDate: birthDate?.date,
    nationality,
    individualNumber,
    birthPlace,
    motherName,
    fatherName,
    separation,
    custody,
  };
  return {
    ...Object.fromEntries(Object.entries(known).filter(([, value]) => value !== undefined)),
    ...readIdentity(row),
    birthDateEstimated: estimated ?? birthDate?.estimated ?? false,
    languages: row.values.languages ?? [],
    needs: row.values.needs ?? [],
  };
}

/** Notes that values which were right for a child are ignored, because the child has come of age since. */
function noteGrown(row: PersonRow): void {
  const { separation, custody } = row.values;
  for (const [key, said] of [
    ['separation', separation !== undefined && separation !== 'accompanied'],
    ['custody', custody !== undefined && custody !== 'not-a-child'],
  ] as const)
    if (said)
      row.notes.push({
        row: row.row,
        column: COLUMNS[key].name,
        rule: 'came-of-age',
        message: 'is passed over: this person has come of age',
      });
}

/** The members with what the household suggests about the care of children, noted at each. */
function withCare(
  rows: readonly PersonRow[],
  members: readonly Partial<NewMember>[],
  majority: number,
  today: string,
): Partial<NewMember>[] {
  const care = proposedCare(members, majority, today);
  return members.map((member, index) => {
    const proposed = care[index] ?? {};
    for (const key of ['separation', 'custody'] as const)
      if (proposed[key] !== undefined)
        rows[index]?.notes.push({
          ...{ row: rows[index].row, column: COLUMNS[key].name, rule: 'care-proposed' },
          message: `is taken from the household, as was confirmed: ${proposed[key]}`,
        });
    return { ...member, ...proposed };
  });
}

type Given = NewCase['consents'][number];
type Gathered = { row: PersonRow; consent: Given };

/**
 * The consents of the rows. Those in the principal applicant's row count for the principal and, as guardian, for the
 * children. Those in another row are that person's own; a child's are signed by the guardian and, from the age at
 * which children are heard, agreed to by the child. Repeating the principal's consents in a small child's row adds
 * nothing.
 */
function gatherConsents(
  rows: readonly PersonRow[],
  policy: Pick<Policy, 'bestInterests' | 'consent'> | undefined,
  today: string,
): Gathered[] {
  const principal = rows.find(({ values }) => values.relationship === 'principal-applicant');
  const ofHousehold = new Set((principal ? readConsents(principal) : []).map((one) => JSON.stringify(one)));
  const ageIn = ({ values }: PersonRow, on: string) =>
    values.birthDate && policy ? ageOn(values.birthDate.date, on) : Number.POSITIVE_INFINITY;
  const majority = policy?.bestInterests.majority ?? 0;
  const guarded = principal !== undefined && ageIn(principal, today) >= majority;
  return rows.flatMap((row, member) => {
    const read = row === principal ? undefined : readConsents(row);
    if (read === undefined) return [...ofHousehold].map((words) => ({ row, consent: JSON.parse(words) }));
    const child = ageIn(row, today) < majority;
    const viewFrom = policy?.consent.viewFrom ?? 0;
    const heard = (one: Given) => child && ageIn(row, one.givenOn) >= viewFrom;
    return read
      .filter((one) => !child || !guarded || heard(one) || !ofHousehold.has(JSON.stringify(one)))
      .map((one) => ({
        row,
        consent: { ...one, member, ...(heard(one) ? { childView: 'agrees' as const } : {}) },
      }));
  });
}

/**
 * The household of the rows with one case number, or undefined if one of them has an error, which is then among the
 * rows' rejections.
 */
export function readHousehold(rows: readonly PersonRow[], context: IntakeContext): NewCase | undefined {
  const said = readCase(rows);
  const majority =
    said.programme === undefined ? undefined : context.policies[said.programme].bestInterests.majority;
  const policy = said.programme === undefined ? undefined : context.policies[said.programme];
  const today = dayOfImport(said, context);
  const read = rows.map((row) => readMember(row, majority, today));
  const accepts = context.acceptProposed === true && majority !== undefined;
  const members = accepts ? withCare(rows, read, majority, today) : read;
  const consents = gatherConsents(rows, policy, today);
  const tracing = rows.flatMap((row, seeker) => readSought(row, seeker));
  const draft = { ...said, members, consents: consents.map(({ consent }) => consent), tracing };
  for (const { path, text, values } of contradictionsIn(draft, context)) {
    const [row, key] = placeOf(path);
    const told = row.rejections.some((rejection) => rejection.column === COLUMNS[key].name);
    if (!told) row.rejections.push(reject(row, key, text, values));
  }
  if (rows.some((row) => row.rejections.length > 0)) return undefined;
  return NewCaseSchema.parse({ ...draft, number: rows[0]?.values.number });

  function rowAt(index: number): PersonRow {
    return present(rows[index], `a row for member ${index}`);
  }

  function placeOf([where, index, field, _place, inner]: (string | number)[]): [PersonRow, ColumnKey] {
    if (where === 'members') return [rowAt(Number(index)), columnOfMember(field, inner)];
    if (where === 'consents')
      return [
        present(consents[Number(index)], `consent ${index}`).row,
        present(CONSENT_KEYS[String(field)], `the column of a consent's ${field}`),
      ];
    if (where === 'tracing')
      return [
        rowAt(present(tracing[Number(index)], `tracing request ${index}`).seeker),
        'soughtRelationship',
      ];
    const key = where as ColumnKey;
    return [
      present(
        rows.find((row) => row.values[key] !== undefined),
        `a row with ${key}`,
      ),
      key,
    ];
  }
}
