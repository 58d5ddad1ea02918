import { PrioritySchema, SubmissionCategorySchema } from '../case/case.ts';
import { ConsentPurposeSchema } from '../case/consent.ts';
import {
  CustodySchema,
  RelationshipSchema,
  SeparationSchema,
  SexSchema,
  SpecificNeedSchema,
} from '../case/person.ts';
import { LanguageSchema } from '../case/place-codes.ts';
import { PreferenceSchema } from '../case/preference.ts';
import { OfficeSchema } from '../kernel/actor.ts';
import { ProgrammeSchema } from '../policy/policy.ts';
import type { Column } from './column.ts';
import { column } from './column.ts';
import { IDENTITY_COLUMNS } from './identity-columns.ts';
import {
  birthDate,
  count,
  country,
  date,
  list,
  matching,
  oneOf,
  personName,
  registrationNumber,
  text,
  year,
  yesOrNo,
} from './read-cell.ts';
import { BirthCalendarSchema } from './written-date.ts';

const caseColumn = column('case', true);
const maybeOfCase = column('case', false);
const personColumn = column('person', true);
const maybeOfPerson = column('person', false);
const consentColumn = column('consent', false);
const tracingColumn = column('tracing', false);

const office = matching(OfficeSchema, 'wrong-format.office', 'lower');
const category = oneOf(SubmissionCategorySchema.options);
const sex = oneOf(SexSchema.options, { female: 'f', male: 'm', other: 'x', unknown: 'u' });
const relationship = oneOf(RelationshipSchema.options, {
  pa: 'principal-applicant',
  wife: 'spouse',
  husband: 'spouse',
});

/** The columns of an intake file, in the order in which Kinbridge writes them; names follow UNHCR's Resettlement Registration Form. */
export const COLUMNS = {
  number: caseColumn('case number', '#case+id', registrationNumber, 'case no', 'registration number'),
  caseSize: maybeOfCase('case size', '#case+size', count),
  programme: caseColumn('programme', '#case+programme', oneOf(ProgrammeSchema.options), 'program'),
  office: caseColumn('office', '#case+office', office, 'asylum office', 'submitting office'),
  destinationOffice: maybeOfCase('destination office', '#case+office+destination', office),
  priority: caseColumn('submission priority', '#case+priority', oneOf(PrioritySchema.options), 'priority'),
  primaryCategory: maybeOfCase(
    'primary category',
    '#case+category+primary',
    category,
    'primary submission category',
  ),
  secondaryCategory: maybeOfCase(
    'secondary category',
    '#case+category+secondary',
    category,
    'secondary submission category',
  ),
  preferences: maybeOfCase(
    'preferences',
    '#case+preferences',
    list(oneOf(PreferenceSchema.options)),
    'wishes',
  ),
  individualNumber: maybeOfPerson(
    'individual number',
    '#person+id',
    registrationNumber,
    'individual no',
    'individual registration number',
  ),
  relationship: personColumn(
    'relationship to PA',
    '#person+relationship',
    relationship,
    'relationship to principal applicant',
  ),
  name: personColumn('full name', '#person+name', personName, 'name'),
  sex: personColumn('sex', '#person+sex', sex),
  birthCalendar: maybeOfPerson(
    'birth calendar',
    '#person+birth+calendar',
    oneOf(BirthCalendarSchema.options, {
      'solar-hijri': 'persian',
      hijri: 'islamic-umalqura',
      ethiopian: 'ethiopic',
    }),
    'calendar of birth date',
  ),
  birthDate: personColumn('date of birth', '#person+birth+date', birthDate, 'birth date', 'dob'),
  birthDateEstimated: maybeOfPerson(
    'date of birth estimated',
    '#person+birth+date+estimated',
    yesOrNo,
    'dob estimated',
  ),
  nationality: personColumn('nationality', '#person+nationality+code', country, 'citizenship'),
  birthPlace: maybeOfPerson('place of birth', '#person+birth+place', text(200), 'birth place'),
  motherName: maybeOfPerson(
    "mother's name",
    '#person+name+mother',
    personName,
    'name of mother',
    'mother name',
  ),
  fatherName: maybeOfPerson(
    "father's name",
    '#person+name+father',
    personName,
    'name of father',
    'father name',
  ),
  languages: maybeOfPerson(
    'languages',
    '#person+languages+code',
    list(matching(LanguageSchema, 'wrong-format.language', 'lower')),
  ),
  needs: maybeOfPerson('specific needs', '#person+needs', list(oneOf(SpecificNeedSchema.options))),
  separation: maybeOfPerson('separation', '#person+separation', oneOf(SeparationSchema.options)),
  custody: maybeOfPerson('custody', '#person+custody', oneOf(CustodySchema.options)),
  ...IDENTITY_COLUMNS,
  consentPurpose: consentColumn(
    'consent purpose',
    '#consent+purpose',
    list(oneOf(ConsentPurposeSchema.options)),
    'consent purposes',
  ),
  consentRecipient: consentColumn('consent recipient', '#consent+recipient', list(text(100))),
  consentFields: consentColumn('consent fields', '#consent+fields', list(list(text(60), undefined, ';'), [])),
  consentTextVersion: consentColumn('consent text version', '#consent+version', list(text(40))),
  consentDate: consentColumn('consent date', '#consent+date', list(date)),
  consentExpiry: consentColumn('consent expiry', '#consent+date+expiry', list(date, '')),
  soughtName: tracingColumn('sought name', '#sought+name', list(personName, '')),
  soughtRelationship: tracingColumn('sought relationship', '#sought+relationship', list(relationship)),
  soughtSex: tracingColumn('sought sex', '#sought+sex', list(sex, 'u')),
  soughtBirthYear: tracingColumn('sought birth year', '#sought+birth+year', list(year, 0)),
} as const;

