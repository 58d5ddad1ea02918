import { ImportSponsors } from '../../contracts/api/sponsors.ts';
import { CaseError } from '../../domain/kernel/errors.ts';
import { identifier, type MakeIdentifier } from '../../domain/kernel/identifier.ts';
import { HOUSEHOLD_COLUMNS, readSponsors } from '../../domain/sponsorship/import-sponsors.ts';
import { namedHouseholds } from '../../domain/sponsorship/named-household.ts';
import type { NewSponsor } from '../../domain/sponsorship/register-sponsor.ts';
import { registerSponsor, sponsorIdOf } from '../../domain/sponsorship/register-sponsor.ts';
import type { Sponsor } from '../../domain/sponsorship/sponsor.ts';
import { apiHandler } from '../middleware/api.ts';
import type { Store } from '../services/the-store.ts';
import { unknownHouseholds } from '../services/unknown-households.ts';

/** The most the store loads in one call. */
const AT_ONCE = 100;

type Outcome = 'registered' | 'already-registered' | 'other-office';

const importOf = (
  make: MakeIdentifier,
  { destinationOffice, email }: Pick<NewSponsor, 'destinationOffice' | 'email'>,
): string => make('command', 'import', destinationOffice, email.toLowerCase());

/** Sponsors imported before ids were keyed. */
async function registeredBefore(store: Store, ids: readonly string[]): Promise<Map<string, Sponsor>> {
  const found = new Map<string, Sponsor>();
  for (let from = 0; from < ids.length; from += AT_ONCE)
    for (const sponsor of await store.loadSponsors(ids.slice(from, from + AT_ONCE)))
      found.set(sponsor.id, sponsor);
  return found;
}

export const handler = apiHandler(ImportSponsors, async ({ body, actor, command, grant, store }) => {
  const { sponsors, ...report } = readSponsors(body.csv);
  const keyed = await store.keyed();
  const before = await registeredBefore(
    store,
    sponsors.map(({ sponsor }) => sponsorIdOf(importOf(identifier, sponsor))),
  );
  const outcomes: { row: number; outcome: Outcome; sponsorId: string }[] = [];
  for (const { row, sponsor } of sponsors) {
    // The same sponsor in a repeated or another file gets the same id.
    const id = importOf(keyed, sponsor);
    const change = registerSponsor(sponsor, { ...command, id }, 'import');
    const sponsorId = change.sponsor.id;
    const add = (outcome: Outcome) => outcomes.push({ row, outcome, sponsorId });
    if (actor.office !== sponsor.destinationOffice) {
      add('other-office');
      continue;
    }
    const old = before.get(sponsorIdOf(importOf(identifier, sponsor)));
    if (old) {
      outcomes.push({ row, outcome: 'already-registered', sponsorId: old.id });
      continue;
    }
    try {
      await store.commitSponsor(change, { ...command, id });
      add('registered');
    } catch (error) {
      if (!(error instanceof CaseError) || error.name !== 'AlreadyExists') throw error;
      add('already-registered');
    }
  }
  const named = sponsors
    .filter(({ sponsor }) => sponsor.destinationOffice === actor.office)
    .flatMap(({ row, sponsor }) => namedHouseholds(sponsor).map((one) => ({ row, ...one })));
  const unknown = await unknownHouseholds(named, { store, actor, grant, at: command.at });
  const warnings = unknown.map(({ row, list, named: value, rule: { code, values, text } }) => ({
    ...{ row, column: HOUSEHOLD_COLUMNS[list], message: text, code, values, value },
  }));
  return { ...report, sponsors: outcomes, warnings };
});
