import * as z from 'zod';
import type { CaseFile } from '../../domain/case/case-file.ts';
import { medicalNeedsOf } from '../../domain/case/needs-of-household.ts';
import { instantIn, isBefore, isTimeZone } from '../../domain/kernel/calendar.ts';
import { invalid } from '../../domain/kernel/invalid-input.ts';
import { RULES, rule } from '../../domain/kernel/rules.ts';
import { plainCode, withoutMarks } from '../../domain/kernel/written-text.ts';

/**
 * An airport by its IATA code (three letters) or a place by its UN/LOCODE (a country and three more), as it stands on a
 * ticket: its form is checked, no list of places is kept.
 */
const PortSchema = z
  .string()
  .overwrite((text) => plainCode(text).replaceAll(' ', '').toUpperCase())
  .regex(/^([A-Z]{3}|[A-Z]{2}[A-Z2-9]{3})$/, RULES['port-code']);

const isDay = (text: string): boolean => z.iso.date().safeParse(text.slice(0, 10)).success;
/** A day and a time on the clock of the place, as on a ticket. */
const LocalTimeSchema = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d$/, RULES['local-time'])
  .refine(isDay, RULES['local-time']);
const ZoneSchema = z.string().max(60).refine(isTimeZone, RULES['time-zone']);
const text = (most: number) => z.string().overwrite(withoutMarks).min(1).max(most);

/** At most so many legs has a journey. */
export const MAX_LEGS = 8;

/** One leg of a journey, with who meets the travellers where it ends. */
export const LegSchema = z.strictObject({
  fromPort: PortSchema,
  departs: LocalTimeSchema,
  fromZone: ZoneSchema,
  toPort: PortSchema,
  arrives: LocalTimeSchema,
  toZone: ZoneSchema,
  carrier: text(80),
  flight: text(20),
  /** The organisation or office, never a person. */
  metBy: text(120).optional(),
  metConfirmed: z.boolean(),
  /** The carrier was told of what travellers need on the way. */
  needsTold: z.boolean().optional(),
});
export type Leg = z.infer<typeof LegSchema>;
export const LegsSchema = z.array(LegSchema).min(1).max(MAX_LEGS);

export const departsAt = ({ departs, fromZone }: Leg): string => {
  const [day = '', time = ''] = departs.split('T');
  return instantIn(day, time, fromZone);
};
export const arrivesAt = ({ arrives, toZone }: Leg): string => {
  const [day = '', time = ''] = arrives.split('T');
  return instantIn(day, time, toZone);
};

/** Refuses legs that do not lead on from one another, place by place and hour by hour. */
export function refuseBrokenLegs(legs: readonly Leg[]): void {
  for (const [index, leg] of legs.entries()) {
    const before = legs[index - 1];
    if (leg.toPort === leg.fromPort) throw invalid(`legs.${index}.toPort`, rule('another-port'), leg.toPort);
    if (!isBefore(departsAt(leg), arrivesAt(leg)))
      throw invalid(`legs.${index}.arrives`, rule('after-leaving'), leg.arrives);
    if (before && leg.fromPort !== before.toPort)
      throw invalid(`legs.${index}.fromPort`, rule('leads-on-from', { port: before.toPort }), leg.fromPort);
    if (before && isBefore(departsAt(leg), arrivesAt(before)))
      throw invalid(`legs.${index}.departs`, rule('after-last-leg'), leg.departs);
  }
}

/** Whether somebody needs anything on the way that a carrier has to be told of. */
export const needOnTheWay = (file: CaseFile): boolean =>
  medicalNeedsOf(file).some(({ travel }) => travel.length > 0);

/**
 * Refuses legs of whose needs a carrier was not told, and points on the way at which nobody meets the travellers where the
 * policy asks for it (PROCESS.md, stage 9: medical needs, transit assistance at each point).
 */
export function refuseUnassisted(file: CaseFile, legs: readonly Leg[]): void {
  const untold = needOnTheWay(file) ? legs.findIndex(({ needsTold }) => needsTold !== true) : -1;
  if (untold >= 0) throw invalid(`legs.${untold}.needsTold`, rule('carrier-told'), 'false');
  const unmet = file.policy.travel.assistance ? legs.findIndex(({ metBy }) => metBy === undefined) : -1;
  if (unmet >= 0) throw invalid(`legs.${unmet}.metBy`, rule('met-by'), 'nobody');
}

/** Where nobody has confirmed yet that the travellers are met. */
export const unconfirmedPorts = (legs: readonly Leg[]): string[] =>
  legs.filter(({ metConfirmed }) => !metConfirmed).map(({ toPort }) => toPort);
