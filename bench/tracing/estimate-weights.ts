import type { PersonWeights } from '../../domain/tracing/persons/weights.ts';

type Field = 'sex' | 'birthPlace' | 'lastPlace' | 'nationality';

/** A pair of records: evidence of the other fields in bits, and the level of agreement of each field here. */
export interface FieldPair {
  readonly bits: number;
  readonly levels: Readonly<Record<Field, string | undefined>>;
}

const FIELDS: readonly Field[] = ['sex', 'birthPlace', 'lastPlace', 'nationality'];
const ROUNDS = 12;
/**
 * Bounds of a field's bits. Generated people never flee abroad, change nationality or are entered under the wrong sex;
 * real ones do, so what the model learns of these is held to what practice allows.
 */
const BOUNDS: Readonly<Record<Field, readonly [least: number, most: number]>> = {
  sex: [-6, 1],
  birthPlace: [-4, 5],
  lastPlace: [-1, 4],
  nationality: [-3.5, 2.5],
};
/** A level seen less often than this keeps its former weight. */
const FEWEST = 40;
const AGREEING = new Set(['same', 'within', 'same region']);
const PLACE_LEVELS = {
  same: 'same',
  within: 'within',
  sameRegion: 'same region',
  sameCountry: 'same country',
  otherCountry: 'other country',
  other: 'other',
} as const;

type Shares = Map<string, number>;

function shares(
  pairs: readonly FieldPair[],
  weight: (pair: FieldPair, i: number) => number,
  field: Field,
): Shares {
  const counts: Shares = new Map();
  let total = 0;
  pairs.forEach((pair, i) => {
    const level = pair.levels[field];
    if (level === undefined) return;
    counts.set(level, (counts.get(level) ?? 0) + weight(pair, i));
    total += weight(pair, i);
  });
  for (const [level, count] of counts) counts.set(level, count / total);
  return counts;
}

function bitsOf(field: Field, level: string, matched: Shares, chance: Shares): number {
  const [least, most] = BOUNDS[field];
  const bits = Math.log2(((matched.get(level) ?? 0) + 0.005) / ((chance.get(level) ?? 0) + 0.005));
  const bounded = AGREEING.has(level) ? Math.max(0, bits) : Math.min(0, bits);
  return Math.round(10 * Math.min(most, Math.max(least, bounded))) / 10;
}

/**
 * EM over unlabelled candidate pairs: how matched pairs agree is learned, how chance agrees is counted on random pairs.
 * Agreement is held at 0 bits or above and disagreement at 0 or below.
 */
export function estimateWeights(
  candidates: readonly FieldPair[],
  chance: readonly FieldPair[],
  logSize: number,
  former: PersonWeights,
): Pick<PersonWeights, Field> {
  const u = new Map(FIELDS.map((field) => [field, shares(chance, () => 1, field)]));
  let m = new Map(FIELDS.map((field) => [field, new Map([['same', 0.9]])]));
  for (let round = 0; round < ROUNDS; round++) {
    const posterior = candidates.map(({ bits, levels }) => {
      const fields = FIELDS.reduce(
        (sum, field) =>
          sum +
          (levels[field] === undefined ? 0 : bitsOf(field, levels[field], m.get(field)!, u.get(field)!)),
        0,
      );
      return 1 / (1 + 2 ** -(bits + fields - logSize));
    });
    m = new Map(FIELDS.map((field) => [field, shares(candidates, (_, i) => posterior[i]!, field)]));
  }
  const seen = (field: Field, level: string): number =>
    [...candidates, ...chance].filter((pair) => pair.levels[field] === level).length;
  const bits = (field: Field, level: string): number => bitsOf(field, level, m.get(field)!, u.get(field)!);
  const place = (field: 'birthPlace' | 'lastPlace') => {
    const entries = Object.entries(PLACE_LEVELS).map(([name, level]) => [
      name,
      seen(field, level) < FEWEST ? former[field][name as keyof typeof PLACE_LEVELS] : bits(field, level),
    ]);
    return Object.fromEntries(entries) as PersonWeights['birthPlace'];
  };
  return {
    sex: { same: bits('sex', 'same'), differs: bits('sex', 'differs') },
    birthPlace: place('birthPlace'),
    lastPlace: place('lastPlace'),
    nationality: { same: bits('nationality', 'same'), differs: bits('nationality', 'differs') },
  };
}
