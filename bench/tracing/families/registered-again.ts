import type { TracedPerson, TracingQuery } from '../../../domain/tracing/schema.ts';
import { Random } from '../random.ts';
import { cultures } from './name-pools.ts';
import { generatePeople } from './people.ts';
import { personId, register } from './records.ts';

/** Somebody who is registered now, with their earlier record if there is one. */
export interface LabelledArrival {
  readonly query: TracingQuery;
  readonly truth: string | undefined;
}

/**
 * A registry of `size` persons and `count` arrivals: half are registered a second time, by another clerk in a hand of
 * their own; half for the first time, though their families are registered.
 */
export function generateArrivals(
  dataDir: string,
  size: number,
  count: number,
  seed: number,
): { registry: TracedPerson[]; arrivals: LabelledArrival[] } {
  const random = new Random(seed);
  const people = generatePeople(random, cultures(dataDir), Math.round(size * 1.001 + count));
  const chosen = new Set<(typeof people)[number]>();
  while (chosen.size < count) chosen.add(people[random.int(0, size - 1)] as (typeof people)[number]);
  const fresh = new Set([...chosen].filter((_, index) => index % 2 === 1));
  const first = new Random(seed ^ 0x5bd1e995);
  const again = new Random(seed ^ 0x1b873593);
  const registry = people
    .filter((human) => !fresh.has(human))
    .slice(0, size)
    .map((human) => register(first, human));
  const there = new Set(registry.map(({ id }) => id));
  const arrivals = [...chosen].map((human): LabelledArrival => {
    const { id, ...sought } = register(again, human);
    const known = personId(human);
    return { query: { id: `arrival/${id}`, sought }, truth: there.has(known) ? known : undefined };
  });
  return { registry, arrivals };
}
