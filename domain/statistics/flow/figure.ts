import * as z from 'zod';
import { CaseStatusSchema, OutcomeSchema } from '../../case/case.ts';
import { VALIDITY_KINDS, type WaitGroup } from '../../case/case-overview.ts';
import { OfficeSchema, RoleSchema } from '../../kernel/actor.ts';
import { dateOf, datePlus, isBefore } from '../../kernel/calendar.ts';
import { StageNameSchema } from '../../policy/stage-name.ts';
import { isOfItsOffices } from '../../work-item/work-item.ts';
import type { Course } from './course.ts';
import { VALID_BANDS, type ValidBand } from './part.ts';

/** A month, `2026-11`. */
export const MonthSchema = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'a month such as 2026-11');

/** Which cases a figure counts. Every part that is absent does not narrow it. */
export const FigureSchema = z.object({
  figure: z.enum([
    'in',
    'entered',
    'through',
    'ended',
    'waiting',
    'pausing',
    'expiring',
    'placed',
    'arrived',
    'closed',
  ]),
  stage: StageNameSchema.optional(),
  /** Months of the period, both included. */
  since: MonthSchema.optional(),
  until: MonthSchema.optional(),
  /** A kind of work, whose work it is, at which office. */
  kind: z.string().max(60).optional(),
  role: RoleSchema.optional(),
  at: OfficeSchema.optional(),
  overdue: z.literal('true').optional(),
  valid: z.enum(VALIDITY_KINDS).optional(),
  within: z.enum(VALID_BANDS).optional(),
  from: OfficeSchema.optional(),
  destination: OfficeSchema.optional(),
  outcome: OutcomeSchema.optional(),
});
export type Figure = z.infer<typeof FigureSchema>;

/** What a figure depends on besides the case. */
export interface Asked {
  readonly at: string;
  readonly roleOf: (kind: string) => string;
}

/** The month of an instant, in UTC. */
export const monthOf = (instant: string): string => instant.slice(0, 7);

const isIn = ({ since, until }: Pick<Figure, 'since' | 'until'>, instant: string | undefined): boolean =>
  instant !== undefined &&
  (since === undefined || monthOf(instant) >= since) &&
  (until === undefined || monthOf(instant) <= until);

const isOr = <T>(wanted: T | undefined, is: T): boolean => wanted === undefined || wanted === is;

/** The office where work waits; null if it is none of the case's. */
export const officeOf = ({ caseRecord }: Course, wait: WaitGroup): string | null =>
  isOfItsOffices(caseRecord, wait) ? wait.office : null;

/** The band of a day until which something is valid; undefined if it is longer than 90 days. */
export function bandOf(until: string, at: string): ValidBand | undefined {
  const today = dateOf(at);
  if (until < today) return 'expired';
  return (['30', '60', '90'] as const).find((days) => until <= datePlus(today, `P${days}D`));
}

/** True of a household that still has to travel, so that what expires has to be renewed. */
export const isUnderWay = ({ caseRecord, arrivedAt }: Course): boolean =>
  (caseRecord.status === 'registered' || caseRecord.status === 'active') && arrivedAt === undefined;

const ofWait =
  (course: Course, figure: Figure, { at, roleOf }: Asked) =>
  (wait: WaitGroup) =>
    isOr(figure.kind, wait.kind) &&
    isOr(figure.role as string | undefined, roleOf(wait.kind)) &&
    isOr(figure.at as string | null | undefined, officeOf(course, wait)) &&
    (figure.overdue === undefined || !isBefore(at, wait.dueAt));

const HOW = {
  in: ['now'],
  entered: ['now', 'through', 'ended'],
  through: ['through'],
  ended: ['ended'],
} as const;

/** True if the figure counts this case: the list behind a number has exactly these. */
export function counts(figure: Figure, course: Course, asked: Asked): boolean {
  const { caseRecord, overview, stays, arrivedAt } = course;
  const name = figure.figure;
  switch (name) {
    case 'in':
    case 'entered':
    case 'through':
    case 'ended':
      return stays.some(
        (stay) =>
          isOr(figure.stage, stay.stage) &&
          (HOW[name] as readonly string[]).includes(stay.how) &&
          (name === 'in' || isIn(figure, name === 'entered' ? stay.from : stay.to)),
      );
    case 'waiting':
      return overview.waits.some(ofWait(course, figure, asked));
    case 'pausing':
      return (overview.until ?? []).some(
        (wait) => isOr(figure.stage, wait.stage) && isBefore(asked.at, wait.at),
      );
    case 'expiring':
      return (
        isUnderWay(course) &&
        (overview.valid ?? []).some(
          ({ what, until }) =>
            isOr(figure.valid, what) &&
            bandOf(until, asked.at) === (figure.within ?? bandOf(until, asked.at)) &&
            bandOf(until, asked.at) !== undefined,
        )
      );
    case 'placed':
    case 'arrived': {
      const there =
        isOr(figure.from, caseRecord.office) && isOr(figure.destination, caseRecord.destinationOffice);
      if (!there || caseRecord.destinationOffice === undefined) return false;
      return name === 'arrived' ? isIn(figure, arrivedAt) : isUnderWay(course);
    }
    case 'closed':
      return (
        caseRecord.status === 'closed' &&
        isOr(figure.outcome, caseRecord.closing?.outcome) &&
        isIn(figure, caseRecord.stages.closure?.at)
      );
  }
}

/** The statuses of the cases that a figure may count: the others need not be read. */
export const statusesOf = ({ figure }: Figure): readonly z.infer<typeof CaseStatusSchema>[] => {
  if (figure === 'in' || figure === 'pausing') return ['active', 'closing'];
  if (figure === 'placed' || figure === 'expiring') return ['registered', 'active'];
  return figure === 'closed' ? ['closed'] : CaseStatusSchema.options;
};
