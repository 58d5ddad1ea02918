import type { Command } from '../kernel/actor.ts';
import { decidedAs } from '../work-item/decided-as.ts';
import type { WorkItem } from '../work-item/work-item.ts';
import { isOpen } from '../work-item/work-item.ts';
import type { SponsorChange } from './sponsor-change.ts';
import type { SponsorFile } from './sponsor-file.ts';
import { needsVetting } from './vetting.ts';

const cancelled = (item: WorkItem): WorkItem => ({
  ...item,
  status: 'cancelled',
  version: item.version + 1,
});

/**
 * A change to a sponsor's vetting together with its open work: done if no check needs renewal, cancelled if the
 * sponsor is suspended or revoked, otherwise left in its queue.
 */
export function closeVettingWork(file: SponsorFile, change: SponsorChange, command: Command): SponsorChange {
  const waiting = file.workItems.filter((item) => item.kind === 'sponsor-vetting' && isOpen(item));
  const { status } = change.sponsor.vetting;
  const over = status === 'suspended' || status === 'revoked';
  const { renewVettingBefore } = file.policy.sponsorship;
  if (!over && needsVetting(change.sponsor, command.at, renewVettingBefore)) return change;
  const settled = waiting.map((item) =>
    over
      ? { writes: [cancelled(item)], facts: [] }
      : decidedAs(item, 'checked', {}, { decision: 'checked' }, command),
  );
  return {
    ...change,
    facts: [...change.facts, ...settled.flatMap(({ facts }) => facts)],
    writes: [...(change.writes ?? []), ...settled.flatMap(({ writes }) => writes)],
  };
}
