import * as z from 'zod';
import type { CaseFile } from '../../domain/case/case-file.ts';
import { destinationOf } from '../../domain/case/case-file.ts';
import type { Change } from '../../domain/case/change.ts';
import type { Command } from '../../domain/kernel/actor.ts';
import { plus } from '../../domain/kernel/calendar.ts';
import { invalid } from '../../domain/kernel/invalid-input.ts';
import { rule } from '../../domain/kernel/rules.ts';
import { linesOf } from '../../domain/plan/lines.ts';
import type { NewLine } from '../../domain/plan/owe.ts';
import { oweTo, providedBy } from '../../domain/plan/provider.ts';
import { HOUSEHOLD } from '../../domain/plan/service-plan.ts';
import { NoteSchema, ReasonCodeSchema, workItemKind } from '../../domain/work-item/kind.ts';
import type { DraftLine, Offer } from './offer.ts';
import { DraftLineSchema } from './offer.ts';
import { promisedOffer } from './promised-offer.ts';
import { releaseOffer } from './release-offer.ts';
import { linesOfPlan } from './support.ts';

/** The most lines of a settlement plan. */
export const MAX_PLANNED = 30;

/** Drafted by whoever says so; another person approves it. */
export function withDraft(offer: Offer, lines: readonly DraftLine[], { at, actor }: Command): Offer {
  const twice = lines.findIndex(
    ({ service }, index) => lines.findIndex((one) => one.service === service) < index,
  );
  if (twice >= 0)
    throw invalid(`planned.${twice}.service`, rule('given-once'), lines[twice]?.service ?? 'none');
  return { ...offer, plan: { state: 'drafted', lines: [...lines], draftedBy: actor.id, draftedAt: at } };
}

/**
 * The plan that a promise stands on is drawn up again, because whoever confirms returned it; another person than whoever
 * drafts it approves it [PROCESS.md, stage 8]. A sponsor that does not sign is not asked again for this household.
 */
export const settlementPlan = workItemKind({
  kind: 'settlement-plan',
  stage: 'sponsorship',
  role: 'sponsorship-officer',
  place: 'destination',
  form: z.discriminatedUnion('decision', [
    z.strictObject({
      decision: z.literal('drafted'),
      planned: z.array(DraftLineSchema).min(1).max(MAX_PLANNED),
      note: NoteSchema,
    }),
    z.strictObject({
      decision: z.literal('undertaking-refused'),
      reasonCode: ReasonCodeSchema,
      note: NoteSchema,
    }),
  ]),
  prepare: (file, subject) => ({ context: { sponsorId: promisedOffer(file, subject).sponsorId } }),
  decide({ file, item, command }, form): Change {
    const offer = promisedOffer(file, item.subject);
    if (form.decision === 'undertaking-refused')
      return releaseOffer(file, offer, 'declined', command, form.reasonCode);
    return {
      patch: {},
      writes: [withDraft(offer, form.planned, command)],
      facts: [{ act: 'plan.drafted', subject: offer.id, details: { lines: form.planned.length } }],
      answer: {},
    };
  },
});

/** A line of the plan, counted from the arrival, or from now where the household has arrived already. */
const newLine = (file: CaseFile, { id, sponsorId }: Offer, line: DraftLine, at: string): NewLine => ({
  whom: HOUSEHOLD,
  service: { list: 'kinbridge-1', code: line.service },
  owner: 'sponsorship-officer',
  provider:
    line.by === 'sponsor' ? { kind: 'sponsor', id: sponsorId } : { kind: 'office', id: destinationOf(file) },
  source: { kind: 'sponsorship', reference: `plan/${id}` },
  due: file.travel?.arrivedAt === undefined ? { afterArrival: line.after } : { at: plus(at, line.after) },
  ...(line.what === undefined ? {} : { what: line.what }),
});

/**
 * The approved plan becomes what is owed to the household. What an earlier sponsor's plan owed and the office has seen to
 * since goes to this sponsor, and is not owed twice.
 */
export function oweSettlement(file: CaseFile, offer: Offer, command: Command): Change {
  const taken = providedBy(
    file,
    { kind: 'office' },
    { kind: 'sponsor', id: offer.sponsorId },
    ({ source: { kind } }) => kind === 'sponsorship',
  );
  const owed = new Set(
    linesOf(file)
      .filter(({ line: { source, state } }) => source.kind === 'sponsorship' && state === 'planned')
      .map(({ line }) => line.service.code),
  );
  const wanted = linesOfPlan(file, offer, command.at)
    .filter(({ service }) => !owed.has(service))
    .map((line) => newLine(file, offer, line, command.at));
  return oweTo(taken, file, wanted, command);
}
