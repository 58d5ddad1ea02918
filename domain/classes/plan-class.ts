import * as z from 'zod';
import type { Fact } from '../audit/audit-entry.ts';
import { GENESIS } from '../audit/chain.ts';
import type { Command } from '../kernel/actor.ts';
import { isPartnerStaff } from '../kernel/actor.ts';
import { DateSchema, instantIn, isBefore, isTimeZone } from '../kernel/calendar.ts';
import { CaseError } from '../kernel/errors.ts';
import { identifier } from '../kernel/identifier.ts';
import { invalid } from '../kernel/invalid-input.ts';
import { RULES, rule } from '../kernel/rules.ts';
import type { OrientationClass } from './orientation-class.ts';
import { OrientationClassSchema } from './orientation-class.ts';

const { group, language, place, minutes, timeZone, capacity, organisation } = OrientationClassSchema.shape;
export const NewClassSchema = z.strictObject({
  ...{ group, language, place, minutes, timeZone, capacity },
  day: DateSchema,
  time: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, RULES['time-of-day']),
  /** Whoever plans it, if nobody else is named. */
  trainer: OrientationClassSchema.shape.trainer.optional(),
  /** A partner organisation that teaches it for the office. */
  organisation,
});

/** A new state of a class, and what its own chain says about it. */
export interface ClassChange {
  record: OrientationClass;
  facts: Fact[];
}

/** Plans a class of the office of whoever plans it. */
export function planClass(wanted: z.infer<typeof NewClassSchema>, command: Command): ClassChange {
  const { actor, at, id } = command;
  if (actor.office === undefined) throw new CaseError('Forbidden', 'Expected a person of an office.');
  const { day, time, trainer = actor.id, ...said } = wanted;
  if (!isTimeZone(said.timeZone)) throw invalid('timeZone', rule('time-zone'), 'another name');
  const startsAt = instantIn(day, time, said.timeZone);
  if (isBefore(startsAt, at)) throw invalid('day', rule('in-future'), 'a time that has passed');
  const record: OrientationClass = {
    ...{ type: 'orientation-class', schema: 2, id: identifier('class', id), version: 1 },
    ...{ office: actor.office, ...said, startsAt, trainer, households: [], status: 'planned' },
    ...{ plannedAt: at, plannedBy: actor.id, audit: { seq: 0, hash: GENESIS } },
  };
  const given = said.organisation === undefined ? {} : { organisation: said.organisation };
  const details = { group: said.group, startsAt, places: said.capacity, ...given };
  return { record, facts: [{ act: 'class.planned', subject: record.id, details }] };
}

/** Refuses everybody of another office, and of another organisation than teaches it, as if there were no such class. */
export function refuseOtherClass({ office, organisation, id }: OrientationClass, { actor }: Command): void {
  const isTheirs = isPartnerStaff(actor)
    ? organisation !== undefined && actor.organisation === organisation
    : actor.office === office;
  if (!isTheirs) throw new CaseError('NotFound', `Expected a class, received ${id}.`);
}

/** The class taught by its office again, with its places: the organisation does not teach it, or must not any more. */
export function returnedClass(before: OrientationClass, reasonCode: string): ClassChange {
  const { organisation = '', ...own } = before;
  const details = { organisation, reasonCode };
  return {
    record: { ...own, version: before.version + 1 },
    facts: [{ act: 'class.returned', subject: before.id, details }],
  };
}

/** The class in its next state; `WrongState` unless it is still planned. */
export function settledClass(
  before: OrientationClass,
  status: 'held' | 'cancelled',
  command: Command,
): ClassChange {
  refuseOtherClass(before, command);
  if (before.status !== 'planned')
    throw new CaseError(
      'WrongState',
      `Expected a class that is planned, received one that is ${before.status}.`,
    );
  if (status === 'held' && isBefore(command.at, before.startsAt))
    throw new CaseError('WrongState', 'Expected a class that has begun.');
  const record = { ...before, version: before.version + 1, status };
  return { record, facts: [{ act: `class.${status}`, subject: before.id }] };
}
