import { describe, expect, test } from 'vitest';
import type { ColumnKey } from '../../../domain/intake/columns.ts';
import { COLUMN_KEYS, COLUMNS } from '../../../domain/intake/columns.ts';
import { readRows } from '../../../domain/intake/read-intake.ts';
import type { IntakeRule } from '../../../domain/intake/rules.ts';
import { headerRows } from '../../../domain/intake/write-rows.ts';
import { CONTEXT } from './a-household.ts';

type Cells = Partial<Record<ColumnKey, string>>;

const PARENT: Cells = {
  number: 'KB-TST-00001',
  programme: 'resettlement',
  office: 'amman',
  destinationOffice: 'lyon',
  priority: 'normal',
  primaryCategory: 'medical-needs',
  secondaryCategory: 'lack-of-foreseeable-alternatives',
  relationship: 'principal-applicant',
  name: 'Ilmeri Tolvekova',
  sex: 'f',
  birthDate: '1984-05-17',
  nationality: 'SYR',
  languages: 'ar',
};
const CHILD: Cells = {
  ...PARENT,
  relationship: 'son',
  name: 'Dovarin Tolvekov',
  sex: 'm',
  birthDate: '2016-03-09',
  separation: 'accompanied',
  custody: 'both-parents',
};
const CONSENT: Cells = {
  consentPurpose: 'tracing',
  consentRecipient: 'Network',
  consentTextVersion: '1',
  consentDate: '2026-04-02',
};

const read = (...rows: Cells[]) =>
  readRows([headerRows()[0], ...rows.map((row) => COLUMN_KEYS.map((key) => row[key] ?? ''))], CONTEXT);

