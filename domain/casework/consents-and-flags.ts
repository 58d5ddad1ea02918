import * as z from 'zod';
import type { CaseFile } from '../case/case-file.ts';
import { memberOf } from '../case/case-file.ts';
import type { Change } from '../case/change.ts';
import { mergeChanges, noChange } from '../case/change.ts';
import type { Flag } from '../case/flag.ts';
import { FlagSchema } from '../case/flag.ts';
import type { Command } from '../kernel/actor.ts';
import { CaseError } from '../kernel/errors.ts';
import { identifier } from '../kernel/identifier.ts';
import { takeBackWork } from '../organisation/give-work.ts';
import { wronglyGiven } from '../work-item/refuse-unreferred.ts';
import type { Told } from './consent-withdrawal.ts';
import { givenOut, stopWhatRestsOn } from './consent-withdrawal.ts';

export const NewFlagSchema = z.strictObject(
  FlagSchema.pick({ kind: true, instruction: true, blocks: true }).shape,
);

/**
 * Withdraws a consent, or only the part that a guardian gave for one child. Whatever depends on it stops; the answer
 * and the audit name who was already told.
 */
export function withdrawConsent(
  file: CaseFile,
  consentId: string,
  command: Command,
  childId?: string,
): Change<{ consentId: string; told: Told[] }> {
  const consent = file.consents.find((candidate) => candidate.id === consentId);
  if (!consent)
    throw new CaseError('NotFound', `Expected a consent of case ${file.case.id}, received ${consentId}.`);
  const forChild = childId !== undefined && childId !== consent.personId;
  if (forChild) memberOf(file, childId);
  const told = givenOut(file, consent);
  const over = consent.withdrawnAt !== undefined || (forChild && consent.except?.includes(childId));
  if (over) return noChange({ consentId, told });
  const ended = forChild
    ? { ...consent, except: [...(consent.except ?? []), childId] }
    : { ...consent, withdrawnAt: command.at };
  const after = {
    ...file,
    consents: file.consents.map((one) => (one.id === consentId ? ended : one)),
  };
  const details = {
    purpose: consent.purpose,
    personId: forChild ? childId : consent.personId,
    told: told.map(({ recipient }) => recipient),
    toldAt: told.map(({ at }) => at),
  };
  const returned = takeBackWork(wronglyGiven(after, command.at), 'consent-ended', command);
  const stopped = mergeChanges(returned, stopWhatRestsOn(after, consent.purpose, command));
  return mergeChanges(stopped, {
    patch: {},
    writes: [ended],
    facts: [{ act: 'consent.withdrawn', subject: consentId, details }],
    answer: { consentId, told },
  });
}

/** Something that stops, as the audit would say it: for a sponsor, for a member, or for all. */
interface Stop {
  act: string;
  subject: string | null;
  sponsorId: string | null;
  personId: string | null;
}

/** What withdrawing a consent would do: who has been told already, and what stops. */
export interface WithdrawalPreview {
  told: Told[];
  stops: Stop[];
}

/** What {@link withdrawConsent} would do now; nothing is changed. */
export function previewWithdrawal(
  file: CaseFile,
  consentId: string,
  command: Command,
  childId?: string,
): WithdrawalPreview {
  const { answer, facts } = withdrawConsent(file, consentId, command, childId);
  const stops = facts
    .filter(({ act }) => act !== 'consent.withdrawn')
    .map(({ act, subject, details }) => ({
      act,
      subject: subject ?? null,
      sponsorId: typeof details?.sponsorId === 'string' ? details.sponsorId : null,
      personId: file.tracing.find(({ id }) => id === subject)?.seekerId ?? null,
    }));
  return { told: answer.told, stops };
}

/** Raises a flag: an instruction that may block named steps. */
export function raiseFlag(
  file: CaseFile,
  wanted: z.infer<typeof NewFlagSchema>,
  command: Command,
): Change<{ flagId: string }> {
  const id = identifier('flag', file.case.id, command.id);
  const flag: Flag = {
    ...{ type: 'flag', schema: 1, id, caseId: file.case.id, raisedAt: command.at },
    ...{ raisedBy: command.actor.id, ...wanted },
  };
  const after = { ...file, flags: [...file.flags, flag] };
  return mergeChanges(takeBackWork(wronglyGiven(after, command.at), 'case-restricted', command), {
    patch: {},
    writes: [flag],
    facts: [{ act: 'flag.raised', subject: id, details: { kind: wanted.kind, blocks: wanted.blocks } }],
    answer: { flagId: id },
  });
}

/** Lifts a flag. */
export function liftFlag(
  file: CaseFile,
  flagId: string,
  reasonCode: string,
  command: Command,
): Change<{ flagId: string }> {
  const flag = file.flags.find((candidate) => candidate.id === flagId);
  if (!flag) throw new CaseError('NotFound', `Expected a flag of case ${file.case.id}, received ${flagId}.`);
  if (flag.liftedAt) return noChange({ flagId });
  return {
    patch: {},
    writes: [{ ...flag, liftedAt: command.at }],
    facts: [{ act: 'flag.lifted', subject: flagId, details: { reasonCode } }],
    answer: { flagId },
  };
}
