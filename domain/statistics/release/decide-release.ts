import type { Fact } from '../../audit/audit-entry.ts';
import { GENESIS } from '../../audit/chain.ts';
import type { Entity } from '../../case/entities.ts';
import type { Actor, Command } from '../../kernel/actor.ts';
import { CaseError } from '../../kernel/errors.ts';
import { identifier } from '../../kernel/identifier.ts';
import type { ReleaseDefinition } from './definition.ts';
import { digestOf, filesOf } from './files.ts';
import type { ReleaseTable } from './protect.ts';
import type { Released, ReleaseLedger, StatisticsRelease } from './statistics-release.ts';
import { LEDGER_ID } from './statistics-release.ts';

/** A new state of the ledger with the release that it is about. */
export interface ReleaseChange {
  record: ReleaseLedger;
  facts: Fact[];
  writes: Entity[];
  release: StatisticsRelease;
}

/** The ledger before the first release. */
export const EMPTY_LEDGER: ReleaseLedger = {
  ...{ type: 'release-ledger', schema: 1, id: LEDGER_ID, version: 0, releases: 0 },
  audit: { seq: 0, hash: GENESIS },
};

/** What has been counted and may leave the house. */
export interface Countable {
  readonly definition: ReleaseDefinition;
  readonly table: ReleaseTable;
  readonly population: string;
  readonly k: number;
}

/** Supervisors know of the releases of their own office; administrators and auditors know of all. */
export const knowsRelease = (
  { definition: { office } }: StatisticsRelease,
  actor: Actor,
  reach: string,
): boolean => reach === 'all-offices' || (office !== undefined && office === actor.office);

const detailsOf = ({ number, definition }: StatisticsRelease): NonNullable<Fact['details']> => ({
  number,
  counts: definition.counts,
  dimensions: definition.dimensions,
  ...(definition.office === undefined ? {} : { office: definition.office }),
});

function changeOf(ledger: ReleaseLedger, release: StatisticsRelease): ReleaseChange {
  const { released, status } = release;
  const proof = released
    ? {
        k: released.k,
        suppressed: released.suppressed,
        digest: released.digest,
        population: released.population,
      }
    : {};
  return {
    record: { ...ledger, version: ledger.version + 1, releases: Math.max(ledger.releases, release.number) },
    facts: [{ act: `release.${status}`, subject: release.id, details: { ...detailsOf(release), ...proof } }],
    writes: [release],
    release,
  };
}

function releasedOf(release: StatisticsRelease, { table, population, k }: Countable, at: string): Released {
  const suppressed = table.cells.filter(({ value }) => value === null).length;
  const { files, digest } = digestOf(filesOf(release, { ...table, k, at }));
  return { at, k, ...table, suppressed, population, files, digest };
}

/** Writes a release down with the next number: as released, or as one that waits for a second person. */
export function askRelease(
  ledger: ReleaseLedger,
  countable: Countable,
  command: Command,
  atOnce: boolean,
): ReleaseChange {
  const { actor, at } = command;
  const number = ledger.releases + 1;
  const release: StatisticsRelease = {
    ...{ type: 'statistics-release', schema: 1, id: identifier('release', LEDGER_ID, String(number)) },
    ...{ version: 1, number, status: atOnce ? 'released' : 'asked', definition: countable.definition },
    ...{ askedBy: actor.id, askedAt: at },
    ...(actor.office === undefined ? {} : { askedIn: actor.office }),
  };
  return changeOf(ledger, atOnce ? { ...release, released: releasedOf(release, countable, at) } : release);
}

/** Four eyes: somebody else releases what they have counted themselves, or refuses. */
export function decideRelease(
  ledger: ReleaseLedger,
  release: StatisticsRelease,
  countable: Countable | undefined,
  command: Command,
): ReleaseChange {
  const { actor, at } = command;
  if (release.askedBy === actor.id)
    throw new CaseError('FourEyes', 'Expected somebody else than the person who asked for the release.');
  if (release.status !== 'asked')
    throw new CaseError(
      'WrongState',
      `Expected a release that is asked for, received one ${release.status}.`,
    );
  const decided = { ...release, version: release.version + 1, decidedBy: actor.id, decidedAt: at };
  if (!countable) return changeOf(ledger, { ...decided, status: 'refused' });
  return changeOf(ledger, { ...decided, status: 'released', released: releasedOf(release, countable, at) });
}
