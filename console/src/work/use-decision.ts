import { useQueryClient } from '@tanstack/react-query';
import { useContext, useState } from 'react';
import { useNavigate } from 'react-router';
import { DecideWorkItem, ListWorkItems, ReadWorkItem } from '../../../contracts/api/work-items.ts';
import { ApiProblem } from '../api/api-problem.ts';
import type { Answer } from '../api/call.ts';
import { useCall } from '../api/use-call.ts';
import { useWrite } from '../api/use-write.ts';
import { DraftContext, useDraft } from '../drafts/use-draft.ts';
import { useText, useWords } from '../i18n/use-text.ts';
import { useSession } from '../session/use-session.ts';
import type { Entered } from './form-entered.ts';
import type { DecisionForm } from './form-model.ts';
import { bodyOf } from './form-values.ts';
import { endOfDay, isAllClosed, nextOf } from './queue.ts';
import { readAfterDecision } from './read-after-decision.ts';
import type { ItemView } from './use-item.ts';
import { draftOf, sentDraftOf } from './use-take-back.ts';
import { useTellDecided } from './use-tell-decided.tsx';

type Decided = Answer<typeof DecideWorkItem>;

export interface DecisionDraft {
  readonly decision: string;
  readonly entered: Entered;
}

interface Wish {
  readonly form: DecisionForm;
  /** Whether to open the next item afterwards. */
  readonly goOn: boolean;
}

const EMPTY: DecisionDraft = { decision: '', entered: {} };
/** Errors for changes made by somebody else meanwhile. */
const CHANGED = new Set(['VersionConflict', 'WrongState', 'WorkItemCancelled']);
const LOOK_AHEAD = 25;

/** The draft decision of an item and its submission: afterwards to the next item or back to the queue. */
export function useDecision(
  item: ItemView,
  own: readonly number[],
  onRefresh: () => Promise<{ data: ItemView | undefined }>,
) {
  const call = useCall();
  const queries = useQueryClient();
  const drafts = useContext(DraftContext);
  const draft = useDraft<DecisionDraft>(draftOf(item.workItemId), EMPTY);
  const leave = useLeave(item);
  const [seen, setBase] = useState(item.version);
  const base = withOwn(seen, own);
  const [changed, setChanged] = useState<ItemView>();
  const write = useWrite<Decided, Wish>(draft, {
    send: async (key, { form }) => {
      const { workItemId } = item;
      const values = { ...draft.values, decision: form.code };
      const body = bodyOf(form, values.entered, item);
      const answer = await call(DecideWorkItem, { params: { workItemId }, body, key, version: base });
      // Kept for whoever takes it back: the form is then as it was sent.
      if (answer.heldFor !== undefined) drafts?.write(sentDraftOf(workItemId), { key, values });
      return answer;
    },
    onDone: async ({ heldFor }, { form, goOn }) => {
      await leave(form.code, goOn, heldFor);
      await readAfterDecision(queries, item.workItemId);
    },
  });
  const send = (wish: Wish) => write.mutate(wish, { onError: (error) => void look(error) });
  async function look(error: Error): Promise<void> {
    if (!(error instanceof ApiProblem) || !CHANGED.has(error.kind)) return;
    const { data } = await onRefresh();
    if (!data || data.version === base) return;
    setChanged(data);
    setBase(data.version);
  }
  return { draft, write, changed, send };
}

/** The version that was seen, with what this person did to it themselves since. */
const withOwn = (seen: number, own: readonly number[]): number =>
  own.includes(seen + 1) ? withOwn(seen + 1, own) : seen;

/** Confirms the decision and opens what comes next and may be decided by this person. */
function useLeave({ kind, role, workItemId }: ItemView) {
  const call = useCall();
  const say = useText();
  const words = useWords();
  const tell = useTellDecided();
  const navigate = useNavigate();
  const { person } = useSession();
  return async (decision: string, goOn: boolean, heldFor: number | undefined): Promise<void> => {
    const what = say('work.decided.what', {
      kind: words('words.kind', kind),
      decision: words(`words.decision.${kind}`, decision),
    });
    const next = goOn ? await following().catch(() => undefined) : undefined;
    tell(workItemId, say(goOn && !next ? 'work.decided.done' : 'work.decided', { what }), heldFor);
    navigate(next ? `/work/${next.workItemId}` : '/work');
  };

  async function following() {
    const query = { role, limit: LOOK_AHEAD, until: endOfDay(new Date()) };
    const rows = nextOf((await call(ListWorkItems, { query })).workItems, workItemId, person.id);
    for (const row of rows)
      if (!isAllClosed(await call(ReadWorkItem, { params: { workItemId: row.workItemId } }))) return row;
    return undefined;
  }
}
