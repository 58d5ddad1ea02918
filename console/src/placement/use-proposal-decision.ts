import { useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { RenewProposal } from '../../../contracts/api/placement.ts';
import { DecideWorkItem } from '../../../contracts/api/work-items.ts';
import { ApiProblem } from '../api/api-problem.ts';
import type { Answer } from '../api/call.ts';
import { useCall } from '../api/use-call.ts';
import { oneShotKey, useWrite } from '../api/use-write.ts';
import { useTell } from '../app/notes.tsx';
import { useText, useWords } from '../i18n/use-text.ts';
import { useTellDecided } from '../work/use-tell-decided.tsx';
import type { Household } from './use-placement.ts';

type Keyed = Parameters<typeof useWrite>[0];
type Decision =
  | { readonly decision: 'confirm' }
  | { readonly decision: 'override'; readonly sponsorId: string; readonly reasonCode: string };

/** Errors that mean that somebody was faster: the household is decided, or its item has changed. */
const CHANGED = new Set(['VersionConflict', 'WrongState', 'WorkItemCancelled', 'NotFound']);

/** Whether the dialog should stay open: a refusal that the board explains closes it. */
const explainedByBoard = (error: unknown): boolean =>
  error instanceof ApiProblem && (error.kind === 'CapacityTaken' || CHANGED.has(error.kind));

/** Renews the proposal with the current sponsors; the board is read again. */
export function useRenewal(household: Household) {
  const call = useCall();
  const queries = useQueryClient();
  const key = useMemo(() => oneShotKey(), []);
  const { workItemId, version } = household;
  return useWrite(key, {
    send: (sent) => call(RenewProposal, { params: { workItemId }, key: sent, version }),
    onDone: () => queries.invalidateQueries({ queryKey: ['work-items'] }),
  });
}

interface Options {
  readonly household: Household;
  readonly draft: Keyed;
  /** The name of the sponsor that is asked first. */
  readonly sponsor: string;
  onDone(): void;
}

/**
 * Decides on a proposal as it was shown. If its sponsor is no longer available, the proposal is renewed; if a
 * colleague was faster, the board is read again. Either is reported, and the dialog closes.
 */
export function useProposalDecision({ household, draft, sponsor, onDone }: Options) {
  const say = useText();
  const words = useWords();
  const call = useCall();
  const tell = useTell();
  const tellDecided = useTellDecided();
  const queries = useQueryClient();
  const renewal = useRenewal(household);
  const { workItemId, version } = household;
  const readAgain = () => queries.invalidateQueries({ queryKey: ['work-items'] });
  const write = useWrite<Answer<typeof DecideWorkItem>, Decision>(draft, {
    send: (key, body) => call(DecideWorkItem, { params: { workItemId }, body, key, version }),
    onDone: ({ heldFor }) => {
      const text = sponsor === '' ? say('placement.passed-on') : say('placement.decided', { sponsor });
      tellDecided(workItemId, text, heldFor);
      onDone();
      return readAgain();
    },
  });
  async function explain(problem: ApiProblem): Promise<void> {
    if (problem.kind !== 'CapacityTaken') {
      tell({ type: 'warning', text: say('placement.changed') });
      onDone();
      return readAgain();
    }
    const gate = words('placement.gate', problem.issues[0]?.received ?? '');
    // If renewing is refused, the board shows why once it is read again.
    await renewal.mutateAsync().catch(readAgain);
    tell({ type: 'warning', text: say('placement.gone', { sponsor, gate }) });
    onDone();
  }
  const decide = (decision: Decision) =>
    write.mutate(decision, {
      onError: (error) => {
        if (explainedByBoard(error)) void explain(error as ApiProblem);
      },
    });
  return {
    decide,
    busy: write.isPending || renewal.isPending,
    problem: explainedByBoard(write.error) ? null : write.error,
  };
}
