import { DecideWorkItem } from '../../contracts/api/work-items.ts';
import { refuseOtherOffice } from '../../domain/case/access.ts';
import type { CaseFile } from '../../domain/case/case-file.ts';
import { changeOf, HOUSEHOLD_CHANGE } from '../../domain/household/change-kind.ts';
import { isPending } from '../../domain/household/household-change.ts';
import type { Command } from '../../domain/kernel/actor.ts';
import { decideSponsorWork } from '../../domain/sponsorship/sponsor-work.ts';
import { decideWorkItem, refuseAtWork } from '../../domain/work-item/decide-work-item.ts';
import { isOpen, isSponsorId, ownerOfWorkItem } from '../../domain/work-item/work-item.ts';
import { workItemOf } from '../../domain/work-item/work-of-case.ts';
import { firstAsked, refuseGone } from '../../stages/sponsorship/renew-proposal.ts';
import { apiHandler } from '../middleware/api.ts';
import { refuseElsewhere, refuseUncompared } from '../services/live-elsewhere.ts';
import { otherCaseOf } from '../services/other-case.ts';
import type { Store } from '../services/the-store.ts';

/** A caller who decides on a version they saw is told if the sponsor can no longer be asked. */
async function refuseOutdated(file: CaseFile, workItemId: string, form: unknown, at: string, store: Store) {
  const item = workItemOf(file, workItemId);
  const sponsorId = isOpen(item) ? firstAsked(item, form) : undefined;
  if (sponsorId === undefined) return;
  const [sponsor] = await store.loadSponsors([sponsorId]);
  refuseGone(file, sponsor, at);
}

/** The case that a record is compared with, for who may read both. */
async function comparedCase(store: Store, file: CaseFile, kind: string, { actor, at }: Command) {
  if (kind !== 'same-number' || !file.case.held) return undefined;
  const other = await store.loadCase(file.case.held.by);
  refuseOtherOffice(other, actor, 'own-office', at);
  return other;
}

/** Nobody may be booked or board in one case while in another. */
const TRAVELS = new Set(['travel-booking', 'departure']);

export const handler = apiHandler(DecideWorkItem, async (request) => {
  const { params, body, command, store, expectedVersion } = request;
  const { workItemId } = params;
  const owner = ownerOfWorkItem(workItemId);
  return isSponsorId(owner)
    ? store.changeSponsor(owner, command, (file) =>
        decideSponsorWork(file, workItemId, body, command, expectedVersion),
      )
    : store.change(owner, command, async (file) => {
        refuseAtWork(file, workItemId, command);
        if (TRAVELS.has(workItemOf(file, workItemId).kind)) {
          refuseUncompared(file);
          await refuseElsewhere(store, file);
        }
        const { kind, subject } = workItemOf(file, workItemId);
        const asked = kind === HOUSEHOLD_CHANGE ? changeOf(file, subject) : undefined;
        const other =
          asked && isPending(asked)
            ? await otherCaseOf(store, file, asked.change, command)
            : await comparedCase(store, file, kind, command);
        const change = decideWorkItem(file, workItemId, body, command, expectedVersion, other);
        if (expectedVersion !== undefined) await refuseOutdated(file, workItemId, body, command.at, store);
        return change;
      });
});
