import type { TracedPerson, TracingQuery } from '../../../domain/tracing/schema.ts';
import { Random } from '../random.ts';
import type { Hand } from './clerk.ts';
import { cultures, type Pools } from './name-pools.ts';
import { generatePeople, type Human } from './people.ts';
import { personId, register, request } from './records.ts';

/** A request with its truth: the registered person, or none. */
export interface LabelledRequest {
  readonly query: TracingQuery;
  readonly truth: string | undefined;
  /** Script of the registrar and of the request, for figures per script pair. */
  readonly pair: string;
}

export interface FamilyWorld {
  readonly registry: Iterable<TracedPerson>;
  readonly requests: readonly LabelledRequest[];
}

const WITHOUT_MATCH = 0.3;

/** A registry of `size` persons and `count` requests; the persons sought in vain were never registered, their kin were. */
export function generateWorld(
  dataDir: string,
  size: number,
  count: number,
  seed: number,
  pools: Pools = 'usual',
): FamilyWorld {
  const random = new Random(seed);
  const people = generatePeople(random, cultures(dataDir, pools), Math.round(size * 1.001 + count));
  const sought = chooseSought(random, people, size, count);
  const absent = new Set(sought.filter(() => random.chance(WITHOUT_MATCH)));
  const records = new Random(seed ^ 0x5bd1e995);
  const requests = sought.map((human, i): LabelledRequest => {
    const { query, hand } = request(random, human, `r${i}`);
    return { query, truth: absent.has(human) ? undefined : personId(human), pair: pairOf(human, hand) };
  });
  return { registry: registry(people, absent, records, size), requests };
}

function* registry(
  people: readonly Human[],
  absent: ReadonlySet<Human>,
  random: Random,
  size: number,
): Generator<TracedPerson> {
  let left = size;
  for (const human of people) {
    if (absent.has(human)) continue;
    if (left-- <= 0) return;
    yield register(random, human);
  }
}

function chooseSought(random: Random, people: readonly Human[], size: number, count: number): Human[] {
  const chosen = new Set<Human>();
  while (chosen.size < count) chosen.add(people[random.int(0, size - 1)]!);
  return [...chosen];
}

function pairOf(human: Human, hand: Hand): string {
  return `${human.culture.name}–${hand}`;
}
