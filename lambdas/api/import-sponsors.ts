import { ImportSponsors } from '../../contracts/api/sponsors.ts';
import { CaseError } from '../../domain/errors.ts';
import { identifier } from '../../domain/identifier.ts';
import { HOUSEHOLD_COLUMNS, readSponsors } from '../../domain/sponsorship/import-sponsors.ts';
import { namedHouseholds } from '../../domain/sponsorship/named-household.ts';
import { registerSponsor } from '../../domain/sponsorship/register-sponsor.ts';
import { apiHandler } from '../middleware/api.ts';
import { unknownHouseholds } from '../middleware/unknown-households.ts';

type Outcome = 'registered' | 'already-registered' | 'other-office';

export const handler = apiHandler(ImportSponsors, async ({ body, actor, command, grant, store }) => {
  const { sponsors, ...report } = readSponsors(body.csv);
  const outcomes: { row: number; outcome: Outcome; sponsorId: string }[] = [];
  for (const { row, sponsor } of sponsors) {
    // The same sponsor in a file that comes again, or in another file, is the same sponsor.
    const id = identifier('command', 'import', sponsor.destinationOffice, sponsor.email.toLowerCase());
    const change = registerSponsor(sponsor, { ...command, id }, 'import');
    const sponsorId = change.sponsor.id;
    const add = (outcome: Outcome) => outcomes.push({ row, outcome, sponsorId });
    if (actor.office !== sponsor.destinationOffice) {
      add('other-office');
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
