import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { IntakeContent } from '../../../domain/intake/intake-text.ts';
import { contentOfText } from '../../../domain/intake/intake-text.ts';
import { missingFrom } from '../../../domain/intake/mapping/apply-mapping.ts';
import { groupOf, isOwn, mapFile, tableOf } from '../../../domain/intake/mapping/map-file.ts';
import type { Mapping } from '../../../domain/intake/mapping/mapping.ts';
import { MappingSchema } from '../../../domain/intake/mapping/mapping.ts';
import { isAmbiguous, suggestMapping, valuesOf } from '../../../domain/intake/mapping/suggest.ts';
import { readCsv } from '../../../domain/intake/read-intake.ts';
import { readJson } from '../../../domain/intake/read-json.ts';
import { CONTEXT } from './a-household.ts';

const open = (name: string) => contentOfText(readFileSync(`test/fixtures/cases/${name}`, 'utf8'))!;
const fixedOf = (...keys: (keyof typeof FIXED)[]): Mapping['fields'] =>
  Object.fromEntries(keys.map((key) => [key, { from: [], codes: {}, otherwise: FIXED[key] }]));
const FIXED = {
  programme: 'resettlement',
  office: 'amman',
  destinationOffice: 'toronto',
  priority: 'normal',
  primaryCategory: 'medical-needs',
  secondaryCategory: 'lack-of-foreseeable-alternatives',
  nationality: 'SYR',
} as const;
const CASE = [
  'programme',
  'office',
  'destinationOffice',
  'priority',
  'primaryCategory',
  'secondaryCategory',
] as const;
const suggested = (content: IntakeContent, more: Mapping['fields'] = {}) => {
  const repeat = groupOf(content);
  const fixed = { ...fixedOf(...CASE), ...more };
  return suggestMapping(tableOf(content, repeat), { name: 'Test', fixed, repeat });
};
const read = (content: IntakeContent, mapping: Mapping) => {
  const mapped = mapFile(content, MappingSchema.parse(JSON.parse(JSON.stringify(mapping))));
  return readCsv((mapped as { csv: string }).csv, CONTEXT);
};

describe('the columns of a proGres-like export', () => {
  const content = open('18-progres.csv');
  const mapping = suggested(content);

  test('are known by their names, its codes too, and the names are put together', () => {
    expect(isOwn(content)).toBe(false);
    expect(missingFrom(mapping)).toEqual([]);
    expect(mapping.fields.name?.from).toEqual(['Given Name', 'Father Name', 'Family Name']);
    expect(mapping.fields.relationship?.codes).toEqual({ FP: 'principal-applicant', SD: 'son-or-daughter' });
    expect(mapping.fields.nationality?.codes).toEqual({ 'Syrian Arab Republic': 'SYR' });
    expect(mapping.fields.needs).toMatchObject({
      split: ';',
      codes: { 'SM-CI': 'serious-medical-condition', 'DS-PM': 'disability' },
    });
  });

  test('keep UNHCR’s codes of needs, the parts of a name and the phone besides', () => {
    const ready: Mapping = {
      ...mapping,
      dateOrder: 'day-first',
      fields: {
        ...mapping.fields,
        separation: { from: [], codes: {}, otherwise: 'accompanied' },
        custody: { from: ['Relationship to Focal Point'], codes: { FP: '', SD: 'one-parent' } },
      },
    };
    const [household] = read(content, ready).households;
    expect(household!.newCase.members[0]).toMatchObject({
      ...{ givenName: 'Huda', familyName: 'Idlibi', phones: ['0791234567'] },
      ...{ needs: ['serious-medical-condition', 'disability'], needCodes: ['SM-CI', 'DS-PM'] },
    });
    expect(household!.newCase.members[1]!.phones).toBeUndefined();
  });

  test('ask which number is the month, once, and go in when it is said', () => {
    const births = tableOf(content).rows.map(({ cells }) => cells[7]!);
    expect(isAmbiguous(births)).toBe(true);
    const unsaid = read(content, mapping);
    expect(unsaid.rejected.map(({ text }) => text)).toContain('not-a-date.order');
    const child = fixedOf();
    const { households, rejected } = read(content, {
      ...mapping,
      dateOrder: 'day-first',
      fields: {
        ...mapping.fields,
        ...child,
        separation: { from: [], codes: {}, otherwise: 'accompanied' },
        custody: { from: ['Relationship to Focal Point'], codes: { FP: '', SD: 'one-parent' } },
      },
    });
    expect(rejected).toEqual([]);
    expect(households).toMatchObject([
      {
        rows: [2, 3],
        newCase: {
          number: 'FLD-18',
          members: [
            { name: 'Huda Salim Idlibi', birthDate: '1985-03-12', relationship: 'principal-applicant' },
            { name: 'Yazan Marwan Idlibi', birthDate: '2012-01-01', relationship: 'son', sex: 'm' },
          ],
        },
      },
    ]);
  });
});

