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
      await queries.invalidateQueries({ queryKey: WORK_ITEMS });
      tell({ type: 'success', text: say('work.taken-back') });
      navigate(`/work/${workItemId}`);
    },
    onError: async (error) => {
      const late = error instanceof ApiProblem && error.kind === 'WrongState';
      tell({ type: 'error', text: say(late ? 'work.taken-back.late' : 'work.taken-back.failed') });
      await queries.invalidateQueries({ queryKey: WORK_ITEMS });
    },
  });
}
