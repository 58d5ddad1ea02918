import { refuseOtherOffice, refuseReader, refuseRestricted } from '../../domain/case/access.ts';
import type { CaseFile } from '../../domain/case/case-file.ts';
import type { Change } from '../../domain/case/change.ts';
import type { Actor, Command } from '../../domain/kernel/actor.ts';
import { CaseError } from '../../domain/kernel/errors.ts';
import type { SponsorFile } from '../../domain/sponsorship/sponsor-file.ts';
import { isSponsorId } from '../../domain/work-item/work-item.ts';
import type { Store } from './the-store.ts';

/** Who asks, and how far their role reaches. */
export interface Asking {
  readonly store: Store;
  readonly actor: Actor;
  readonly command: Command;
  readonly grant: { readonly reach: string };
}

/** Who works with sponsors, besides those who reach every office. */
const WITH_SPONSORS = new Set(['sponsorship-officer', 'supervisor']);
const WITH_CASES = new Set(['caseworker', 'protection-officer', 'supervisor']);

function refuseForeign({ sponsor }: SponsorFile, { actor, grant }: Asking): void {
  if (grant.reach === 'all-offices') return;
  if (sponsor.destinationOffice !== actor.office)
    throw new CaseError('NotFound', "Expected a sponsor of this person's office, received another id.");
  if (!actor.roles.some((role) => WITH_SPONSORS.has(role)))
    throw new CaseError('Forbidden', 'Expected a sponsorship officer or a supervisor.');
}

function refuseOther({ actor, grant }: Asking): void {
  if (grant.reach === 'all-offices' || actor.roles.some((role) => WITH_CASES.has(role))) return;
  throw new CaseError('Forbidden', 'Expected a caseworker, a protection officer or a supervisor.');
}

/** The case or sponsor, for somebody who may read what was asked about its data. */
export async function readRightsOf(recordId: string, asking: Asking): Promise<CaseFile | SponsorFile> {
  const { store, actor, command, grant } = asking;
  if (isSponsorId(recordId)) {
    const file = await store.loadSponsorFile(recordId);
    refuseForeign(file, asking);
    return file;
  }
  refuseOther(asking);
  const file = await store.loadCase(recordId);
  refuseOtherOffice(file, actor, grant.reach, command.at);
  if (grant.reach !== 'all-offices') refuseRestricted(file, actor, command.at);
  return file;
}

/** What is decided about a case, and about a sponsor. */
interface Deciding<A> {
  readonly ofCase: (file: CaseFile) => Change<A>;
  readonly ofSponsor: (file: SponsorFile) => Change<A>;
}

/** Changes what was asked about the data of a case or sponsor, in one commit with its audit entry. */
export function changeRightsOf<A>(
  recordId: string,
  asking: Asking,
  { ofCase, ofSponsor }: Deciding<A>,
): Promise<A> {
  const { store, actor, command, grant } = asking;
  if (isSponsorId(recordId))
    return store.changeSponsor(
      recordId,
      command,
      (file) => {
        refuseForeign(file, asking);
        return ofSponsor(file);
      },
      true,
    );
  refuseOther(asking);
  const decided = (file: CaseFile) => {
    if (grant.reach !== 'all-offices') refuseReader(file, actor, grant.reach, command.at);
    return ofCase(file);
  };
  return store.change(recordId, command, decided, true);
}
