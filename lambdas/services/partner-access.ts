import type { Actor, Command } from '../../domain/kernel/actor.ts';
import { CaseError } from '../../domain/kernel/errors.ts';
import { invalid } from '../../domain/kernel/invalid-input.ts';
import { rule } from '../../domain/kernel/rules.ts';
import { holdingAgreement } from '../../domain/organisation/organisation.ts';
import type { Store } from './the-store.ts';
import { theStore } from './the-store.ts';

/** Refuses staff of a partner organisation on every call, unless its agreement holds on the day of the call. */
export async function refuseWithoutAgreement({ organisation }: Actor, at: string): Promise<void> {
  const found = organisation === undefined ? undefined : await theStore().findOrganisation(organisation);
  if (!found || !holdingAgreement(found, at))
    throw new CaseError('Forbidden', 'Expected staff of a partner organisation whose agreement holds today.');
}

/** Refuses an organisation that may not teach at the office of whoever plans a class. */
export async function refuseOtherTeacher(
  store: Store,
  organisation: string | undefined,
  { actor, at }: Command,
): Promise<void> {
  if (organisation === undefined) return;
  const found = await store.findOrganisation(organisation);
  const agreement = found && holdingAgreement(found, at);
  if (!agreement?.services.includes('orientation') || !agreement.offices.includes(actor.office ?? ''))
    throw invalid('organisation', rule('takes-work'), 'another one');
}
