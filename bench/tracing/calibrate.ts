import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { indexEntry } from '../../domain/tracing/index/index-entry.ts';
import { hash32 } from '../../domain/tracing/index/posting-keys.ts';
import { registryRarity } from '../../domain/tracing/index/registry-rarity.ts';
import { countPairs, overlapIn } from '../../domain/tracing/index/shared-bearers.ts';
import { createMatcher } from '../../domain/tracing/matcher.ts';
import { tokenEvidence } from '../../domain/tracing/names/token-evidence.ts';
import { comparePersons } from '../../domain/tracing/persons/compare-person.ts';
import { measuredOf } from '../../domain/tracing/persons/measured.ts';
import { placesOf, relatePlaces } from '../../domain/tracing/persons/places.ts';
import { preparePerson, prepareQuery } from '../../domain/tracing/persons/prepared-person.ts';
import { PERSON_WEIGHTS } from '../../domain/tracing/persons/weights.ts';
import type { TracedPerson } from '../../domain/tracing/schema.ts';
import { fitCalibration, type Graded } from '../../domain/tracing-weights/fit.ts';
import { EmbeddedTracingIndex } from '../../local/tracing/embedded-index.ts';
import { estimateWeights, type FieldPair } from './estimate-weights.ts';
import { generateWorld } from './families/generate.ts';
import { Random } from './random.ts';

/** Estimates the person weights by EM on unlabelled candidates, then calibrates their sum on labelled families. */
const { values } = parseArgs({
  options: {
    'data-dir': {
      type: 'string',
      default: process.env.TRACING_DATA ?? join(import.meta.dirname, '../../../shared/data/tracing'),
    },
    seed: { type: 'string', default: '77' },
  },
});
const SIZES = [3000, 20_000, 60_000];
const REQUESTS = 700;

interface Run {
  readonly size: number;
  readonly people: ReadonlyMap<string, TracedPerson>;
  readonly world: ReturnType<typeof generateWorld>;
  readonly index: EmbeddedTracingIndex;
}

async function build(size: number): Promise<Run> {
  const world = generateWorld(values['data-dir'], size, REQUESTS, Number(values.seed) + size);
  const people = new Map([...world.registry].map((person) => [person.id, person]));
  const index = new EmbeddedTracingIndex(':memory:');
  await index.add([...people.values()].map(indexEntry));
  return { size, people, world, index };
}

function fieldPair(
  sought: Parameters<typeof preparePerson>[0],
  found: TracedPerson,
  bits: number,
): FieldPair {
  const a = preparePerson(sought);
  const b = preparePerson(found);
  const both = <T>(x: T | undefined, y: T | undefined, level: (x: T, y: T) => string) =>
    x === undefined || y === undefined ? undefined : level(x, y);
  return {
    bits,
    levels: {
      sex: both(a.sex, b.sex, (x, y) => (x === y ? 'same' : 'differs')),
      birthPlace: both(a.birthPlace, b.birthPlace, (x, y) => relatePlaces(x, y, tokenEvidence)),
      lastPlace: both(a.lastPlace, b.lastPlace, (x, y) => relatePlaces(x, y, tokenEvidence)),
      nationality: both(a.nationality, b.nationality, (x, y) => (x === y ? 'same' : 'differs')),
    },
  };
}

const runs = await Promise.all(SIZES.map(build));
const candidates: FieldPair[] = [];
const chance: FieldPair[] = [];
const random = new Random(3);
const middle = runs[1]!;
const everyone = [...middle.people.values()];
const matcher = await createMatcher(middle.index);
for (const { query } of middle.world.requests) {
  for (const candidate of (await matcher(query, { top: 20 })).candidates) {
    const counted = ['sex', 'birthPlace', 'lastPlace', 'nationality'];
    const rest = candidate.reasons
      .filter(({ field }) => !counted.includes(field))
      .reduce((sum, { bits }) => sum + bits, 0);
    candidates.push(fieldPair(query.sought, middle.people.get(candidate.person)!, rest));
  }
  for (let i = 0; i < 20; i++) chance.push(fieldPair(query.sought, random.pick(everyone), 0));
}
const fields = estimateWeights(candidates, chance, Math.log2(middle.size), PERSON_WEIGHTS);
const weights = { ...PERSON_WEIGHTS, ...fields };
const even = { name: 1, birth: 1, kin: 1, place: 1, nationality: 1, sex: 1 };
const graded: Graded[] = [];
for (const { size, people, world, index } of runs) {
  const match = await createMatcher(index, weights);
  const rarity = registryRarity(index, size);
  for (const { query, truth } of world.requests) {
    const sought = prepareQuery(query);
    const words = [...sought.names.flat(), ...sought.relatives.flatMap((relative) => relative.name)];
    const { candidates: found } = await match(query, { top: 30 });
    const ofWords = await rarity.ofWords(words);
    const pairs = await countPairs(index, await index.persons(found.map(({ person }) => hash32(person))));
    const measures = {
      evidence: tokenEvidence,
      rarity: ofWords,
      overlap: overlapIn(pairs, ofWords, size),
      placeRarity: await rarity.ofPlaces(placesOf(sought)),
      weights: { ...weights, worth: even },
      registrySize: size,
    };
    for (const { person } of found) {
      const comparison = comparePersons(sought, preparePerson(people.get(person)!), measures);
      graded.push({ same: person === truth, measured: measuredOf(comparison, measures.weights, size) });
    }
  }
}
const calibrated = fitCalibration(graded, weights, weights.kinCeiling);
console.log(JSON.stringify({ ...fields, ...calibrated }, null, 1));
writeFileSync(
  join(import.meta.dirname, '../../domain/tracing/data/person-weights.json'),
  `${JSON.stringify({ ...weights, ...calibrated }, null, 2)}\n`,
);
