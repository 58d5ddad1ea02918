import type { Command } from '../../domain/kernel/actor.ts';
import { dateOf } from '../../domain/kernel/calendar.ts';
import { identifier } from '../../domain/kernel/identifier.ts';
import { requestOf } from '../../domain/rights/ask-right.ts';
import { erasedRequest } from '../../domain/rights/erasure.ts';
import { eraseNextOfSponsor, refuseErasureOfSponsor } from '../../domain/sponsorship/erase-sponsor.ts';
import { enterLines, isBegun } from './erasure-ledger.ts';
import { forgetSponsor } from './list-findable.ts';
import { theFiles } from './the-files.ts';
import { theKeys } from './the-keys.ts';
import { theStore } from './the-store.ts';

/** More parts than any sponsor has. */
const MOST_PARTS = 200;

/** Erases a sponsor, as `carryOutErasure` does a case. */
export async function carryOutOfSponsor(sponsorId: string, requestId: string, command: Command) {
  const store = theStore();
  const file = await store.loadSponsorFile(sponsorId);
  const request = requestOf(file.rights, requestId);
  if (request.right !== 'erasure' || (request.status !== 'granted' && request.status !== 'erased')) return;
  if (request.status === 'granted') {
    if (!(await isBegun([sponsorId], requestId))) refuseErasureOfSponsor(file);
    const erased = await enterLines([sponsorId], requestId, command.at);
    await theFiles().intake.removeBefore(dateOf(command.at));
    await forgetSponsor(file.sponsor);
    for (const { id } of file.documents) await theFiles().remove(id);
    for (let part = 1, left = 1; left > 0 && part <= MOST_PARTS; part += 1) {
      const by = { ...command, id: identifier('erasure', command.id, String(part)) };
      left = (await store.changeSponsor(sponsorId, by, (now) => eraseNextOfSponsor(now, requestId, by))).left;
    }
    const done = { ...command, id: identifier('erasure', command.id, 'done') };
    await store.changeSponsor(sponsorId, done, ({ rights }) => erasedRequest(rights, requestId, erased));
  }
  await theKeys().destroy(sponsorId, command.at);
}
