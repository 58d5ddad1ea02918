import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { ClaimWorkItem, ReassignWorkItem, ReleaseWorkItem } from '../../../contracts/api/work-items.ts';
import { ApiProblem } from '../api/api-problem.ts';
import { useCall } from '../api/use-call.ts';
import { oneShotKey } from '../api/use-write.ts';

export type Assignment =
  | { act: 'claim'; workItemId: string }
  | { act: 'release'; workItemId: string }
  | { act: 'give'; workItemId: string; organisation: string }
  | { act: 'reassign'; workItemId: string; assignee: string };

/**
 * Claims, returns or reassigns a work item; afterwards the queue and the item are read again. `own` are the
 * versions that came of it here: no news to whoever then decides.
 */
export function useAssignment(onDone: (assignment: Assignment) => void) {
  const call = useCall();
  const queries = useQueryClient();
  const keys = useRef(new Map<string, ReturnType<typeof oneShotKey>>());
  const keyOf = (assignment: Assignment) => {
    const name = JSON.stringify(assignment);
    const known = keys.current.get(name) ?? oneShotKey();
    keys.current.set(name, known);
    return known;
  };
  const [own, setOwn] = useState<readonly number[]>([]);
  const mutation = useMutation({
    mutationFn: (assignment: Assignment) => {
      const params = { workItemId: assignment.workItemId };
      const { key } = keyOf(assignment);
      if (assignment.act === 'claim') return call(ClaimWorkItem, { params, key });
      if (assignment.act === 'release') return call(ReleaseWorkItem, { params, key });
      const { act } = assignment;
      const body =
        act === 'give' ? { organisation: assignment.organisation } : { assignee: assignment.assignee };
      return call(ReassignWorkItem, { params, key, body });
    },
    onSuccess: ({ version }, assignment) => {
      setOwn((versions) => [...versions, version]);
      keyOf(assignment).clear();
      onDone(assignment);
    },
    onError: (error, assignment) => {
      if (error instanceof ApiProblem && !error.passing) keyOf(assignment).renewKey();
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['work-items'] }),
  });
  return { ...mutation, own };
}
