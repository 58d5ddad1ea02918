import { stringify } from 'csv-stringify/sync';
import { headerRows } from '../../domain/intake/write-rows.ts';

const KEYS = [
  ...(['number', 'programme', 'office', 'destinationOffice', 'priority', 'primaryCategory'] as const),
  ...([
    'secondaryCategory',
    'individualNumber',
    'relationship',
    'name',
    'sex',
    'birthDate',
    'nationality',
  ] as const),
  ...(['motherName', 'languages', 'separation', 'custody'] as const),
];
const CASE = [
  'resettlement',
  'amman',
  'toronto',
  'normal',
  'medical-needs',
  'lack-of-foreseeable-alternatives',
];
const GIVEN = [
  'Rima',
  'Hala',
  'Nour',
  'Salma',
  'Adel',
  'Samir',
  'Kinan',
  'Yazan',
  'Dana',
  'Tarek',
  'Lina',
  'Bassel',
];
const FAMILY = [
  'Haddad',
  'Sabbagh',
  'Idlibi',
  'Qanawati',
  'Hallak',
  'Sawwan',
  'Jarrouj',
  'Tolvekova',
  'Qubrusi',
];

const pick = <T>(list: readonly T[], at: number): T => list[at % list.length] as T;
const two = (number: number) => String(number).padStart(2, '0');

/** A table of invented households, four rows each, the same for every run. */
export function intakeFile(rows: number): string {
  const table = Array.from({ length: rows }, (_, at) => {
    const [household, member] = [Math.floor(at / 4), at % 4];
    const isAdult = member < 2;
    const name = `${pick(GIVEN, household * 7 + member * 5)} ${pick(FAMILY, household)}${household % 997}`;
    const birth = `${(isAdult ? 1960 : 2010) + ((household + member) % 14)}-${two(1 + (household % 12))}-${two(1 + (at % 28))}`;
    return [
      ...[
        `BENCH-${household}`,
        ...CASE,
        `BI-${at}`,
        pick(['principal-applicant', 'spouse', 'son', 'daughter'], member),
      ],
      ...[name, member % 2 === 0 ? 'f' : 'm', birth, 'SYR', `Mona ${pick(FAMILY, household + 3)}`, 'ar'],
      ...(isAdult ? ['', ''] : ['accompanied', 'both-parents']),
    ];
  });
  return stringify([headerRows(KEYS)[0], ...table]);
}
