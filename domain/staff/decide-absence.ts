import * as z from 'zod';
import type { Fact } from '../audit/audit-entry.ts';
import { GENESIS } from '../audit/chain.ts';
import type { Command } from '../kernel/actor.ts';
import { dateOf, datePlus } from '../kernel/calendar.ts';
import { CaseError } from '../kernel/errors.ts';
import { invalid } from '../kernel/invalid-input.ts';
import { rule } from '../kernel/rules.ts';
import type { Absence } from './absence.ts';
import { AbsenceSchema, absenceId, isAhead } from './absence.ts';
import type { StaffMember } from './staff-member.ts';

/** Who is away for longer than this has left: their account ends. */
const LONGEST = 'P1Y';

const { from, until, standIn } = AbsenceSchema.shape;
export const WantedAbsenceSchema = z.strictObject({ from, until, standIn });
export type WantedAbsence = z.infer<typeof WantedAbsenceSchema>;

/** A new state of an absence, and what its own chain says about it. */
export interface AbsenceChange {
  record: Absence;
  facts: Fact[];
}

/** Refuses everybody but the person and the supervisors of their office. */
function refuseOthers({ id, office }: StaffMember, { actor }: Command): void {
  if (actor.office !== office) throw new CaseError('NotFound', `Expected a colleague, received ${id}.`);
  if (actor.id !== id && !actor.roles.includes('supervisor'))
    throw new CaseError('Forbidden', 'Expected the person who is away, or a supervisor.');
}

function refuseDays({ from, until }: WantedAbsence, today: string): void {
  if (until < today) throw invalid('until', rule('from-on', { from: today }), 'a day that is over');
  if (until < from) throw invalid('until', rule('from-on', { from }), 'a day before it begins');
  if (until > datePlus(from, LONGEST))
    throw invalid('until', rule('day-at-latest', { latest: datePlus(from, LONGEST) }), 'a later day');
}

/** Who stands in, and their own absence if one is recorded. */
export interface StandIn {
  readonly member: StaffMember | undefined;
  readonly away: Absence | undefined;
}

function refuseStandIn(person: StaffMember, wanted: WantedAbsence, { member, away }: StandIn, at: string) {
  const able = member?.roles.some((role) => person.roles.includes(role) || role === 'supervisor');
  if (!member || member.office !== person.office || member.id === person.id || !able)
    throw invalid('standIn', rule('can-stand-in'), 'somebody who cannot');
  const overlaps = away && isAhead(away, at) && away.from <= wanted.until && wanted.from <= away.until;
  if (overlaps) throw invalid('standIn', rule('is-here', { until: away.until }), 'somebody who is away then');
}

/** Records when somebody is away and who stands in; what was recorded before is replaced. */
export function recordAbsence(
  person: StaffMember,
  before: Absence | undefined,
  wanted: WantedAbsence,
  standsIn: StandIn,
  command: Command,
): AbsenceChange {
  refuseOthers(person, command);
  refuseDays(wanted, dateOf(command.at));
  if (wanted.standIn !== undefined) refuseStandIn(person, wanted, standsIn, command.at);
  const record: Absence = {
    ...{ type: 'absence', schema: 1, id: absenceId(person.id), version: (before?.version ?? 0) + 1 },
    ...{ staff: person.id, office: person.office, from: wanted.from, until: wanted.until },
    ...(wanted.standIn === undefined ? {} : { standIn: wanted.standIn }),
    ...{ by: command.actor.id, at: command.at, audit: before?.audit ?? { seq: 0, hash: GENESIS } },
  };
  const details = {
    ...{ absent: person.id, firstDay: wanted.from, lastDay: wanted.until },
    ...(wanted.standIn === undefined ? {} : { standIn: wanted.standIn }),
  };
  return { record, facts: [{ act: 'absence.recorded', subject: record.id, details }] };
}

/** Ends an absence now, because the person is back or does not go. Ending it again changes nothing. */
export function endAbsence(
  person: StaffMember,
  absence: Absence | undefined,
  command: Command,
): AbsenceChange | undefined {
  refuseOthers(person, command);
  if (!absence || !isAhead(absence, command.at)) return undefined;
  const record = { ...absence, version: absence.version + 1, endedAt: command.at };
  const details = { absent: person.id };
  return { record, facts: [{ act: 'absence.ended', subject: record.id, details }] };
}