/** What the parent's row (2) and the child's (3) say, and where the one mistake is to be found. */
const MISTAKES: [IntakeRule, { parent?: Cells; child?: Cells; row: 2 | 3; at: ColumnKey }][] = [
  ['required', { child: { name: '' }, row: 3, at: 'name' }],
  ['required', { child: { custody: '' }, row: 3, at: 'custody' }],
  ['required', { parent: { office: '' }, child: { office: '' }, row: 2, at: 'office' }],
  ['required', { parent: { ...CONSENT, consentDate: '' }, row: 2, at: 'consentDate' }],
  ['not-in-list', { child: { relationship: 'cousin' }, row: 3, at: 'relationship' }],
  ['not-in-list', { child: { needs: 'wheelchair|wings' }, row: 3, at: 'needs' }],
  ['not-in-list', { child: { nationality: 'Syria' }, row: 3, at: 'nationality' }],
  ['too-long', { child: { name: 'x'.repeat(201) }, row: 3, at: 'name' }],
  ['name-of-nothing', { child: { name: '-' }, row: 3, at: 'name' }],
  ['name-of-nothing', { parent: { motherName: '.' }, row: 2, at: 'motherName' }],
  ['wrong-format', { child: { individualNumber: '2.64E+11' }, row: 3, at: 'individualNumber' }],
  ['wrong-format', { parent: { phones: '0791' }, row: 2, at: 'phones' }],
  ['not-in-list', { child: { needCodes: 'DS-BD|XX' }, row: 3, at: 'needCodes' }],
  ['in-future', { parent: { paperNumber: 'N1', paperIssued: '2040-01-01' }, row: 2, at: 'paperIssued' }],
  [
    'expiry-before-date',
    {
      parent: { paperNumber: 'N1', paperIssued: '2020-01-01', paperExpiry: '2019-01-01' },
      row: 2,
      at: 'paperExpiry',
    },
  ],
  ['list-length', { parent: { paperKind: 'passport' }, row: 2, at: 'paperKind' }],
  ['list-length', { parent: { paperNumber: 'N1|n1', paperKind: 'passport' }, row: 2, at: 'paperNumber' }],
  ['line-break', { child: { birthPlace: 'one\ntwo' }, row: 3, at: 'birthPlace' }],
  ['not-a-date', { child: { birthDate: '09/03/2016' }, row: 3, at: 'birthDate' }],
  ['not-a-date', { child: { birthDate: '2015-02-29' }, row: 3, at: 'birthDate' }],
  ['not-yes-or-no', { child: { birthDateEstimated: 'maybe' }, row: 3, at: 'birthDateEstimated' }],
  [
    'year-not-estimated',
    { parent: { birthDate: '1984', birthDateEstimated: 'no' }, row: 2, at: 'birthDateEstimated' },
  ],
  [
    'not-a-year',
    { child: { soughtRelationship: 'father', soughtBirthYear: "'84" }, row: 3, at: 'soughtBirthYear' },
  ],
  ['list-length', { child: { soughtName: 'Orsabat Pelyanov' }, row: 3, at: 'soughtName' }],
  [
    'list-length',
    {
      parent: {
        ...CONSENT,
        consentPurpose: 'tracing|assessment|statistics',
        consentDate: '2026-01-02|2026-01-03',
      },
      row: 2,
      at: 'consentDate',
    },
  ],
  ['list-length', { child: { languages: 'ar||fr' }, row: 3, at: 'languages' }],
  ['case-differs', { child: { priority: 'urgent' }, row: 3, at: 'priority' }],
  [
    'case-differs',
    { parent: { preferences: 'rural|garden' }, child: { preferences: 'rural' }, row: 3, at: 'preferences' },
  ],
  ['not-in-list', { parent: { preferences: 'by the sea' }, row: 2, at: 'preferences' }],
  ['case-size-differs', { child: { caseSize: '3' }, row: 3, at: 'caseSize' }],
  ['one-principal-applicant', { child: { relationship: 'PA' }, row: 3, at: 'relationship' }],
  ['one-principal-applicant', { parent: { relationship: 'mother' }, row: 2, at: 'relationship' }],
  [
    'categories-equal',
    {
      parent: { secondaryCategory: 'medical-needs' },
      child: { secondaryCategory: '' },
      row: 2,
      at: 'secondaryCategory',
    },
  ],
  ['in-future', { child: { birthDate: '2026-11-23' }, row: 3, at: 'birthDate' }],
  ['in-future', { parent: { ...CONSENT, consentDate: '2026-11-23' }, row: 2, at: 'consentDate' }],
  ['too-old', { parent: { birthDate: '1900-11-21' }, row: 2, at: 'birthDate' }],
  ['adult-separated', { parent: { separation: 'separated' }, row: 2, at: 'separation' }],
  ['adult-in-custody', { parent: { custody: 'one-parent' }, row: 2, at: 'custody' }],
  ['child-marked-not-a-child', { child: { custody: 'not-a-child' }, row: 3, at: 'custody' }],
  [
    'child-alone-marked-accompanied',
    {
      parent: { birthDate: '2010-05-17', separation: 'accompanied', custody: 'both-parents' },
      row: 2,
      at: 'separation',
    },
  ],
  [
    'expiry-before-date',
    { parent: { ...CONSENT, consentExpiry: '2026-04-01' }, row: 2, at: 'consentExpiry' },
  ],
  [
    'consent-repeated',
    {
      parent: { ...CONSENT, consentPurpose: 'tracing|tracing', consentTextVersion: '1|2' },
      row: 2,
      at: 'consentPurpose',
    },
  ],
];

