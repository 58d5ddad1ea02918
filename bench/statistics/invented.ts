import type { ReleaseDefinition } from '../../domain/statistics/release/definition.ts';
import { ReleaseDefinitionSchema } from '../../domain/statistics/release/definition.ts';
import type { Atom, Dimension } from '../../domain/statistics/release/dimensions.ts';
import { merged } from '../../domain/statistics/release/rows.ts';
import { Random } from '../tracing/random.ts';

const AGES = ['0-4', '5-11', '12-17', '18-59', '60+'] as const;
const NATIONS = ['SYR', 'AFG', 'SDN', 'SOM', 'ERI', 'IRQ', 'COD', 'MMR', 'YEM', 'ETH', 'IRN', 'BDI'] as const;
const OFFICES = ['amman', 'beirut', 'cairo', 'kampala', 'nairobi', 'tehran'] as const;
const STAGES = ['none-yet', 'assessment', 'health', 'state-decision', 'sponsorship', 'travel'] as const;
const CATEGORIES = ['none-yet', 'medical-needs', 'women-at-risk', 'survivors', 'legal-protection'] as const;
const OUTCOMES = ['none-yet', 'departed', 'denied', 'withdrawn'] as const;
const PROGRAMMES = ['resettlement', 'family-reunification'] as const;

/** Cases of one to six people who do not exist, with everything that any release asks for. */
export function atomsOfCases(cases: number): Atom[] {
  const random = new Random(2026);
  const rare = <T>(values: readonly T[]): T => values[random.zipf(values.length)]!;
  return merged(
    Array.from({ length: cases }, (_, index) => {
      const shared = {
        asylum: random.pick(OFFICES),
        destination: rare(['none-yet', 'lyon', 'oslo', 'turin'] as const),
        programme: rare(PROGRAMMES),
        stage: random.pick(STAGES),
        outcome: rare(OUTCOMES),
        category: rare(CATEGORIES),
        month: '',
      };
      const nationality = rare(NATIONS);
      return Array.from({ length: random.int(1, 6) }, (): Atom => {
        const sex = random.chance(0.01) ? 'x' : random.pick(['f', 'm'] as const);
        const need = random.chance(0.12) ? 'yes' : 'no';
        const of = { ...shared, nationality, age: random.pick(AGES), sex, need };
        return { of, count: 1, cases: [index] };
      });
    }).flat(),
  );
}

const by = (dimensions: Dimension[], over: Partial<ReleaseDefinition> = {}): ReleaseDefinition =>
  ReleaseDefinitionSchema.parse({ counts: 'persons', dimensions, ...over });

const TABLES: Dimension[][] = [
  ['age', 'sex', 'nationality'],
  ['age', 'sex', 'need'],
  ['nationality', 'programme'],
  ['asylum', 'stage'],
  ['sex', 'asylum', 'programme'],
  ['nationality', 'asylum'],
  ['category', 'outcome'],
  ['age', 'sex'],
  ['destination', 'programme'],
  ['nationality', 'need'],
];

/** Thirty releases that overlap: tables of everybody, of one programme, and of one office. */
export const OVERLAPPING: ReleaseDefinition[] = [
  ...TABLES.map((one) => by(one)),
  ...TABLES.map((one) => by(one, { filters: { programme: 'resettlement' } })),
  ...TABLES.map((one, index) => by(one, { office: OFFICES[index % OFFICES.length]! })),
];
