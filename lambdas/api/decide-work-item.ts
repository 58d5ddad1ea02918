import { DecideWorkItem } from '../../contracts/api/work-items.ts';
import type { CaseFile } from '../../domain/case/case-file.ts';
import type { Change } from '../../domain/case/change.ts';
import { protects } from '../../domain/rights/decide-right.ts';
import type { SponsorFile } from '../../domain/sponsorship/sponsor-file.ts';
import { refuseAtWork } from '../../domain/work-item/decide-work-item.ts';
import { holdDecision, secondsHeld } from '../../domain/work-item/held-decision.ts';
import { isOpen } from '../../domain/work-item/work-item.ts';
import { workItemOf } from '../../domain/work-item/work-of-case.ts';
import { firstAsked, refuseGone } from '../../stages/sponsorship/renew-proposal.ts';
import { apiHandler } from '../middleware/api.ts';
import { changeOwner } from '../services/change-owner.ts';
import { decideWork } from '../services/decide-work.ts';
import { theEnvironment } from '../services/environment.ts';
import type { Store } from '../services/the-store.ts';

/** A caller who decides on a version they saw is told if the sponsor can no longer be asked. */
async function refuseOutdated(file: CaseFile, workItemId: string, form: unknown, at: string, store: Store) {
  const item = workItemOf(file, workItemId);
  const sponsorId = isOpen(item) ? firstAsked(item, form) : undefined;
  if (sponsorId === undefined) return;
  const [sponsor] = await store.loadSponsors([sponsorId]);
  refuseGone(file, sponsor, at);
}

const holding = (file: CaseFile | SponsorFile, change: Change<unknown>) => ({
  seconds: Number(theEnvironment().TAKE_BACK_SECONDS ?? 0),
  emergency: 'case' in file && file.case.priority === 'emergency',
  protects: protects(change),
});

export const handler = apiHandler(DecideWorkItem, async (request) => {
  const { params, body, command, store, expectedVersion } = request;
  const { workItemId } = params;
  return changeOwner(store, workItemId, command, async (file) => {
    if ('case' in file) refuseAtWork(file, workItemId, command);
    const deciding = { workItemId, form: body, command, expectedVersion };
    const change = await decideWork(store, file, deciding);
    if ('case' in file && expectedVersion !== undefined)
      await refuseOutdated(file, workItemId, body, command.at, store);
    const item = workItemOf(file, workItemId);
    const seconds = secondsHeld(command, holding(file, change));
    return holdDecision(item, change, body, command, seconds);
  });
});
