import type { Command } from '../../domain/kernel/actor.ts';
import type { AccessChange } from '../../domain/staff/change-access.ts';
import { returnWork } from './return-work.ts';
import { theDirectory } from './the-directory.ts';
import type { Store } from './the-store.ts';

/** Whether somebody of the organisation can still see to what it was given. */
async function isSomebodyLeft(store: Store, organisation: string): Promise<boolean> {
  const people = (await theDirectory().list()).filter(
    ({ roles, suspended }) => roles.includes('partner-staff') && !suspended,
  );
  const access = await store.findAccessOf(people.map(({ id }) => id));
  return access.some(
    (one) => one.organisation === organisation && !one.suspended && !one.withdrawn.includes('partner-staff'),
  );
}

/** When the last of an organisation's staff is shut out, what it was given returns to the offices. */
export async function returnIfNobodyLeft(
  store: Store,
  { record }: AccessChange,
  command: Command,
): Promise<void> {
  const { organisation: id, suspended, withdrawn } = record;
  if (id === undefined || (!suspended && !withdrawn.includes('partner-staff'))) return;
  if (await isSomebodyLeft(store, id)) return;
  const organisation = await store.findOrganisation(id);
  if (organisation)
    await returnWork(store, { organisation, nobodyLeft: true, reasonCode: 'nobody-left' }, command);
}
