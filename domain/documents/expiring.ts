import type { RelayAction } from '../casework/relay.ts';
import { dateOf, plus } from '../kernel/calendar.ts';
import type { WorkItem } from '../work-item/work-item.ts';
import { isSponsorId } from '../work-item/work-item.ts';
import type { Document } from './document.ts';

/** How long before its expiry somebody is asked for a newer document or paper. */
export const ASKED_BEFORE = 'P60D';

export const EXPIRING_KIND = 'expiring-document';

/** The newest document that takes the place of this one: of the same kind and about the same, valid for longer. */
export const replacementOf = (documents: readonly Document[], old: Document): Document | undefined =>
  documents.find(
    ({ status, kind, about, expiresOn }) =>
      status === 'kept' &&
      kind === old.kind &&
      about === old.about &&
      (expiresOn === undefined || (old.expiresOn !== undefined && expiresOn > old.expiresOn)),
  );

/** True of a document that ends within two months, or has ended, with none in its place. */
const isExpiring = (documents: readonly Document[], one: Document, at: string): boolean =>
  one.status === 'kept' &&
  one.expiresOn !== undefined &&
  one.expiresOn <= dateOf(plus(at, ASKED_BEFORE)) &&
  replacementOf(documents, one) === undefined;

/** Asks for a newer document where one is about to expire, once for each. */
export function askAboutExpiring(
  owner: { id: string; documents: readonly Document[]; workItems: readonly WorkItem[] },
  at: string,
): RelayAction[] {
  const { id: caseId, documents, workItems } = owner;
  const stage = isSponsorId(caseId) ? 'sponsorship' : 'closure';
  return documents
    .filter((one) => isExpiring(documents, one, at))
    .filter(({ id }) => !workItems.some(({ kind, subject }) => kind === EXPIRING_KIND && subject === id))
    .map(({ id, kind }) => ({
      kind: 'start',
      workflow: 'case-attention',
      execution: `${caseId}-expiring-${id}`,
      input: {
        ...{ caseId, stage, kind: EXPIRING_KIND, subject: id },
        context: { documentKind: kind },
      },
    }));
}
