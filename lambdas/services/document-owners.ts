import { refuseErased, refuseOtherOffice, refuseReader, refuseRestricted } from '../../domain/case/access.ts';
import type { CaseFile } from '../../domain/case/case-file.ts';
import type { Change } from '../../domain/case/change.ts';
import type { DocumentOwner } from '../../domain/documents/document.ts';
import type { Actor, Command } from '../../domain/kernel/actor.ts';
import { CaseError } from '../../domain/kernel/errors.ts';
import { mostMegabytesOf } from '../../domain/policy/files-policy.ts';
import { refuseErasedSponsor } from '../../domain/sponsorship/erase-sponsor.ts';
import type { SponsorFile } from '../../domain/sponsorship/sponsor-file.ts';
import { isSponsorId } from '../../domain/work-item/work-item.ts';
import type { Store } from './the-store.ts';

interface Asking {
  readonly store: Store;
  readonly actor: Actor;
  readonly command: Command;
  readonly grant: { readonly reach: string };
}

const ownerOfCase = (file: CaseFile, { office }: Actor): DocumentOwner => ({
  id: file.case.id,
  documents: file.documents,
  mostMegabytes: mostMegabytesOf(file.policy, office),
  knows: (about) => [...file.persons, ...file.consents, ...file.workItems].some(({ id }) => id === about),
});

/** A sponsor's documents are of its own office, for those who work with sponsors. */
function ownerOfSponsor({ sponsor, documents, workItems, policy }: SponsorFile, actor: Actor): DocumentOwner {
  if (sponsor.destinationOffice !== actor.office)
    throw new CaseError('NotFound', "Expected a sponsor of this person's office, received another id.");
  if (!actor.roles.some((role) => role === 'sponsorship-officer' || role === 'supervisor'))
    throw new CaseError('Forbidden', 'Expected a sponsorship officer or a supervisor.');
  return {
    id: sponsor.id,
    documents,
    mostMegabytes: mostMegabytesOf(policy, actor.office),
    knows: (about) => workItems.some(({ id }) => id === about),
  };
}

/** The sponsor as somebody may change it. */
function changedOfSponsor(file: SponsorFile, actor: Actor): DocumentOwner {
  const owner = ownerOfSponsor(file, actor);
  refuseErasedSponsor(file.sponsor);
  return owner;
}

/** The case or sponsor as somebody may read it who asks for its documents. */
export async function readOwner(
  recordId: string,
  { store, actor, command, grant }: Asking,
): Promise<DocumentOwner> {
  if (isSponsorId(recordId)) return ownerOfSponsor(await store.loadSponsorFile(recordId), actor);
  const file = await store.loadCase(recordId);
  refuseOtherOffice(file, actor, grant.reach, command.at);
  refuseRestricted(file, actor, command.at);
  return ownerOfCase(file, actor);
}

/** Changes documents of a case or sponsor, in one commit with its audit entry. */
export function changeOwner<A>(
  recordId: string,
  { store, actor, command, grant }: Asking,
  decide: (owner: DocumentOwner) => Change<A> | Promise<Change<A>>,
): Promise<A> {
  if (isSponsorId(recordId))
    return store.changeSponsor(recordId, command, (file) => decide(changedOfSponsor(file, actor)), true);
  const decided = (file: CaseFile) => {
    refuseReader(file, actor, grant.reach, command.at);
    refuseErased(file);
    return decide(ownerOfCase(file, actor));
  };
  return store.change(recordId, command, decided, true);
}