describe('JSON of Kobo', () => {
  const content = open('17-kobo.json');

  test('is a row for each entry of its repeated group, with paths for columns', () => {
    expect([isOwn(content), groupOf(content)]).toEqual([false, 'members']);
    const { header, rows } = tableOf(content, 'members');
    expect(header).toEqual(expect.arrayContaining(['hh/case_no', 'members/name', 'members/rel']));
    expect(rows).toHaveLength(3);
  });

  test('goes in through the mapping that is suggested', () => {
    const mapping = suggested(content, {
      ...fixedOf('nationality'),
      separation: { from: [], codes: {}, otherwise: 'accompanied' },
      custody: { from: ['members/rel'], codes: { head: '', son_daughter: 'both-parents' } },
    });
    const { households, rejected } = read(content, mapping);
    expect(rejected).toEqual([]);
    expect(households[0]!.newCase).toMatchObject({
      number: 'FLD-17',
      members: [
        { name: 'Lina Qubrusi', relationship: 'principal-applicant' },
        { name: 'Kinan Qubrusi', relationship: 'son', birthDate: '2013-09-09' },
      ],
    });
  });
});

test('JSON of Primero, where each record is a child, goes in through a mapping', () => {
  const content = open('17b-primero.json');
  expect(isOwn(content)).toBe(false);
  const mapping = suggested(content, {
    relationship: { from: [], codes: {}, otherwise: 'principal-applicant' },
    custody: { from: [], codes: {}, otherwise: 'both-parents' },
    motherName: { from: ['data.family_details_section.0.relation_name'], codes: {} },
  });
  const { households, rejected } = read(content, mapping);
  expect(rejected).toEqual([]);
  expect(households[0]!.newCase).toMatchObject({
    number: 'FLD-17B',
    members: [
      {
        ...{ name: 'Salma Idlibi', nationality: 'SYR', separation: 'unaccompanied' },
        ...{ individualNumber: 'KBI-900017', motherName: 'Huda Idlibi', birthDateEstimated: true },
      },
    ],
  });
});

test('columns of passports and numbers of other papers say what the papers are', () => {
  const fields = (header: string) => suggested({ csv: `${header}\n1;A;B\n` }).fields;
  expect(fields('Case No;Full name;Passport Number')).toMatchObject({
    paperNumber: { from: ['Passport Number'] },
    paperKind: { from: [], otherwise: 'passport' },
  });
  expect(fields('Case No;Full name;الرقم الوطني').paperKind).toMatchObject({ otherwise: 'identity-card' });
  expect(fields('Case No;Full name;Document number').paperKind).toBeUndefined();
  expect(fields('case_id_display;name;telephone_current')).toMatchObject({
    phones: { from: ['telephone_current'] },
  });
});

describe('a mapping', () => {
  const table = (...rows: string[]) => ({ csv: ['List of the office', ...rows].join('\n') });
  const arabic = table(
    'رقم الملف;الاسم الكامل;الجنس;العمر;صلة القرابة;الجنسية',
    'أ-1;ليلى حداد;أنثى;٤١;رب الأسرة;سوريا',
    ';"open;',
    'أ-2;سمير عيد;ذكر;٣٠;رب الأسرة;سوريا',
    'المجموع;;;٢;;',
  );

  test('is suggested for headers in Arabic, below a title, with ages for births', () => {
    const { households, rejected, warnings } = read(arabic, suggested(arabic));
    expect(households.map(({ rows, newCase }) => [rows, newCase.members[0]])).toMatchObject([
      [[5], { sex: 'm', nationality: 'SYR', birthDateEstimated: true }],
    ]);
    // The line that cannot be cut waits with the household above it; the totals are passed over.
    expect([...new Set(rejected.map(({ row }) => row))]).toEqual([3, 4]);
    expect(warnings.map(({ row, rule }) => [row, rule])).toContainEqual([6, 'total-row']);
  });

  test('lists the values of a column for a person to say what they are', () => {
    expect(valuesOf(tableOf(arabic), { from: ['الجنس'] })).toEqual(['أنثى', 'ذكر']);
  });

  test('gives dates of its calendar to the reader', () => {
    const persian = table(
      'case no,name,sex,relation,nationality,date of birth',
      'A-1,Ali Rezai,male,head,Iran,1360/01/15',
    );
    const { households } = read(persian, { ...suggested(persian), calendar: 'persian' });
    expect(households[0]!.newCase.members[0]!.birthDate).toBe('1981-04-04');
  });

  test('leaves a file alone that goes in as it is', () => {
    expect(isOwn(open('16b-twins.csv'))).toBe(true);
    expect(isOwn(open('27-bom.json'))).toBe(true);
    expect(readJson((open('27-bom.json') as { json: unknown }).json, CONTEXT).rejected).toEqual([]);
  });
});
