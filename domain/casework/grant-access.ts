import * as z from 'zod';
import { refuseOtherOffice, refuseRestricted } from '../case/access.ts';
import type { AccessGrant } from '../case/access-grant.ts';
import { AccessGrantSchema } from '../case/access-grant.ts';
import type { CaseFile } from '../case/case-file.ts';
import type { Change } from '../case/change.ts';
import { noChange } from '../case/change.ts';
import type { Actor, Command } from '../kernel/actor.ts';
import { StaffIdSchema } from '../kernel/actor.ts';
import { InstantSchema, isBefore, plus } from '../kernel/calendar.ts';
import { CaseError } from '../kernel/errors.ts';
import { identifier } from '../kernel/identifier.ts';
import { invalid } from '../kernel/invalid-input.ts';
import { rule } from '../kernel/rules.ts';
import { toRole } from '../notices/to.ts';
import { ReasonCodeSchema } from '../work-item/kind.ts';

export const NewAccessGrantSchema = z.strictObject({
  reader: StaffIdSchema,
  reasonCode: ReasonCodeSchema,
  until: InstantSchema.optional(),
});
/** The longest access that somebody of another office can be given. */
const LONGEST_ELSEWHERE = 'P1Y';
export const BreakGlassSchema = z.strictObject({
  reasonCode: ReasonCodeSchema,
  note: AccessGrantSchema.shape.note,
});

/**
 * Names a member of staff who may open the case while it is restricted or although it belongs to other offices.
 * Nobody can name themselves; somebody not known to work at the case's offices (`readerOffice`) may only read it, for
 * at most a year.
 */
export function grantAccess(
  file: CaseFile,
  wanted: z.infer<typeof NewAccessGrantSchema>,
  readerOffice: string | undefined,
  command: Command,
): Change<{ grantId: string }> {
  const { reader, reasonCode, until } = wanted;
  if (reader === command.actor.id)
    throw new CaseError('FourEyes', 'Expected somebody else to name this person as a reader.');
  if (until !== undefined && !isBefore(command.at, until))
    throw invalid('until', rule('in-future'), 'an earlier instant');
  const own = readerOffice === file.case.office || readerOffice === file.case.destinationOffice;
  const latest = plus(command.at, LONGEST_ELSEWHERE);
  if (!own && (until === undefined || isBefore(latest, until)))
    throw invalid('until', rule('reader-elsewhere-ends', { latest }), until === undefined ? 'no end' : until);
  const grant: AccessGrant = {
    type: 'access-grant',
    schema: 2,
    id: identifier('access', file.case.id, command.id),
    caseId: file.case.id,
    kind: 'named',
    reader,
    grantedBy: command.actor.id,
    grantedAt: command.at,
    reasonCode,
    ...(readerOffice === undefined ? {} : { readerOffice }),
    ...(until === undefined ? {} : { until }),
  };
  const details = { reader, reasonCode, ...(until === undefined ? {} : { until }) };
  return {
    patch: {},
    writes: [grant],
    facts: [{ act: 'access.granted', subject: grant.id, details }],
    answer: { grantId: grant.id },
  };
}

/** Ends the access of somebody who was named or used break-glass access. Ending it again changes nothing. */
export function endAccess(
  file: CaseFile,
  grantId: string,
  reasonCode: string,
  command: Command,
): Change<{ grantId: string }> {
  const grant = file.access.find((candidate) => candidate.id === grantId);
  if (!grant)
    throw new CaseError('NotFound', `Expected an access of case ${file.case.id}, received ${grantId}.`);
  if (grant.endedAt !== undefined) return noChange({ grantId });
  return {
    patch: {},
    writes: [{ ...grant, endedAt: command.at }],
    facts: [{ act: 'access.ended', subject: grantId, details: { reader: grant.reader, reasonCode } }],
    answer: { grantId },
  };
}

const isOpenTo = (file: CaseFile, actor: Actor, at: string): boolean => {
  try {
    refuseOtherOffice(file, actor, 'own-office', at);
    refuseRestricted(file, actor, at);
    return true;
  } catch (error) {
    if (error instanceof CaseError) return false;
    throw error;
  }
};

/**
 * Opens a case that is closed to this person for reading, with a reason, for as long as the programme's policy
 * allows. It is recorded in the audit and reported to a supervisor of the case's office, and the stream opens a
 * review by a supervisor who is not their own. Throws `WrongState` if they may open the case anyway.
 */
export function breakGlass(
  file: CaseFile,
  wanted: z.infer<typeof BreakGlassSchema>,
  command: Command,
): Change<{ grantId: string; until: string }> {
  const { actor, at } = command;
  if (isOpenTo(file, actor, at))
    throw new CaseError('WrongState', 'Expected a case that is closed to this person, received an open one.');
  const until = plus(at, file.policy.access.breakGlass);
  const grant: AccessGrant = {
    type: 'access-grant',
    schema: 2,
    id: identifier('access', file.case.id, command.id),
    caseId: file.case.id,
    kind: 'break-glass',
    reader: actor.id,
    ...(actor.office === undefined ? {} : { readerOffice: actor.office }),
    grantedBy: actor.id,
    grantedAt: at,
    reasonCode: wanted.reasonCode,
    until,
    ...(wanted.note === undefined ? {} : { note: wanted.note }),
  };
  const data = { grantId: grant.id, reader: actor.id, until };
  const details = { reasonCode: wanted.reasonCode, until };
  return {
    patch: {},
    writes: [grant, toRole(file, 'supervisor', file.case.office, 'break-glass', command, data)],
    facts: [{ act: 'access.break-glass', subject: grant.id, details }],
    answer: { grantId: grant.id, until },
  };
}
