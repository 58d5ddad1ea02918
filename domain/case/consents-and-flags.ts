import * as z from 'zod';
import type { Command } from '../actor.ts';
import { CaseError } from '../errors.ts';
import { identifier } from '../identifier.ts';
import { stopTracing } from '../tracing-request/stop-tracing.ts';
import type { CaseFile } from './case-file.ts';
import { memberOf } from './case-file.ts';
import type { Change } from './change.ts';
import { both, unchanged } from './change.ts';
import { ConsentSchema } from './consent.ts';
import { FlagSchema } from './flag.ts';
import { interruptCase } from './interrupt-case.ts';

export const NewConsentOfMemberSchema = z.strictObject(
  ConsentSchema.omit({ type: true, schema: true, id: true, caseId: true, withdrawnAt: true }).shape,
);
export const NewFlagSchema = z.strictObject(
  FlagSchema.pick({ kind: true, instruction: true, blocks: true }).shape,
);

/** Records a consent that a member gave. */
export function recordConsent(file: CaseFile, given: z.infer<typeof NewConsentOfMemberSchema>): Change {
  memberOf(file, given.signatory);
  const id = identifier('consent', file.case.id, given.purpose, given.recipient, given.givenOn);
  const details = { purpose: given.purpose, signatory: given.signatory };
  return {
    head: {},
    puts: [{ type: 'consent', schema: 1, id, caseId: file.case.id, ...given }],
    facts: [{ act: 'consent.given', subject: id, details }],
    answer: { consentId: id },
  };
}

/**
 * Withdraws a consent: what rests on it stops. An open offer ends with the consent to disclose to a sponsor, tracing
 * with the consent for it.
 */
export function withdrawConsent(file: CaseFile, consentId: string, command: Command): Change {
  const consent = file.consents.find((candidate) => candidate.id === consentId);
  if (!consent)
    throw new CaseError('NotFound', `Expected a consent of case ${file.case.id}, received ${consentId}.`);
  if (consent.withdrawnAt) return unchanged({ consentId });
  const withdrawn: Change = {
    head: {},
    puts: [{ ...consent, withdrawnAt: command.at }],
    facts: [{ act: 'consent.withdrawn', subject: consentId, details: { purpose: consent.purpose } }],
    answer: { consentId },
  };
  if (consent.purpose === 'tracing') return both(stopTracing(file, consentId, command), withdrawn);
  const offered = file.offers.some((offer) => offer.status === 'offered');
  const stops = consent.purpose === 'disclosure-to-sponsor' && offered && file.case.status === 'active';
  return stops ? both(interruptCase(file, undefined, command), withdrawn) : withdrawn;
}

/** Raises a flag: an instruction that may block named steps. */
export function raiseFlag(file: CaseFile, wanted: z.infer<typeof NewFlagSchema>, command: Command): Change {
  const id = identifier('flag', file.case.id, command.id);
  return {
    head: {},
    puts: [
      {
        type: 'flag',
        schema: 1,
        id,
        caseId: file.case.id,
        raisedAt: command.at,
        raisedBy: command.actor.id,
        ...wanted,
      },
    ],
    facts: [{ act: 'flag.raised', subject: id, details: { kind: wanted.kind, blocks: wanted.blocks } }],
    answer: { flagId: id },
  };
}

/** Lifts a flag. */
export function liftFlag(file: CaseFile, flagId: string, reasonCode: string, command: Command): Change {
  const flag = file.flags.find((candidate) => candidate.id === flagId);
  if (!flag) throw new CaseError('NotFound', `Expected a flag of case ${file.case.id}, received ${flagId}.`);
  if (flag.liftedAt) return unchanged({ flagId });
  return {
    head: {},
    puts: [{ ...flag, liftedAt: command.at }],
    facts: [{ act: 'flag.lifted', subject: flagId, details: { reasonCode } }],
    answer: { flagId },
  };
}
