import type { Random } from '../../domain/placement/model/random.ts';
import { below, seededRandom } from '../../domain/placement/model/random.ts';

/** How many cases of 1, 2, … 10 persons there are: mean 2.6. */
const SIZE_SHARES = [0.4, 0.2, 0.14, 0.1, 0.07, 0.04, 0.025, 0.015, 0.007, 0.003];
const TIED_SHARE = 0.2;
const RESTRICTED_SHARE = 0.5;
const MEAN_SIZE = 2.6;

export interface GeneratedCase {
  id: string;
  size: number;
  arrival: string;
  tiedTo: string | null;
  compatible: string[] | null;
  scores: Record<string, number>;
}

export interface GeneratedInput {
  localities: { id: string; capacity: number }[];
  cases: GeneratedCase[];
  history: GeneratedCase[];
}

export interface Shape {
  cases: number;
  localities: number;
  /** Places ÷ expected persons. */
  slack: number;
  /** Cases of the history ÷ cases of the year; 1 if not given. */
  history?: number;
  seed: number;
}

interface Place {
  id: string;
  weight: number;
  jobs: number;
  /** How well each of a few occupations does there. */
  occupations: number[];
}

const OCCUPATIONS = 4;

/** An invented year of the published shape: no person in it exists. */
export function generate(shape: Shape): GeneratedInput {
  const random = seededRandom(shape.seed);
  const places = Array.from({ length: shape.localities }, (_, index) => place(random, index));
  const total = places.reduce((sum, { weight }) => sum + weight, 0);
  const seats = shape.cases * MEAN_SIZE * shape.slack;
  return {
    localities: places.map(({ id, weight }) => ({ id, capacity: Math.round((seats * weight) / total) })),
    cases: year(random, shape.cases, places, 2025, 'case'),
    history: year(random, Math.round(shape.cases * (shape.history ?? 1)), places, 2024, 'past'),
  };
}

const place = (random: Random, index: number): Place => ({
  id: `place-${index + 1}`,
  weight: 0.3 + random() * 1.7,
  jobs: normal(random) * 0.5 - 0.8,
  occupations: Array.from({ length: OCCUPATIONS }, () => normal(random) * 0.6),
});

function year(
  random: Random,
  count: number,
  places: readonly Place[],
  of: number,
  prefix: string,
): GeneratedCase[] {
  const days = Array.from({ length: count }, () => below(random, 365)).sort((a, b) => a - b);
  return days.map((day, index) => ({
    id: `${prefix}-${index + 1}`,
    arrival: new Date(Date.UTC(of, 0, 1 + day)).toISOString().slice(0, 10),
    ...household(random, places),
  }));
}

function household(random: Random, places: readonly Place[]): Omit<GeneratedCase, 'id' | 'arrival'> {
  const size = 1 + weighted(random, SIZE_SHARES);
  const adults = size === 1 ? 1 : Math.min(size, 1 + (random() < 0.8 ? 1 : 0) + (random() < 0.15 ? 1 : 0));
  const people = Array.from({ length: adults }, () => ({
    skill: normal(random) * 0.8,
    occupation: below(random, OCCUPATIONS),
  }));
  const scores: Record<string, number> = {};
  for (const { id, jobs, occupations } of places) {
    const noise = normal(random) * 0.2;
    const expected = people.reduce(
      (sum, one) => sum + logistic(jobs + one.skill + occupations[one.occupation]! + noise),
      0,
    );
    scores[id] = Math.round(expected * 10_000) / 10_000;
  }
  const tiedTo =
    random() < TIED_SHARE
      ? places[
          weighted(
            random,
            places.map(({ weight }) => weight),
          )
        ]!.id
      : null;
  return { size, tiedTo, compatible: tiedTo === null ? compatible(random, places) : null, scores };
}

function compatible(random: Random, places: readonly Place[]): string[] | null {
  if (random() >= RESTRICTED_SHARE) return null;
  const share = 0.3 + random() * 0.5;
  const chosen = places.filter(() => random() < share).map(({ id }) => id);
  return chosen.length > 0 ? chosen : [places[below(random, places.length)]!.id];
}

function weighted(random: Random, weights: readonly number[]): number {
  let left = random() * weights.reduce((sum, weight) => sum + weight, 0);
  for (const [index, weight] of weights.entries()) {
    left -= weight;
    if (left < 0) return index;
  }
  return weights.length - 1;
}

const logistic = (x: number): number => 1 / (1 + Math.exp(-x));

function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}
