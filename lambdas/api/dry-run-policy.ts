import { DryRunPolicy } from '../../contracts/api/policies.ts';
import { invalid } from '../../domain/kernel/invalid-input.ts';
import { ProgrammeSchema } from '../../domain/policy/policy.ts';
import { dryRun } from '../../registry/dry-run.ts';
import { touchesSponsors } from '../../registry/effects-on.ts';
import { apiHandler } from '../middleware/api.ts';
import type { Store } from '../services/the-store.ts';

/** The most open cases examined; the answer says if there are more. */
const MAX_EXAMINED = 2000;

/** Offices named by a policy; their cases lead to the destination offices. */
async function officesOf(store: Store, own: string | undefined): Promise<string[]> {
  const policies = await Promise.all(
    ProgrammeSchema.options.map((programme) => store.currentPolicy(programme)),
  );
  const named = policies.flatMap(({ intake }) => Object.keys(intake.timeZones));
  return [...new Set([...named, ...(own === undefined ? [] : [own])])];
}

export const handler = apiHandler(DryRunPolicy, async ({ params, body, command, actor, grant, store }) => {
  const { programme, version } = params;
  if (body.programme !== programme || body.version !== version)
    throw invalid('version', 'and programme are those of the path', `${body.programme} ${body.version}`);
  const offices = [
    ...new Set([...(await officesOf(store, actor.office)), ...Object.keys(body.intake.timeZones)]),
  ];
  const { cases, complete } = await store.openCases(programme, offices, MAX_EXAMINED);
  const found = dryRun(cases, body, { actor, reach: grant.reach }, command.at);
  const sponsors = touchesSponsors(await store.currentPolicy(programme), body);
  return { programme, version, ...found, complete, sponsors };
});
