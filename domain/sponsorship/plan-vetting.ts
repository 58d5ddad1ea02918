import type { Change } from '../case/change.ts';
import { mergeChanges, noChange } from '../case/change.ts';
import type { Command } from '../kernel/actor.ts';
import { isBefore, later, minus, plus, secondsBetween, startOf } from '../kernel/calendar.ts';
import { present } from '../kernel/present.ts';
import type { Patience } from '../policy/policy.ts';
import { patienceFor } from '../policy/policy.ts';
import { scheduleFor } from '../work-item/open-work-item.ts';
import type { WorkItem } from '../work-item/work-item.ts';
import { isOpen } from '../work-item/work-item.ts';
import { endedNotice, renewalNotices } from './renewal-notices.ts';
import type { SponsorFile } from './sponsor-file.ts';
import { isVettingValid, vettingDueAt, vettingEndsAt } from './sponsor-work.ts';
import { needsVetting } from './vetting.ts';

/**
 * The longest wait of one execution: together with what precedes it, it stays below the year after which Step
 * Functions ends executions.
 */
const LONGEST_WAIT = 'P250D';

/** One run of the workflow: its number and the start of its execution. */
export interface VettingRun {
  number: number;
  startedAt: string;
}

/**
 * What the workflow that monitors a sponsor's vetting does next, given the sponsor as it is now: wait until the first
 * check is due for renewal, ask a person (opening, reminding and escalating over time), continue in a younger
 * execution, or end, because another run follows or nobody needs vetting any more. An expired vetting is ended here,
 * so that the sponsor shows up as needing vetting; the placement gates check the dates themselves.
 */
export function planVetting(file: SponsorFile, run: VettingRun, command: Command): Change {
  const { sponsor, policy } = file;
  const { at } = command;
  const { status, validUntil } = sponsor.vetting;
  if (run.number !== sponsor.vettingRun || status === 'suspended' || status === 'revoked')
    return noChange({ next: 'end' });
  const renewBefore = policy.sponsorship.renewVettingBefore;
  if (!needsVetting(sponsor, at, renewBefore)) {
    const asked = minus(startOf(validUntil), renewBefore);
    const most = plus(run.startedAt, LONGEST_WAIT);
    if (!isBefore(at, most)) return startNextRun(file);
    return noChange({ next: 'wait', until: isBefore(most, asked) ? most : later(asked, at) });
  }
  if (isBefore(plus(run.startedAt, policy.renewal.stageAfter), at)) return startNextRun(file);
  const ended = status === 'active' && !isVettingValid(file, at);
  const change = ended ? vettingEnded(file, command) : renewalTold(file, command);
  return mergeChanges(change, noChange({ next: 'ask', ...nextAsking(file, at) }));
}

/** Starts the next run, because this execution is old. */
function startNextRun({ sponsor }: SponsorFile): Change {
  const vettingRun = sponsor.vettingRun + 1;
  return {
    patch: {},
    writes: [{ ...sponsor, vettingRun }],
    facts: [{ act: 'sponsor.vetting-rewatched', subject: sponsor.id, details: { run: vettingRun } }],
    answer: { next: 'end' },
  };
}

function vettingEnded({ sponsor }: SponsorFile, command: Command): Change {
  const { validUntil } = sponsor.vetting;
  return {
    patch: {},
    writes: [{ ...sponsor, vetting: { status: 'pending', validUntil } }, endedNotice(sponsor, command)],
    facts: [{ act: 'sponsor.vetting-ended', subject: sponsor.id, details: { validUntil } }],
    answer: {},
  };
}

/** Tells the officers and the sponsor, once per expiry date, that the vetting has to be renewed. */
function renewalTold(file: SponsorFile, command: Command): Change {
  const { sponsor } = file;
  const begun = sponsor.vetting.status !== 'active' || openVetting(file) !== undefined;
  const writes = begun ? [] : renewalNotices(sponsor, command);
  if (writes.length === 0) return noChange({});
  const details = { validUntil: sponsor.vetting.validUntil };
  return {
    patch: {},
    writes: writes,
    facts: [{ act: 'sponsor.vetting-due', subject: sponsor.id, details }],
    answer: {},
  };
}

const openVetting = ({ workItems }: SponsorFile): WorkItem | undefined =>
  workItems.find((item) => item.kind === 'sponsor-vetting' && isOpen(item));

/**
 * The current round of asking (0: no reminder or escalation due now), and how long it lasts: until the reminder, the
 * due date, the next escalation, or the end of the vetting itself.
 */
function nextAsking(file: SponsorFile, at: string): { round: number; seconds: number } {
  const patience = patienceFor(file.policy, 'sponsor-vetting');
  const item = openVetting(file);
  const openedAt = item?.openedAt ?? at;
  const dueAt = item?.dueAt ?? vettingDueAt(file, patience, at);
  const steps = stepsOf(patience, openedAt, dueAt, at);
  const passed = steps.filter((step) => !isBefore(at, step)).length;
  const next = present(steps[passed], 'a next step of asking');
  const ends = vettingEndsAt(file.sponsor.vetting.validUntil);
  const until = isVettingValid(file, at) && isBefore(ends, next) ? ends : next;
  return {
    round: item && passed > item.round ? passed : 0,
    seconds: Math.max(1, secondsBetween(at, until)),
  };
}

/** The next of: reminder, due date, further escalation. */
function stepsOf(patience: Patience, openedAt: string, dueAt: string, at: string): string[] {
  const sooner = isBefore(dueAt, plus(openedAt, patience.due));
  const dueIn = sooner ? `PT${secondsBetween(openedAt, dueAt)}S` : patience.due;
  const [first] = scheduleFor(patience, dueIn, openedAt);
  const steps = [plus(openedAt, `PT${first}S`), dueAt];
  for (let step = dueAt; !isBefore(at, step); ) {
    step = plus(step, patience.escalateEvery);
    steps.push(step);
  }
  return steps;
}
