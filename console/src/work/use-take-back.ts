import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useContext } from 'react';
import { useNavigate } from 'react-router';
import { TakeBackDecision } from '../../../contracts/api/work-items.ts';
import { ApiProblem } from '../api/api-problem.ts';
import { useCall } from '../api/use-call.ts';
import { useTell } from '../app/notes.tsx';
import { DraftContext } from '../drafts/use-draft.ts';
import { useText } from '../i18n/use-text.ts';
import { WORK_ITEMS } from './use-queue.ts';

/** The drafts of an item: of what is being entered, and of what was sent and can still be taken back. */
export const draftOf = (workItemId: string): string => `decision.${workItemId}`;
export const sentDraftOf = (workItemId: string): string => `sent-decision.${workItemId}`;

/** The notification that a decision was made; what became of it takes its place. */
export const noteOf = (workItemId: string): string => `decided.${workItemId}`;

/** Takes a decision back: its work item opens with what was entered; whoever is too late is told so. */
export function useTakeBack(workItemId: string) {
  const call = useCall();
  const say = useText();
  const tell = useTell();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const drafts = useContext(DraftContext);
  return useMutation<unknown, Error>({
    mutationFn: () => call(TakeBackDecision, { params: { workItemId }, key: crypto.randomUUID() }),
    onSuccess: async () => {
      const sent = drafts?.read(sentDraftOf(workItemId));
      if (sent) drafts?.write(draftOf(workItemId), { key: crypto.randomUUID(), values: sent.values });
      drafts?.clear(sentDraftOf(workItemId));
      // The item as it was before is of another version: nobody should decide on it.
      queries.removeQueries({ queryKey: [...WORK_ITEMS, 'item', workItemId], type: 'inactive' });
      await queries.invalidateQueries({ queryKey: WORK_ITEMS });
      tell({ type: 'success', text: say('work.taken-back'), name: noteOf(workItemId) });
      navigate(`/work/${workItemId}`);
    },
    onError: async (error) => {
      const late = error instanceof ApiProblem && error.kind === 'WrongState';
      if (late) tell({ type: 'error', text: say('work.taken-back.late'), name: noteOf(workItemId) });
      else tell({ type: 'error', text: say('work.taken-back.failed') });
      await queries.invalidateQueries({ queryKey: WORK_ITEMS });
    },
  });
}
