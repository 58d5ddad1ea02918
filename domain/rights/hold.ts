import * as z from 'zod';
import type { Change } from '../case/change.ts';
import { noChange } from '../case/change.ts';
import type { LegalHold } from '../case/legal-hold.ts';
import { LegalHoldSchema } from '../case/legal-hold.ts';
import type { Command } from '../kernel/actor.ts';
import { CaseError } from '../kernel/errors.ts';
import { identifier } from '../kernel/identifier.ts';
import { ReasonCodeSchema } from '../work-item/kind.ts';

const { authority, reference, note } = LegalHoldSchema.shape;
export const NewHoldSchema = z.strictObject({ reasonCode: ReasonCodeSchema, authority, reference, note });

/** The most holds on one record, with those that were lifted. */
const MOST_HOLDS = 50;

interface Owner {
  readonly id: string;
  readonly holds: readonly LegalHold[];
}

/** Keeps everything about a case or sponsor from being erased until this is lifted. */
export function setHold(
  { id: owner, holds }: Owner,
  wanted: z.infer<typeof NewHoldSchema>,
  command: Command,
): Change<{ holdId: string }> {
  if (holds.length >= MOST_HOLDS)
    throw new CaseError('StoreFull', `Expected at most ${MOST_HOLDS} legal holds on one record.`);
  const hold: LegalHold = {
    ...{ type: 'legal-hold', schema: 1, id: identifier('hold', owner, command.id), caseId: owner },
    ...wanted,
    ...{ setBy: command.actor.id, setAt: command.at },
  };
  const details = { reasonCode: wanted.reasonCode, authority: wanted.authority };
  return {
    patch: {},
    writes: [hold],
    facts: [{ act: 'hold.set', subject: hold.id, details }],
    answer: { holdId: hold.id },
  };
}

/** Lifts a hold, with a reason. */
export function liftHold(
  holds: readonly LegalHold[],
  holdId: string,
  reasonCode: string,
  command: Command,
): Change<{ holdId: string }> {
  const hold = holds.find(({ id }) => id === holdId);
  if (!hold) throw new CaseError('NotFound', `Expected a legal hold, received ${holdId}.`);
  if (hold.lifted) return noChange({ holdId });
  return {
    patch: {},
    writes: [{ ...hold, lifted: { by: command.actor.id, at: command.at, reasonCode } }],
    facts: [{ act: 'hold.lifted', subject: holdId, details: { reasonCode } }],
    answer: { holdId },
  };
}
