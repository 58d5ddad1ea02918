import { ReadWorkItem } from '../../contracts/api/work-items.ts';
import { refuseRestricted } from '../../domain/case/access.ts';
import { refuseUnauthorized } from '../../domain/work-item/decide-work-item.ts';
import { isSponsorId, ownerOfWorkItem } from '../../domain/work-item/work-item.ts';
import { workItemOf } from '../../domain/work-item/work-of-case.ts';
import { formView, sponsorFormView } from '../../registry/work-item-view.ts';
import { apiHandler } from '../middleware/api.ts';
import { comparedHouseholds } from '../services/compared-households.ts';
import { withNames } from '../services/names-at-work.ts';

export const handler = apiHandler(ReadWorkItem, async ({ params, actor, command, grant, store }) => {
  const owner = ownerOfWorkItem(params.workItemId);
  if (isSponsorId(owner)) {
    const sponsored = await store.loadSponsorFile(owner);
    const about = workItemOf(sponsored, params.workItemId);
    refuseUnauthorized(about, actor);
    const view = sponsorFormView(sponsored, about, grant.sees);
    return { ...view, people: await withNames(store, view.people) };
  }
  const file = await store.loadCase(owner);
  const item = workItemOf(file, params.workItemId);
  refuseUnauthorized(item, actor);
  if (actor.kind === 'staff') refuseRestricted(file, actor, command.at);
  const view = formView(file, item, command.at, grant.sees, actor.id);
  const people = actor.kind === 'staff' ? await withNames(store, view.people) : [];
  if (item.kind !== 'same-number' || !grant.sees.includes('identity')) return { ...view, people };
  const compared = await comparedHouseholds(file, grant.reach, command);
  return { ...view, people, compared, caseNumber: compared ? file.case.number : view.caseNumber };
});
