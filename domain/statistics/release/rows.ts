import { isHeldBack } from '../../case/case.ts';
import type { CaseFile } from '../../case/case-file.ts';
import { activeMembers } from '../../case/case-file.ts';
import { consents } from '../../case/consent-uses.ts';
import { ageAt } from '../../kernel/calendar.ts';
import type { ReleaseDefinition } from './definition.ts';
import { isCounted } from './definition.ts';
import type { Atom, Attributes } from './dimensions.ts';
import { ageGroup } from './dimensions.ts';

/** The part of a case file from which people are counted. */
export type CountedFile = Pick<CaseFile, 'case' | 'persons' | 'consents' | 'policy' | 'rights'>;

type CaseAttributes = Pick<
  Attributes,
  'asylum' | 'destination' | 'programme' | 'stage' | 'outcome' | 'category' | 'month'
>;

function ofCase({ case: one }: CountedFile): CaseAttributes {
  const ended = Object.entries(one.stages).sort(([, a], [, b]) => Date.parse(a.at) - Date.parse(b.at));
  return {
    asylum: one.office,
    destination: one.destinationOffice ?? 'none-yet',
    programme: one.programme,
    stage: ended.at(-1)?.[0] ?? 'none-yet',
    outcome: one.closing?.outcome ?? 'none-yet',
    category: one.primaryCategory ?? 'none-yet',
    month: one.registeredAt.slice(0, 7),
  };
}

const NOBODY = { age: '', sex: '', nationality: '', need: '' } as const;

/** The members of a case who may be counted now: active, and with a consent for statistics that holds. */
const counted = (file: CountedFile, at: string) =>
  activeMembers(file).filter(({ id }) => consents(file, 'statistics-release', id, at));

/** One row for each person, or the case once if everybody in it may be counted. */
function rowsOf(file: CountedFile, counts: ReleaseDefinition['counts'], at: string): Attributes[] {
  if (isHeldBack(file.case)) return [];
  const shared = ofCase(file);
  const persons = counted(file, at);
  if (counts === 'cases') {
    const whole = persons.length > 0 && persons.length === activeMembers(file).length;
    return whole ? [{ ...shared, ...NOBODY }] : [];
  }
  return persons.map(({ birthDate, sex, nationality, needs }) => ({
    ...shared,
    ...{ age: ageGroup(ageAt(birthDate, at)), sex, nationality, need: needs.length > 0 ? 'yes' : 'no' },
  }));
}

const keyOf = (of: Attributes): string => JSON.stringify(Object.entries(of).sort());

/** Adds up atoms that are alike. */
export function merged(atoms: readonly Atom[]): Atom[] {
  const byKey = new Map<string, Atom>();
  for (const atom of atoms) {
    const key = keyOf(atom.of);
    const before = byKey.get(key);
    byKey.set(key, {
      of: atom.of,
      count: atom.count + (before?.count ?? 0),
      cases: [...new Set([...(before?.cases ?? []), ...atom.cases])],
    });
  }
  return [...byKey.values()];
}

/**
 * What one case adds to a count, with nothing in it that the count does not need. Persons without a consent that holds
 * at this instant are not in it, and neither are those whose data is restricted or who objected. `ordinal` is the
 * number of the case in this count.
 */
export function atomsOf(
  file: CountedFile,
  counts: ReleaseDefinition['counts'],
  needed: ReadonlySet<keyof Attributes>,
  at: string,
  ordinal: number,
): Atom[] {
  const rows = rowsOf(file, counts, at).map((row): Atom => {
    const kept = Object.entries(row).map(([name, value]) => [
      name,
      needed.has(name as keyof Attributes) ? value : '',
    ]);
    return { of: Object.fromEntries(kept) as Attributes, count: 1, cases: [ordinal] };
  });
  return merged(rows);
}

/** Those of the atoms whom a release counts. */
export const within = (definition: ReleaseDefinition, atoms: readonly Atom[]): Atom[] =>
  atoms.filter(({ of }) => isCounted(definition, of));
