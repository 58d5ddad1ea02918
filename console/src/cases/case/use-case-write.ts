import { useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Role } from '../../../../domain/kernel/actor.ts';
import { ApiProblem } from '../../api/api-problem.ts';
import { oneShotKey, useWrite } from '../../api/use-write.ts';
import { useTell } from '../../app/notes.tsx';
import type { Person } from '../../session/person.ts';
import { CASES } from '../list/use-cases.ts';
import type { CaseView } from './use-case.ts';

type Keyed = Parameters<typeof useWrite>[0];

interface Options<Answer> {
  send(key: string): Promise<Answer>;
  /** The message when it is done. */
  readonly done: string;
  onDone?(answer: Answer): void;
  /** The draft to send, if there is a form. */
  readonly draft?: Keyed;
}

/** Sends a command about a case once; then the case is read again. */
export function useCaseWrite<Answer>(caseId: string, { send, done, onDone, draft }: Options<Answer>) {
  const queries = useQueryClient();
  const tell = useTell();
  const oneShot = useMemo(() => oneShotKey(), []);
  const readAgain = () => {
    for (const what of [['one', caseId], ['timeline', caseId], ['list']])
      void queries.invalidateQueries({ queryKey: [...CASES, ...what] });
  };
  return useWrite<Answer>(draft ?? oneShot, {
    send: (key) =>
      send(key).catch((error: unknown) => {
        // Somebody else was faster: the page behind shows the current state of the case.
        if (error instanceof ApiProblem && error.kind === 'WrongState') readAgain();
        throw error;
      }),
    onDone: (answer) => {
      tell({ type: 'success', text: done });
      readAgain();
      onDone?.(answer);
    },
  });
}

/**
 * Whether to offer something: the person has a role for it at an office of the case, and does not only see it through
 * break-glass access. Nothing can be done with a case that was erased.
 */
export const may = (person: Person, view: CaseView, roles: readonly Role[]): boolean => {
  const letIn = view.access.filter(({ reader, endedAt }) => reader === person.id && endedAt === undefined);
  return (
    view.case.erasedAt === undefined &&
    roles.some((role) => person.roles.includes(role)) &&
    (person.office === view.case.office || person.office === view.case.destinationOffice) &&
    (letIn.length === 0 || letIn.some(({ kind }) => kind === 'named'))
  );
};
