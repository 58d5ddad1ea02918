import { ERRORS } from '../../contracts/errors.ts';
import { noChange } from '../../domain/case/change.ts';
import { PLATFORM } from '../../domain/kernel/actor.ts';
import { CaseError } from '../../domain/kernel/errors.ts';
import {
  beforeHeld,
  carriedOut,
  commandOfHeld,
  dueDecision,
  notCarriedOut,
} from '../../domain/work-item/held-decision.ts';
import { changeOwner } from './change-owner.ts';
import { decideWork } from './decide-work.ts';
import type { Store } from './the-store.ts';

/** What became of a decision: nothing waits that it could be if it was taken back, carried out before, or overtaken. */
export type Outcome = 'carried-out' | 'not-carried-out' | 'nothing-waits';

/** A rule of the domain against it: it would be the same however often this is repeated. */
const isRefusal = (error: unknown): error is CaseError =>
  error instanceof CaseError && !ERRORS[error.name].retry && ERRORS[error.name].status < 500;

/**
 * Carries out a decision that nobody took back, in one commit with all that follows from it, as it would have been
 * decided now. Whichever commits first, this or the taking back, is the one that holds; repeating it changes nothing.
 */
export async function carryOutDecision(
  store: Store,
  { workItemId, command }: { workItemId: string; command: string },
  at: string,
): Promise<Outcome> {
  const waiting = dueDecision({ workItems: await store.loadWorkItems([workItemId]) }, workItemId, command);
  if (!waiting) return 'nothing-waits';
  const own = commandOfHeld(waiting.held, at);
  try {
    const { outcome } = await changeOwner(store, workItemId, own, async (file) => {
      const due = dueDecision(file, workItemId, command);
      if (!due) return noChange({ outcome: 'nothing-waits' as Outcome });
      const { code, form } = due.held;
      const deciding = { workItemId, form: { decision: code, ...form }, command: own };
      const change = carriedOut(await decideWork(store, beforeHeld(file, workItemId), deciding));
      return { ...change, answer: { outcome: 'carried-out' as Outcome } };
    });
    return outcome;
  } catch (error) {
    if (!isRefusal(error)) throw error;
    return refused(store, { workItemId, command, at }, error.name);
  }
}

async function refused(
  store: Store,
  { workItemId, command: id, at }: { workItemId: string; command: string; at: string },
  because: string,
): Promise<Outcome> {
  const command = { id: `${id}-not-carried-out`, actor: PLATFORM, at };
  const { outcome } = await changeOwner(store, workItemId, command, (file) => {
    const due = dueDecision(file, workItemId, id);
    if (!due) return noChange({ outcome: 'nothing-waits' as Outcome });
    return { ...notCarriedOut(due, command, because), answer: { outcome: 'not-carried-out' as Outcome } };
  });
  return outcome;
}
