import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { indexEntry } from '../../domain/tracing/index/index-entry.ts';
import { registryRarity } from '../../domain/tracing/index/registry-rarity.ts';
import { createMatcher } from '../../domain/tracing/matcher.ts';
import { tokenEvidence } from '../../domain/tracing/names/token-evidence.ts';
import { comparePersons } from '../../domain/tracing/persons/compare-person.ts';
import { placesOf } from '../../domain/tracing/persons/places.ts';
import { preparePerson, prepareQuery } from '../../domain/tracing/persons/prepared-person.ts';
import {
  type TwiceEvidence,
  twiceEvidence,
  twiceLogOdds,
} from '../../domain/tracing/persons/registered-twice.ts';
import { PERSON_WEIGHTS } from '../../domain/tracing/persons/weights.ts';
import { EmbeddedTracingIndex } from '../../local/tracing/embedded-index.ts';
import { generateArrivals } from './families/registered-again.ts';

/** Fits what speaks for two registrations being of one person (`domain/tracing/data/alike-weights.json`). */
const { values } = parseArgs({
  options: {
    'data-dir': {
      type: 'string',
      default: process.env.TRACING_DATA ?? join(import.meta.dirname, '../../../shared/data/tracing'),
    },
    seed: { type: 'string', default: '78' },
  },
});
const SIZES = [10_000, 60_000];
const ARRIVALS = 2000;
const ROUNDS = 200;

/**
 * Set by hand, milder than these invented clerks would have it: real ones estimate a birth anew, write a district for
 * its town, mistake a sex, and meet people who have moved on or whose household has changed.
 */
const BY_HAND: Partial<TwiceEvidence> = {
  ...{ perDoubling: -1, otherGivenName: -3, sameDay: 1, birthNear: -4, birthDiffers: -6, sexDiffers: -5 },
  ...{ nationalityDiffers: -5, otherBirthPlace: -4, otherLastPlace: -1, relativesMissing: -0.5 },
};

interface Graded {
  readonly evidence: TwiceEvidence;
  readonly same: boolean;
}

async function graded(size: number): Promise<Graded[]> {
  const { registry, arrivals } = generateArrivals(
    values['data-dir'],
    size,
    ARRIVALS,
    Number(values.seed) + size,
  );
  const people = new Map(registry.map((person) => [person.id, preparePerson(person)]));
  const index = new EmbeddedTracingIndex(':memory:');
  await index.add(registry.map(indexEntry));
  const match = await createMatcher(index);
  const rarity = registryRarity(index, size);
  const rows: Graded[] = [];
  for (const { query, truth } of arrivals) {
    const sought = prepareQuery(query);
    const words = [...sought.names.flat(), ...sought.relatives.flatMap(({ name }) => name)];
    await rarity.learn(words, placesOf(sought));
    const measures = {
      ...{ evidence: tokenEvidence, rarity: await rarity.ofWords(words) },
      ...{
        placeRarity: await rarity.ofPlaces(placesOf(sought)),
        weights: PERSON_WEIGHTS,
        registrySize: size,
      },
    };
    for (const { person } of (await match(query, { top: 8 })).candidates) {
      const comparison = comparePersons(sought, people.get(person)!, measures);
      rows.push({ evidence: twiceEvidence(comparison, sought, size), same: person === truth });
    }
  }
  index.close();
  return rows;
}

/** Logistic regression by one weight after the other, each by a step of Newton's; the loss is convex. */
function fitted(rows: readonly Graded[]): TwiceEvidence {
  const keys = Object.keys(rows[0]!.evidence) as (keyof TwiceEvidence)[];
  const weights = Object.fromEntries(keys.map((key) => [key, BY_HAND[key] ?? 0])) as Record<
    keyof TwiceEvidence,
    number
  >;
  const odds = rows.map(({ evidence }) => twiceLogOdds(evidence, weights));
  for (let round = 0; round < ROUNDS; round++) {
    for (const key of keys.filter((one) => !(one in BY_HAND))) {
      let [slope, curve] = [-1e-3 * weights[key], 1e-3];
      rows.forEach(({ evidence, same }, at) => {
        const value = evidence[key];
        const probability = 1 / (1 + 2 ** -odds[at]!);
        slope += (Number(same) - probability) * value;
        curve += probability * (1 - probability) * value * value * Math.LN2;
      });
      const step = Math.max(-1, Math.min(1, slope / curve));
      weights[key] += step;
      rows.forEach(({ evidence }, at) => {
        odds[at]! += step * evidence[key];
      });
    }
  }
  return Object.fromEntries(keys.map((key) => [key, Math.round(100 * weights[key]) / 100])) as TwiceEvidence;
}

const weights = fitted((await Promise.all(SIZES.map(graded))).flat());
const file = join(import.meta.dirname, '../../domain/tracing/data/alike-weights.json');
writeFileSync(file, `${JSON.stringify(weights, null, 2)}\n`);
console.log(weights);
