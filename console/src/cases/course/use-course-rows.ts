import { useMemo } from 'react';
import type { ExecutionNode } from '../../../../contracts/api/executions.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useText, useWords } from '../../i18n/use-text.ts';
import { useSession } from '../../session/use-session.ts';
import type { AxisRow, Tone } from '../../time-axis/axis-row.ts';
import type { CaseView } from '../case/use-case.ts';
import { useWhere } from '../use-where.ts';
import type { Course } from './use-course.ts';
import { type WorkSpan, workSpans } from './work-spans.ts';

/** What of a course is shown. */
export type Shown = 'all' | 'work' | 'executions' | 'late';

const OF_EXECUTION: Readonly<Record<NonNullable<ExecutionNode['status']>, Tone>> = {
  RUNNING: 'now',
  PENDING_REDRIVE: 'now',
  SUCCEEDED: 'done',
  FAILED: 'failed',
  TIMED_OUT: 'failed',
  ABORTED: 'stopped',
};

/** Executions, work and waits of a case as rows of a time axis, in the order in which they began. */
export function useCourseRows(view: CaseView, course: Course | undefined, shown: Shown): AxisRow[] {
  const say = useText();
  const words = useWords();
  const format = useFormat();
  const { span } = useWhere();
  const { person } = useSession();
  return useMemo(() => {
    if (!course) return [];
    const now = Date.now();
    const ofWork = (work: WorkSpan): AxisRow => {
      const end = work.endedAt === undefined ? now : Date.parse(work.endedAt);
      const due = work.dueAt === undefined ? undefined : Date.parse(work.dueAt);
      const open = work.endedAt === undefined;
      const late = due !== undefined && end > due && (open || work.decision !== undefined);
      const decided = work.decision ?? '';
      const told = late
        ? say(open ? 'cases.course.late' : 'cases.course.decided-late', { by: span(work.dueAt ?? '', end) })
        : open
          ? say('cases.course.waits', { day: format.day(work.dueAt ?? work.openedAt) })
          : work.decision === undefined
            ? say('cases.course.called-off')
            : say('cases.course.decided', { decision: words(`words.decision.${work.kind}`, decided) });
      const opens =
        person.roles.some((role) => role === work.role) || person.roles.some((role) => role === 'supervisor');
      return {
        ...{ id: work.id, label: words('words.kind', work.kind), told, due },
        href: opens ? `/work/${work.id}` : undefined,
        from: Date.parse(work.openedAt),
        to: open ? undefined : end,
        tone: late ? 'late' : open ? 'now' : work.decision === undefined ? 'stopped' : 'done',
      };
    };
    const ofExecution = (node: ExecutionNode): AxisRow => ({
      id: node.executionId,
      label: say('cases.course.execution', { workflow: words('executions.workflow', node.workflow) }),
      href: `/executions/${node.executionId}`,
      from: Date.parse(node.startedAt),
      to: node.stoppedAt === null ? undefined : Date.parse(node.stoppedAt),
      tone: node.status === null ? 'stopped' : OF_EXECUTION[node.status],
      told: say(`executions.status.${node.status ?? 'unknown'}`),
    });
    const waits = view.waitsUntil.map(
      ({ stage, at }): AxisRow => ({
        ...{ id: `wait ${stage}`, label: words('words.stage', stage), tone: 'wait' },
        ...{ from: now, to: Date.parse(at) },
        told: say('cases.stage.waits-until', { when: format.instant(at) }),
      }),
    );
    const waiting = new Set(view.waitsFor.map(({ workItemId }) => workItemId));
    const work = workSpans(course.entries, waiting).map(ofWork);
    const executions = course.executions.map(ofExecution);
    const rows =
      shown === 'work'
        ? work
        : shown === 'executions'
          ? executions
          : [...executions, ...work, ...waits].filter(
              ({ tone }) => shown === 'all' || tone === 'late' || tone === 'failed',
            );
    return rows.sort((a, b) => a.from - b.from);
  }, [view, course, shown, say, words, format, span, person]);
}
