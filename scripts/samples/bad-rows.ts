import type { ColumnKey } from '../../domain/intake/columns.ts';
import { headerRows } from '../../domain/intake/write-rows.ts';
import { SAMPLE_COLUMNS } from './columns.ts';

type Row = Partial<Record<ColumnKey, string>> & { secondName?: string; beyond?: string };

const PERSON: Row = {
  programme: 'resettlement',
  office: 'amman',
  destinationOffice: 'lyon',
  priority: 'normal',
  primaryCategory: 'medical-needs',
  secondaryCategory: 'lack-of-foreseeable-alternatives',
  relationship: 'principal-applicant',
  sex: 'f',
  birthDate: '1984-05-17',
  nationality: 'SYR',
  languages: 'ar',
};
const CHILD: Row = {
  ...PERSON,
  relationship: 'son',
  sex: 'm',
  birthDate: '2016-03-09',
  separation: 'accompanied',
  custody: 'both-parents',
};

let given = 0;
/** A name for a person of the file who has no other. */
const name = () => {
  given += 1;
  const own = [
    'Ilmeri',
    'Sarvane',
    'Tolvek',
    'Ashmira',
    'Dovarin',
    'Keshtal',
    'Nurivel',
    'Orsabat',
    'Pelyana',
    'Quorim',
  ];
  return `${own[given % own.length]} ${own[(given * 3 + 1) % own.length]}ov ${String.fromCharCode(64 + (given % 26) + 1)}.`;
};

const one = (change: Row): Row[] => [{ ...PERSON, name: name(), ...change }];
const withChild = (change: Row, parent: Row = {}): Row[] => [
  { ...PERSON, name: name(), ...parent },
  { ...CHILD, name: name(), ...change },
];
const consent: Row = {
  consentPurpose: 'tracing',
  consentRecipient: 'Network',
  consentTextVersion: 'consent-2026-1',
  consentDate: '2026-04-02',
};

/** Households with one mistake each, one of each rule and more; the first and the last have none. */
const households = (): Row[][] => [
  withChild({}, consent),
  one({ name: '' }),
  one({ sex: 'q' }),
  one({ priority: 'soon' }),
  one({ nationality: 'Syria' }),
  one({ office: 'Amman, Jordan' }),
  one({ name: 'Ilmeri '.repeat(40).trim() }),
  one({ birthDate: '07/05/1984' }),
  one({ birthDate: '1984-02-30' }),
  one({ birthDateEstimated: 'perhaps' }),
  one({ birthDate: '1984', birthDateEstimated: 'no' }),
  one({ name: 'Sarvane\nTolvekov' }),
  one({ name: 'Dovarin Keshtalov', secondName: 'Dovarina Keshtal' }),
  one({ beyond: 'a note that no column takes' }),
  one({ needs: 'wheelchair|flying-carpet' }),
  one({ languages: 'ar||fr' }),
  one({ soughtName: 'Orsabat Pelyanov' }),
  one({ soughtRelationship: 'brother', soughtBirthYear: '84' }),
  one({ ...consent, consentPurpose: 'tracing|statistics|assessment', consentDate: '2026-04-02|2026-04-03' }),
  one({ ...consent, consentTextVersion: '' }),
  one({ ...consent, consentDate: '2027-04-02' }),
  one({ ...consent, consentExpiry: '2026-01-01' }),
  one({ ...consent, consentPurpose: 'tracing|tracing', consentTextVersion: 'consent-2026-1|consent-2025-1' }),
  withChild({ priority: 'urgent' }),
  withChild({ caseSize: '3' }),
  withChild({ relationship: 'principal-applicant' }),
  one({ relationship: 'spouse' }),
  one({ secondaryCategory: 'medical-needs' }),
  one({ birthDate: '2029-05-17' }),
  one({ birthDate: '1884-05-17' }),
  one({ separation: 'separated' }),
  one({ custody: 'one-parent' }),
  withChild({ custody: 'not-a-child' }),
  withChild({ separation: '' }),
  one({ ...CHILD, relationship: 'principal-applicant' }),
  Array.from({ length: 21 }, (_, index): Row => ({ ...(index === 0 ? PERSON : CHILD), name: name() })),
  one({ individualNumber: 'KBI-AMM-26C90001-01' }),
  one({ individualNumber: 'kbi-amm-26c90001-01' }),
  one({ name: '-' }),
  one({ number: '2.64E+11' }),
  [
    { ...PERSON, name: name() },
    { ...CHILD, name: 'Keshtal Nurivelov' },
    { ...CHILD, name: 'Keshtal Nurivelov' },
  ],
  one({ number: '' }),
  withChild({}),
];

/** A second column for the name, a column that nobody knows, and cells of the row beyond the header. */
const cellsOf = (row: Row): string[] => [
  ...SAMPLE_COLUMNS.map((key) => row[key] ?? ''),
  row.secondName ?? '',
  '',
  ...(row.beyond ? [row.beyond] : []),
];

/** The rows of `samples/intake-bad.csv`, header first, and a line with a broken quote that stands before the last household. */
export function badRows(): { before: string[][]; broken: string; after: string[][] } {
  given = 0;
  const rows = households().map((members, index) =>
    members.map((row) => cellsOf({ number: `KB-BAD-${String(index + 1).padStart(5, '0')}`, ...row })),
  );
  const [names, tags] = headerRows(SAMPLE_COLUMNS);
  return {
    before: [[...names, 'Name', 'shoe size'], [...tags, '', ''], ...rows.slice(0, -1).flat()],
    broken:
      'KB-BAD-00099,,resettlement,amman,lyon,"normal,medical-needs,lack-of-foreseeable-alternatives,,spouse,Nuriv"el Quorimov,f,1984-05-17',
    after: rows.at(-1)!,
  };
}
