import * as z from 'zod';
import { ARCHIVED } from '../audit/archived-execution.ts';
import type { AuditEntry } from '../audit/audit-entry.ts';
import { FactSchema } from '../audit/audit-entry.ts';
import type { Notice } from '../case/notice.ts';
import { NoticeSchema } from '../case/notice.ts';
import { ActorSchema, RoleSchema } from '../kernel/actor.ts';
import { InstantSchema } from '../kernel/calendar.ts';

/**
 * `act`: a person did it; `step`: the platform did it; `view`: somebody saw personal data; `notice`: somebody was
 * told.
 */
export const TimelineKindSchema = z.enum(['act', 'step', 'view', 'notice']);

/** One event in the course of a case, in codes, ids and dates, never personal values. */
export const TimelineEntrySchema = z.object({
  id: z.string(),
  at: InstantSchema,
  kind: TimelineKindSchema,
  actor: ActorSchema.pick({ id: true, kind: true }).nullable(),
  facts: z.array(FactSchema),
  notice: z
    .object({
      template: NoticeSchema.shape.template,
      status: NoticeSchema.shape.status,
      to: z.enum(['sponsor', 'role', 'staff']),
      /** The role that was told, if it was not one person. */
      role: RoleSchema.nullable(),
      office: z.string().nullable(),
    })
    .nullable(),
});
export type TimelineEntry = z.infer<typeof TimelineEntrySchema>;

const fromAudit = (entry: AuditEntry): TimelineEntry => {
  const views = entry.facts.every(({ act }) => act === 'case.viewed');
  return {
    id: `audit-${entry.seq}`,
    at: entry.at,
    kind: views ? 'view' : entry.actor.kind === 'platform' ? 'step' : 'act',
    actor: entry.actor,
    facts: entry.facts,
    notice: null,
  };
};

const fromNotice = ({ id, at, template, status, to }: Notice): TimelineEntry => ({
  id,
  at,
  kind: 'notice',
  actor: null,
  facts: [],
  notice: {
    template,
    status,
    to: to.kind,
    role: to.kind === 'role' ? to.role : null,
    office: to.kind === 'sponsor' ? null : to.office,
  },
});

/** The audit entries of one page and the notices of the same period: after `from`, up to and including `until`. */
export interface TimelinePage {
  entries: readonly AuditEntry[];
  notices: readonly Notice[];
  from?: string | undefined;
  to?: string | undefined;
}

/**
 * False for what was done only to find out whether another office knows the number, or the person, and for archived
 * executions, which are for auditors.
 */
const isTold = ({ facts }: AuditEntry): boolean =>
  !facts.some(
    ({ act, details }) =>
      act === 'record.alike' ||
      act === ARCHIVED ||
      (act.startsWith('work-item.') && details?.kind === 'same-number'),
  );

/** One page of what happened in a case, newest first. */
export function timelineOf({ entries, notices, from, to }: TimelinePage): TimelineEntry[] {
  const within = notices.filter(
    ({ at }) => (from === undefined || at > from) && (to === undefined || at <= to),
  );
  return [...entries.filter(isTold).map(fromAudit), ...within.map(fromNotice)].sort((a, b) =>
    a.at > b.at ? -1 : 1,
  );
}

/** Whether something in a fact is one of these ids. */
const names = (fact: AuditEntry['facts'][number], ids: ReadonlySet<string>): boolean =>
  [fact.subject, ...Object.values(fact.details ?? {})]
    .flat()
    .some((value) => typeof value === 'string' && value.split('/').some((part) => ids.has(part)));

/** A timeline without what names these persons and records. */
export function timelineWithout(
  entries: readonly TimelineEntry[],
  ids: ReadonlySet<string>,
): TimelineEntry[] {
  if (ids.size === 0) return [...entries];
  return entries.flatMap((entry) => {
    const facts = entry.facts.filter((fact) => !names(fact, ids));
    return facts.length === 0 && entry.facts.length > 0 ? [] : [{ ...entry, facts }];
  });
}
