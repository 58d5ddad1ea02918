import type { TimelineEntry } from '../case/use-case.ts';

/** A piece of work as the timeline of its case tells it. */
export interface WorkSpan {
  readonly id: string;
  readonly kind: string;
  readonly role: string;
  readonly openedAt: string;
  readonly dueAt: string | undefined;
  readonly escalated: boolean;
  /** Absent while it waits. */
  readonly endedAt: string | undefined;
  /** What was decided; absent if it was no longer needed before anybody decided. */
  readonly decision: string | undefined;
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/**
 * The work of a case in the order in which it was opened. What is neither decided nor waits any more was called off;
 * the timeline does not tell when, so it ends where it was last told of.
 */
export function workSpans(entries: readonly TimelineEntry[], waiting: ReadonlySet<string>): WorkSpan[] {
  const found = new Map<string, WorkSpan & { lastAt: string }>();
  const inOrder = [...entries].sort((a, b) => (a.at < b.at ? -1 : 1));
  for (const { at, facts } of inOrder)
    for (const { act, subject = '', details = {} } of facts) {
      if (!act.startsWith('work-item.')) continue;
      const known = found.get(subject);
      if (act === 'work-item.opened' && !known)
        found.set(subject, {
          ...{ id: subject, kind: text(details.kind), role: text(details.role), openedAt: at, lastAt: at },
          ...{ dueAt: text(details.dueAt) || undefined, escalated: false },
          ...{ endedAt: undefined, decision: undefined },
        });
      else if (known)
        found.set(subject, {
          ...known,
          lastAt: at,
          escalated: known.escalated || act === 'work-item.escalated',
          ...(act === 'work-item.decided' ? { endedAt: at, decision: text(details.decision) } : {}),
        });
    }
  return [...found.values()].map(({ lastAt, ...span }) =>
    span.endedAt === undefined && !waiting.has(span.id) ? { ...span, endedAt: lastAt } : span,
  );
}
