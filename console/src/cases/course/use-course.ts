import { useQuery } from '@tanstack/react-query';
import { ReadTimeline } from '../../../../contracts/api/cases.ts';
import type { ExecutionNode } from '../../../../contracts/api/executions.ts';
import { ListCaseExecutions } from '../../../../contracts/api/executions.ts';
import { useCall } from '../../api/use-call.ts';
import { useSession } from '../../session/use-session.ts';
import type { TimelineEntry } from '../case/use-case.ts';
import { CASES } from '../list/use-cases.ts';

const PAGE = 100;
const MAX_PAGES = 10;

/** Who may see executions. */
const READERS = ['supervisor', 'auditor'] as const;

export interface Course {
  readonly entries: readonly TimelineEntry[];
  readonly executions: readonly ExecutionNode[];
  /** False if the case is so long that its beginning was not read. */
  readonly whole: boolean;
}

/** What a case did: its timeline up to a thousand entries, and its executions for who may see them. */
export function useCourse(caseId: string) {
  const call = useCall();
  const { person } = useSession();
  const sees = READERS.some((role) => person.roles.includes(role));
  return useQuery({
    queryKey: [...CASES, 'timeline', caseId, 'course', sees],
    queryFn: async ({ signal }): Promise<Course> => {
      const entries: TimelineEntry[] = [];
      const executions: ExecutionNode[] = [];
      let next: string | null | undefined;
      for (let page = 0; page < MAX_PAGES && next !== null; page += 1) {
        const query: { limit: number; cursor?: string } = { limit: PAGE, ...(next ? { cursor: next } : {}) };
        const read: { entries: TimelineEntry[]; cursor: string | null } = await call(ReadTimeline, {
          params: { caseId },
          query,
          signal,
        });
        entries.push(...read.entries);
        next = read.cursor;
      }
      const whole = next === null;
      next = sees ? undefined : null;
      for (let page = 0; page < MAX_PAGES && next !== null; page += 1) {
        const query: { cursor?: string } = next ? { cursor: next } : {};
        const read: { executions: ExecutionNode[]; cursor: string | null } = await call(ListCaseExecutions, {
          params: { caseId },
          query,
          signal,
        });
        executions.push(...read.executions);
        next = read.cursor;
      }
      return { entries, executions, whole };
    },
  });
}
