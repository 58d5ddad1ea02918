import * as z from 'zod';
import type { AuditEntry, Fact } from '../audit/audit-entry.ts';
import { InstantSchema } from '../kernel/calendar.ts';
import type { WorkItem } from './work-item.ts';

/** What happens to a task, in the words of its audit acts. */
const STEP_ACTS = [
  'opened',
  'claimed',
  'released',
  'reassigned',
  'reminded',
  'asked-after',
  'escalated',
  'decided',
  'taken-back',
  'not-carried-out',
  'cancelled',
] as const;
type StepAct = (typeof STEP_ACTS)[number];

/** One event in the course of a step, over all the times that it was opened. */
export const StepSchema = z.object({
  workItemId: z.string(),
  act: z.enum(STEP_ACTS),
  at: InstantSchema,
  /** Who did it; null if the platform did. */
  by: z.string().nullable(),
  /** Who was given it. */
  to: z.string().nullable(),
  decision: z.string().nullable(),
});
export type Step = z.infer<typeof StepSchema>;

const MAX_STEPS = 60;

/** The times that the same was asked of the same office, this one included. */
export const openingsOf = (items: readonly WorkItem[], item: WorkItem): WorkItem[] =>
  items.filter(
    ({ kind, subject, office }) => kind === item.kind && subject === item.subject && office === item.office,
  );

const actOf = ({ act }: Fact): StepAct | undefined => STEP_ACTS.find((one) => act === `work-item.${one}`);

const textOf = (fact: Fact, name: string): string | null => {
  const value = fact.details?.[name];
  return typeof value === 'string' ? value : null;
};

/** What the newest entries of the audit say about these items. */
const told = (entries: readonly AuditEntry[], ids: ReadonlySet<string>): Step[] =>
  entries.flatMap(({ at, actor, facts }) =>
    facts.flatMap((fact) => {
      const act = actOf(fact);
      const workItemId = fact.subject ?? '';
      if (act === undefined || !ids.has(workItemId)) return [];
      const by = actor.kind === 'platform' ? null : actor.id;
      return [{ workItemId, act, at, by, to: textOf(fact, 'to'), decision: textOf(fact, 'decision') }];
    }),
  );

/** What the items themselves say, however long ago it was. */
function kept({ id: workItemId, openedAt, escalatedAt, decision }: WorkItem): Step[] {
  const step = (act: StepAct, at: string): Step => ({
    workItemId,
    act,
    at,
    by: null,
    to: null,
    decision: null,
  });
  return [
    step('opened', openedAt),
    ...(escalatedAt === undefined ? [] : [step('escalated', escalatedAt)]),
    ...(decision === undefined
      ? []
      : [{ ...step('decided', decision.at), by: decision.by, decision: decision.code }]),
  ];
}

/** The course of a step, newest first: when it was opened, who had it, what was urged, and how it ended before. */
export function stepsOf(items: readonly WorkItem[], item: WorkItem, entries: readonly AuditEntry[]): Step[] {
  const openings = openingsOf(items, item);
  const recent = told(entries, new Set(openings.map(({ id }) => id)));
  const isTold = ({ workItemId, act, at }: Step) =>
    recent.some((one) => one.workItemId === workItemId && one.act === act && one.at === at);
  return [...recent, ...openings.flatMap(kept).filter((one) => !isTold(one))]
    .toSorted((a, b) => Date.parse(b.at) - Date.parse(a.at))
    .slice(0, MAX_STEPS);
}
