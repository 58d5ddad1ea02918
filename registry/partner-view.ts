import type { CaseFile } from '../domain/case/case-file.ts';
import type { FieldClass } from '../domain/case/field-class.ts';
import type { WorkItem } from '../domain/work-item/work-item.ts';
import type { WorkItemFormView } from './work-item-view.ts';
import { formView } from './work-item-view.ts';

/** What was found about these persons by the same kind of work, without who decided where and what they noted. */
const earlierOf = (
  matter: NonNullable<WorkItemFormView['matter']>,
  about: ReadonlySet<string>,
  kind: string,
) =>
  matter.earlier
    .filter((one) => one.kind === kind && about.has(one.subject ?? ''))
    .map((one) => ({ ...one, by: null, office: null, note: null }));

/**
 * Work as the staff of a partner organisation see it: the form, and of the household those whom it was given for, with
 * name, age, sex and needs. No number of the case, nobody else of it, no flags, consents, notes or course of the step.
 */
export function partnerView(
  file: CaseFile,
  item: WorkItem,
  at: string,
  sees: readonly FieldClass[],
  readerId: string,
): WorkItemFormView {
  const view = formView(file, item, at, sees, readerId, []);
  const about = new Set(item.given?.personIds ?? []);
  const { matter } = view;
  const theirs = file.rules.kindNamed(item.kind).partners?.decisions ?? [];
  return {
    ...view,
    ...{ caseNumber: null, context: null, assignee: null, message: null, travel: null },
    ...{ written: [], steps: [], why: [], people: [], notFor: [], escalated: false, round: 0 },
    members: view.members.filter((id) => about.has(id)),
    group: view.group?.filter((id) => about.has(id)) ?? null,
    missing: view.missing.filter(({ decision }) => theirs.includes(decision)),
    matter: matter && {
      household: matter.household
        .filter(({ personId }) => about.has(personId))
        .map(({ separation: _apart, custody: _custody, ...member }) => member),
      ...{ flags: [], consents: [], earlier: earlierOf(matter, about, item.kind) },
    },
  };
}