describe('a mistake in a household', () => {
  test.each(MISTAKES)(
    '%s is reported at its row and column, and the whole household waits',
    (rule, { parent, child, row, at }) => {
      const rows = [
        { ...PARENT, ...parent },
        { ...CHILD, ...child },
      ];
      const good = { ...PARENT, number: 'KB-TST-00002' };
      const result = read(...rows, good);
      const [own, ...others] = result.rejected.filter((rejection) => rejection.rule !== 'held-back');
      expect(others).toEqual([]);
      expect(own).toMatchObject({ row, column: COLUMNS[at].name, rule, value: rows[row - 2]![at] ?? '' });
      expect(result.rejectedRows).toEqual([2, 3]);
      expect(result.rejected.find((rejection) => rejection.rule === 'held-back')).toMatchObject({
        row: row === 2 ? 3 : 2,
        column: 'case number',
      });
      expect(result.households.map((household) => household.rows)).toEqual([[4]]);
    },
  );

  test('several mistakes of a row are reported at once', () => {
    const { rejected } = read({ ...PARENT, sex: 'q', nationality: '', birthDate: 'long ago' });
    expect(rejected.map(({ column, rule }) => [column, rule])).toEqual([
      ['sex', 'not-in-list'],
      ['date of birth', 'not-a-date'],
      ['nationality', 'required'],
    ]);
  });

  test('21 members are reported at the 21st', () => {
    const many = Array.from(
      { length: 21 },
      (_, index): Cells => (index === 0 ? PARENT : { ...CHILD, name: `Dovarin Tolvekov ${index}` }),
    );
    expect(read(...many).rejected.filter(({ rule }) => rule !== 'held-back')).toMatchObject([
      { row: 22, rule: 'too-many' },
    ]);
  });

  test('an individual number that stands twice is reported at both rows, whichever cases they are of', () => {
    const result = read(
      { ...PARENT, individualNumber: 'KBI-1' },
      { ...PARENT, number: 'KB-TST-00002', individualNumber: 'kbi-1 ' },
      { ...PARENT, number: 'KB-TST-00003' },
    );
    expect(result.rejected).toMatchObject([
      { row: 2, column: 'individual number', rule: 'individual-number-repeated', value: 'KBI-1' },
      { row: 3, column: 'individual number', rule: 'individual-number-repeated', value: 'kbi-1' },
    ]);
    expect(result.households.map((household) => household.rows)).toEqual([[4]]);
  });

  test('a row without a case number holds back the household above it', () => {
    const result = read(PARENT, { ...CHILD, number: '' }, { ...PARENT, number: 'KB-TST-00002' });
    expect(result.rejected).toMatchObject([
      { row: 2, rule: 'held-back', values: { places: '3' } },
      { row: 3, column: 'case number', rule: 'required' },
    ]);
    expect(result.households.map((household) => household.rows)).toEqual([[4]]);
  });
});

describe('what is understood as it is meant', () => {
  test('a year alone is the first of January, estimated', () => {
    const [household] = read({ ...PARENT, birthDate: '1984' }).households;
    expect(household!.newCase.members[0]).toMatchObject({
      birthDate: '1984-01-01',
      birthDateEstimated: true,
    });
  });

  test('what concerns the case need stand in one of its rows only, and other words for a code are taken', () => {
    const shared = {
      programme: '',
      office: '',
      destinationOffice: '',
      priority: '',
      primaryCategory: '',
      secondaryCategory: '',
    };
    const [household] = read(
      { ...PARENT, ...shared, sex: 'Female', relationship: 'PA' },
      {
        ...CHILD,
        number: 'kb-tst-00001',
        priority: 'URGENT',
        primaryCategory: 'Medical Needs',
        programme: 'Family reunification',
      },
    ).households;
    expect(household!.newCase).toMatchObject({ priority: 'urgent', programme: 'family-reunification' });
    const again = read(
      { ...PARENT, sex: 'Female', relationship: 'PA', primaryCategory: 'Medical Needs', nationality: 'syr' },
      { ...CHILD, ...shared, number: 'kb-tst-00001 ' },
    );
    expect(again.rejected).toEqual([]);
    expect(again.households[0]!.newCase).toMatchObject({
      number: 'KB-TST-00001',
      primaryCategory: 'medical-needs',
    });
    expect(again.households[0]!.newCase.members[0]).toMatchObject({
      sex: 'f',
      relationship: 'principal-applicant',
      nationality: 'SYR',
    });
  });

  test('a consent of the principal that a small child’s row repeats is one consent', () => {
    const [household] = read({ ...PARENT, ...CONSENT }, { ...CHILD, ...CONSENT }).households;
    expect(household!.newCase.consents).toHaveLength(1);
  });
});
