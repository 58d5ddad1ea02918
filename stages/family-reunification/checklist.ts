import type { CaseFile } from '../../domain/case/case-file.ts';
import { activeMembers } from '../../domain/case/case-file.ts';
import { dateOf } from '../../domain/kernel/calendar.ts';
import type { DocumentKind } from '../../domain/kernel/document-kind.ts';
import type { MissingDocument } from '../../domain/policy/required-document.ts';
import { latestDecision } from '../../domain/work-item/decisions.ts';
import type { ApplicationDocument } from './policy.ts';

type Relations = ReadonlyMap<string, unknown>;

/** What each member is to the anchor, as it was established. */
function relationsOf(file: CaseFile): Relations {
  const { relations } = latestDecision(file, 'relationship-evidence', undefined, 'established')?.form ?? {};
  const named = Array.isArray(relations) ? (relations as { personId: string; relation: unknown }[]) : [];
  return new Map(named.map(({ personId, relation }) => [personId, relation]));
}

const isOfEach = (of: ApplicationDocument['of']): boolean => of !== 'anchor' && of !== 'household';

/**
 * What an application lacks: documents of the policy's list that are not on file, or have run out, and of whom (IOM
 * Family Assistance Programme: completeness is checked before the appointment). Each may be stood in for, with reasons:
 * missing papers alone refuse nobody (Directive 2003/86/EC, article 11(2)).
 */
export function lackingForApplication(file: CaseFile, at: string): MissingDocument[] {
  const today = dateOf(at);
  const relations = relationsOf(file);
  const isHeld = (kinds: readonly DocumentKind[], isOf: (about: string | undefined) => boolean): boolean =>
    file.documents.some(
      ({ status, kind, expiresOn, about }) =>
        status === 'kept' && kinds.includes(kind) && (expiresOn ?? today) >= today && isOf(about),
    );
  const asked = file.policy.reunification.application ?? [];
  return asked.flatMap(({ kinds, of }): MissingDocument[] => {
    const lacking = { decision: 'submitted', kinds, explainable: true };
    if (!isOfEach(of)) {
      const isOf = (about: string | undefined) => of === 'household' || about === undefined;
      return isHeld(kinds, isOf) ? [] : [{ ...lacking, personIds: [] }];
    }
    const personIds = activeMembers(file)
      .map(({ id }) => id)
      .filter((id) => of === 'each-member' || relations.get(id) === of)
      .filter((id) => !isHeld(kinds, (about) => about === id));
    return personIds.length === 0 ? [] : [{ ...lacking, personIds }];
  });
}

/** What stands in for a document: of this kind, of this member or of no member in particular. */
export interface StandIn {
  readonly kind: DocumentKind;
  readonly personId?: string | undefined;
}

/** What is lacking and has nothing that stands in for it, the persons who still lack it alone. */
export const withoutStandIn = (
  lacking: readonly MissingDocument[],
  given: readonly StandIn[],
): MissingDocument[] =>
  lacking.flatMap((one) => {
    const standsIn = (personId: string | undefined) =>
      given.some((other) => one.kinds.includes(other.kind) && other.personId === personId);
    if (one.personIds.length === 0) return standsIn(undefined) ? [] : [one];
    const personIds = one.personIds.filter((id) => !standsIn(id));
    return personIds.length === 0 ? [] : [{ ...one, personIds }];
  });
