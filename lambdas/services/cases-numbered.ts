import type { Grant } from '../../contracts/authorization.ts';
import { caseIdOf } from '../../domain/casework/register-case.ts';
import { heldIdOf } from '../../domain/casework/same-number.ts';
import type { Actor } from '../../domain/kernel/actor.ts';
import { identifier } from '../../domain/kernel/identifier.ts';
import { ProgrammeSchema } from '../../domain/policy/policy.ts';
import type { Store } from './the-store.ts';

/** The offices whose records a number may refer to: the caller's own, or all that a policy knows. */
async function officesOf(store: Store, { office }: Actor, { reach }: Grant): Promise<string[]> {
  if (reach !== 'all-offices') return office === undefined ? [] : [office];
  const policies = await Promise.all(
    ProgrammeSchema.options.map((programme) => store.currentPolicy(programme)),
  );
  return [...new Set(policies.flatMap(({ intake }) => Object.keys(intake.timeZones)))];
}

/** The ids that cases with this number would have: whoever may search finds a complete number, which they know already. */
export async function idsNumbered(
  store: Store,
  number: string,
  actor: Actor,
  grant: Grant,
): Promise<string[]> {
  const offices = await officesOf(store, actor, grant);
  const makers = [await store.keyed(), identifier];
  return makers.flatMap((make) =>
    ProgrammeSchema.options.flatMap((programme) => [
      caseIdOf(make, programme, number),
      ...offices.map((office) => heldIdOf(make, programme, number, office)),
    ]),
  );
}
