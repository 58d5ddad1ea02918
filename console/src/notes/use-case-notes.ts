import { useQuery, useQueryClient } from '@tanstack/react-query';
import { ListNotes } from '../../../contracts/api/notes.ts';
import type { Answer } from '../api/call.ts';
import { useCall } from '../api/use-call.ts';

export type CaseNote = Answer<typeof ListNotes>['notes'][number];

const CASE_NOTES = 'case-notes';

/** What colleagues wrote about a case, newest first. */
export function useCaseNotes(caseId: string) {
  const call = useCall();
  return useQuery({
    queryKey: [CASE_NOTES, caseId],
    queryFn: ({ signal }) => call(ListNotes, { params: { caseId }, signal }),
  });
}

/** Has the notes of a case read again. */
export function useCaseNotesAgain(caseId: string): () => Promise<void> {
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ queryKey: [CASE_NOTES, caseId] });
}
