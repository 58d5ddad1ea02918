import type { CaseFile } from '../case/case-file.ts';
import { activeMembers } from '../case/case-file.ts';
import { ageAt, dateOf } from '../kernel/calendar.ts';
import type { DocumentKind } from '../kernel/document-kind.ts';
import { invalid } from '../kernel/invalid-input.ts';
import { rule } from '../kernel/rules.ts';
import type { MissingDocument, RequiredDocument } from '../policy/required-document.ts';
import type { WorkItem } from '../work-item/work-item.ts';

/** Whom a document is asked of. */
function peopleOf(file: CaseFile, { subject }: WorkItem, { of }: RequiredDocument, at: string): string[] {
  const members = activeMembers(file);
  const asked = members.some(({ id }) => id === subject)
    ? members.filter(({ id }) => id === subject)
    : members;
  const { majority } = file.policy.bestInterests;
  const isAdult = (birthDate: string) => ageAt(birthDate, at) >= majority;
  return asked
    .filter(({ birthDate }) => of === 'each-member' || isAdult(birthDate) === (of === 'each-adult'))
    .map(({ id }) => id);
}

/** What the policy, or the kind of work itself, asks for before a decision on an item, and is not on file. */
export function missingDocuments(file: CaseFile, item: WorkItem, at: string): MissingDocument[] {
  const today = dateOf(at);
  const held = (kinds: readonly DocumentKind[], fits: (about: string | undefined) => boolean) =>
    file.documents.some(
      ({ status, kind, expiresOn, about }) =>
        status === 'kept' && kinds.includes(kind) && (expiresOn ?? today) >= today && fits(about),
    );
  const ofPolicy = file.policy.documents
    .filter(({ work }) => work === item.kind)
    .flatMap((required) => {
      const { decision, kinds, of } = required;
      if (of === 'household') return held(kinds, () => true) ? [] : [{ decision, kinds, personIds: [] }];
      const personIds = peopleOf(file, item, required, at).filter(
        (id) => !held(kinds, (about) => about === id),
      );
      return personIds.length === 0 ? [] : [{ decision, kinds, personIds }];
    });
  return [...ofPolicy, ...(file.rules.kindNamed(item.kind).lacks?.(file, at) ?? [])];
}

/** Refuses a decision for which a document is still asked: the work stays open, and its workflow waits. */
export function refuseUndocumented(file: CaseFile, item: WorkItem, decision: string, at: string): void {
  const missing = missingDocuments(file, item, at).find(
    (one) => one.decision === decision && !one.explainable,
  );
  if (!missing) return;
  const kinds = missing.kinds.join(', ');
  throw invalid(
    'decision',
    rule('documents-needed', { kinds }),
    `none for ${missing.personIds.length} members`,
  );
}
