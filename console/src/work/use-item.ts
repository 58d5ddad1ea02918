import { useQuery } from '@tanstack/react-query';
import { ReadCase } from '../../../contracts/api/cases.ts';
import { ReadWorkItem } from '../../../contracts/api/work-items.ts';
import type { Answer } from '../api/call.ts';
import { useCall } from '../api/use-call.ts';
import { useText } from '../i18n/use-text.ts';
import { WORK_ITEMS } from './use-queue.ts';

export type ItemView = Answer<typeof ReadWorkItem>;

export function useItem(workItemId: string) {
  const call = useCall();
  return useQuery({
    queryKey: [...WORK_ITEMS, 'item', workItemId],
    queryFn: ({ signal }) => call(ReadWorkItem, { params: { workItemId }, signal }),
  });
}

/**
 * Names of the persons of a case. They are read, which the case's audit records, only if a form is about persons;
 * people who may not see names work with numbers.
 */
export function useNames(caseId: string | null, personIds: readonly string[], wanted: boolean) {
  const call = useCall();
  const say = useText();
  const read = useQuery({
    queryKey: ['cases', caseId],
    queryFn: ({ signal }) => call(ReadCase, { params: { caseId: caseId ?? '' }, signal }),
    enabled: wanted && caseId !== null,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const names = new Map(read.data?.persons.map(({ id, name }) => [id, name]));
  const nameOf = (personId: string): string =>
    names.get(personId) ?? say('work.member', { number: personIds.indexOf(personId) + 1 });
  return { nameOf, loading: wanted && caseId !== null && read.isPending };
}
