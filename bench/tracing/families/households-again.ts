import type { Relation, TracedPerson, TracingQuery } from '../../../domain/tracing/schema.ts';
import { Random } from '../random.ts';
import { cultures } from './name-pools.ts';
import { generatePeople, type Human } from './people.ts';
import { personId, register } from './records.ts';

/** A household that is registered now, with the earlier records of its members if it was registered before. */
export interface LabelledHousehold {
  readonly members: readonly { readonly query: TracingQuery; readonly truth: string | undefined }[];
  readonly again: boolean;
}

/** Households of two generations: parents and those of their children who have no household of their own. */
function households(people: readonly Human[]): Human[][] {
  const placed = new Set<Human>();
  const out: Human[][] = [];
  for (const human of people) {
    if (placed.has(human)) continue;
    const unmarried = (child: Human): boolean => child.spouse === undefined && !placed.has(child);
    const own =
      human.spouse === undefined ? [human] : [human, human.spouse, ...human.children.filter(unmarried)];
    for (const member of own) placed.add(member);
    out.push(own);
  }
  return out;
}

function relationOf(member: Human, other: Human): Relation {
  if (other === member.mother) return 'mother';
  if (other === member.father) return 'father';
  if (other === member.spouse) return 'spouse';
  return member.children.includes(other) ? 'child' : 'sibling';
}

/**
 * A household as a clerk registers it: one hand for everyone, a birth for each (a year where no more is known), the
 * other members as relatives with the year of their birth, parents who are not there by name only.
 */
function registered(random: Random, household: readonly Human[]): TracedPerson[] {
  const records = household.map((human) => register(random, human));
  return household.map((member, index): TracedPerson => {
    const { relatives, birth, lastPlace, ...record } = records[index]!;
    const members = household.flatMap((other, at) => {
      if (other === member) return [];
      const year = other.born.year;
      return [{ relation: relationOf(member, other), name: records[at]!.names[0]!.full, birthYear: year }];
    });
    const stated = (relatives ?? []).filter(
      ({ relation }) =>
        (relation === 'mother' || relation === 'father') &&
        !members.some((other) => other.relation === relation),
    );
    return {
      ...record,
      birth: birth ?? { year: member.born.year },
      nationality: member.nationality,
      relatives: [...members, ...stated],
    };
  });
}

/** One in seven households is larger or smaller by one when it is registered again. */
function grown(random: Random, household: readonly Human[]): readonly Human[] {
  return household.length > 2 && random.chance(1 / 7) ? household.slice(0, -1) : household;
}

/**
 * A registry of about `size` persons in households and `count` households that arrive: half are registered a second
 * time by another clerk; half for the first time, though their kin (parents, brothers, cousins) are registered.
 */
export function generateHouseholdArrivals(
  dataDir: string,
  size: number,
  count: number,
  seed: number,
): { registry: TracedPerson[]; householdOf: Map<string, number>; arrivals: LabelledHousehold[] } {
  const random = new Random(seed);
  const people = generatePeople(random, cultures(dataDir), size + 3 * count);
  const all = households(people);
  const chosen = new Set<number>();
  while (chosen.size < count) chosen.add(random.int(0, all.length - 1));
  const order = [...chosen];
  const fresh = new Set(order.filter((_, at) => at % 2 === 1));
  const first = new Random(seed ^ 0x5bd1e995);
  const again = new Random(seed ^ 0x1b873593);
  const registry = all.flatMap((household, at) => (fresh.has(at) ? [] : registered(first, household)));
  const arrivals = order.map((at): LabelledHousehold => {
    const before = !fresh.has(at);
    const household = before ? grown(again, all[at]!) : all[at]!;
    const members = registered(again, household).map(({ id, ...sought }) => ({
      query: { id: `arrival/${id}`, sought },
      truth: before ? id : undefined,
    }));
    return { members, again: before };
  });
  const householdOf = new Map(
    all.flatMap((household, at) => household.map((human) => [personId(human), at])),
  );
  return { registry, householdOf, arrivals };
}