export type ColumnKey = keyof typeof COLUMNS;
export const COLUMN_KEYS = Object.keys(COLUMNS) as ColumnKey[];
/** The values of a row by column; a column whose cell is empty or rejected is absent. */
export type RowValues = { [Key in ColumnKey]?: (typeof COLUMNS)[Key] extends Column<infer T> ? T : never };

/** The column that a file of rejected rows adds; it is ignored when the file is imported again. */
export const ERRORS_COLUMN = { name: 'errors', hxl: '#meta+errors' } as const;

const plain = (name: string): string =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/['’]/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

const tagOf = (cell: string): string => {
  const [base = '', ...attributes] = cell.toLowerCase().replace(/\s/gu, '').split('+');
  return [base.replace(/^#x_/, '#'), ...attributes.sort()].join('+');
};

/** True if a cell is an HXL hashtag with or without attributes, for example `#person +name +mother`. */
export const isHashtag = (cell: string): boolean =>
  /^#\s*[a-z][a-z0-9_]*(\s*\+\s*[a-z][a-z0-9_]*)*$/i.test(cell.trim());

const BY_NAME = new Map<string, ColumnKey | 'errors'>([
  ...COLUMN_KEYS.flatMap((key) =>
    [COLUMNS[key].name, ...COLUMNS[key].aliases].map((name) => [plain(name), key] as const),
  ),
  [plain(ERRORS_COLUMN.name), 'errors'],
]);
const BY_TAG = new Map<string, ColumnKey | 'errors'>([
  ...COLUMN_KEYS.map((key) => [tagOf(COLUMNS[key].hxl), key] as const),
  [tagOf(ERRORS_COLUMN.hxl), 'errors'],
]);

/** The column of a header cell; undefined if no column has that name. */
export const columnNamed = (cell: string): ColumnKey | 'errors' | undefined => BY_NAME.get(plain(cell));

/** The column of a hashtag, whatever the order of its attributes; `#x_…` tags count as those without. */
export const columnTagged = (cell: string): ColumnKey | 'errors' | undefined => BY_TAG.get(tagOf(cell));
