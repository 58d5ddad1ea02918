import { ReadWorkItem } from '../../contracts/api/work-items.ts';
import { isReadable } from '../../domain/audit/chain.ts';
import { refuseRestricted } from '../../domain/case/access.ts';
import type { FieldClass } from '../../domain/case/field-class.ts';
import { isPartnerStaff } from '../../domain/kernel/actor.ts';
import { CaseError } from '../../domain/kernel/errors.ts';
import { refuseUnauthorized } from '../../domain/work-item/decide-work-item.ts';
import { refuseUnreferred } from '../../domain/work-item/refuse-unreferred.ts';
import type { WorkItem } from '../../domain/work-item/work-item.ts';
import { isOpen, isSponsorId, ownerOfWorkItem } from '../../domain/work-item/work-item.ts';
import { workItemOf } from '../../domain/work-item/work-of-case.ts';
import { sponsorView } from '../../registry/known-view.ts';
import { partnerView } from '../../registry/partner-view.ts';
import { formView, sponsorFormView } from '../../registry/work-item-view.ts';
import { sponsorAskedAbout } from '../../stages/sponsorship/known-sponsor.ts';
import { apiHandler } from '../middleware/api.ts';
import { comparedHouseholds } from '../services/compared-households.ts';
import { withNames } from '../services/names-at-work.ts';
import type { Store } from '../services/the-store.ts';

/** The newest entries of the audit in which the course of the step is looked for. */
const LOOKED_AT = 100;

const recentEntries = async (store: Store, owner: string) =>
  (await store.readNewestLinks(owner, LOOKED_AT)).filter(isReadable);

/** The sponsor that named the household, for whoever asks the household about it. */
async function namedBy(store: Store, item: WorkItem, sees: readonly FieldClass[]) {
  const sponsorId = sees.includes('identity') ? sponsorAskedAbout(item) : undefined;
  const [sponsor] = sponsorId === undefined ? [] : await store.loadSponsors([sponsorId]);
  return sponsorView(sponsor, item);
}

export const handler = apiHandler(ReadWorkItem, async ({ params, actor, command, grant, store }) => {
  const owner = ownerOfWorkItem(params.workItemId);
  if (isSponsorId(owner)) {
    const sponsored = await store.loadSponsorFile(owner);
    const about = workItemOf(sponsored, params.workItemId);
    refuseUnauthorized(about, actor);
    const now = { id: actor.id, at: command.at };
    const view = sponsorFormView(sponsored, about, grant.sees, await recentEntries(store, owner), now);
    return { ...view, people: await withNames(store, view.people) };
  }
  const file = await store.loadCase(owner);
  const item = workItemOf(file, params.workItemId);
  refuseUnauthorized(item, actor);
  if (isPartnerStaff(actor)) {
    if (!isOpen(item)) throw new CaseError('NotFound', 'Expected work that the organisation still has.');
    refuseUnreferred(file, item, command.at);
    return partnerView(file, item, command.at, grant.sees, actor.id);
  }
  if (actor.kind === 'staff') refuseRestricted(file, actor, command.at);
  const entries = actor.kind === 'staff' ? await recentEntries(store, owner) : [];
  const known = await namedBy(store, item, grant.sees);
  const view = { ...formView(file, item, command.at, grant.sees, actor.id, entries), known };
  const people = actor.kind === 'staff' ? await withNames(store, view.people) : [];
  if (item.kind !== 'same-number' || !grant.sees.includes('identity')) return { ...view, people };
  const compared = await comparedHouseholds(file, grant.reach, command);
  return { ...view, people, compared, caseNumber: compared ? file.case.number : view.caseNumber };
});
