import * as z from 'zod';
import type { CaseFile } from '../../domain/case/case-file.ts';
import type { Change } from '../../domain/case/change.ts';
import type { Command } from '../../domain/kernel/actor.ts';
import { CaseError } from '../../domain/kernel/errors.ts';
import { issue } from '../../domain/kernel/invalid-input.ts';
import { rule } from '../../domain/kernel/rules.ts';
import type { Sponsor } from '../../domain/sponsorship/sponsor.ts';
import { refuseStale, refuseUnauthorized } from '../../domain/work-item/decide-work-item.ts';
import { refuseHeld } from '../../domain/work-item/held-decision.ts';
import type { WorkItem } from '../../domain/work-item/work-item.ts';
import { isOpen } from '../../domain/work-item/work-item.ts';
import { workItemOf } from '../../domain/work-item/work-of-case.ts';
import type { OfferGate } from './placement-view.ts';
import { offerGates, proposalContext, proposalFor } from './placement-view.ts';

const KIND = 'sponsor-proposal';

const ContextSchema = z.looseObject({
  top: z.array(z.looseObject({ sponsorId: z.string() })),
  /** Only for a renewed proposal: who may be asked, best first. */
  ranked: z.array(z.string()).optional(),
});
const FormSchema = z.looseObject({ decision: z.string(), sponsorId: z.string().optional() });

const contextOf = (item: WorkItem) => ContextSchema.safeParse(item.context).data;

/** The sponsor that this decision on a proposal would ask first; undefined for any other work item. */
export function firstAsked(item: WorkItem, form: unknown): string | undefined {
  if (item.kind !== KIND) return undefined;
  const given = FormSchema.safeParse(form).data;
  return given?.decision === 'override' ? given.sponsorId : contextOf(item)?.top[0]?.sponsorId;
}

/**
 * Refuses a decision for a sponsor that can no longer be asked, with the gate as the value received: `CapacityTaken`
 * if its places are gone, a check expired, or it answered this household meanwhile.
 */
export function refuseGone(file: CaseFile, sponsor: Sponsor | undefined, at: string): void {
  const gate: OfferGate | 'revoked' | undefined = sponsor ? offerGates(file, sponsor, at)[0] : 'revoked';
  if (gate === undefined) return;
  throw new CaseError(
    'CapacityTaken',
    `Expected a sponsor that can be asked now, received one ruled out by ${gate}.`,
    {
      issues: [issue('sponsorId', rule('can-be-asked'), gate)],
    },
  );
}

/**
 * Renews the proposal of an open work item with the current sponsors. The item keeps its due date and round, so that
 * a fresh proposal does not buy time; its version increases, so that nobody confirms what they did not see.
 */
export function renewProposal(
  file: CaseFile,
  workItemId: string,
  sponsors: readonly Sponsor[],
  command: Command,
  expectedVersion?: number,
): Change<{ workItemId: string; version: number }> {
  const item = workItemOf(file, workItemId);
  refuseUnauthorized(item, command.actor);
  refuseStale(item, expectedVersion);
  if (item.kind !== KIND || !isOpen(item))
    throw new CaseError(
      'WrongState',
      `Expected an open ${KIND}, received a ${item.kind} that is ${item.status}.`,
    );
  refuseHeld(item);
  const proposal = proposalFor(file, sponsors, command);
  const version = item.version + 1;
  const renewed = {
    ...item,
    version,
    context: { ...proposalContext(proposal), ranked: [...proposal.ranked] },
  };
  const details = { version: proposal.version, seed: proposal.seed, candidates: proposal.ranked.length };
  return {
    patch: {},
    writes: [renewed],
    facts: [{ act: 'placement.renewed', subject: item.id, details }],
    answer: { workItemId, version },
  };
}

/** The ranking that a person renewed after the workflow's proposal; undefined if nobody did. */
export function renewedRanking(file: CaseFile): readonly string[] | undefined {
  const proposals = file.workItems.filter((item) => item.kind === KIND && item.status !== 'cancelled');
  const latest = proposals.sort((a, b) => Date.parse(b.openedAt) - Date.parse(a.openedAt))[0];
  return latest && contextOf(latest)?.ranked;
}
