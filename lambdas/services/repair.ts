import { carryOn } from '../../domain/casework/carry-on.ts';
import type { RelayAction } from '../../domain/casework/relay.ts';
import { runInName } from '../../domain/execution/execution-id.ts';
import { isOnItsOwn, restartName, resumingAction } from '../../domain/execution/left-behind.ts';
import type { Command } from '../../domain/kernel/actor.ts';
import { heldOf } from '../../domain/work-item/held-decision.ts';
import { followReunification } from '../../stages/family-tracing/follow-reunification.ts';
import { carryOutDecision } from './carry-out-decision.ts';
import { ifKept } from './execution-tree.ts';
import type { Finding } from './reconcile.ts';
import type { Store } from './the-store.ts';
import { theExecutions, theWorkflows } from './the-workflows.ts';

const MAX_REPEATS = 20;

/** Restarts what an item waits for with its original input; false if that is no longer known. */
async function startAgain({ id }: Finding): Promise<boolean> {
  if (!isOnItsOwn(id.workflow)) return false;
  const before = await ifKept(theExecutions().describe(id));
  if (!before || before.status === 'RUNNING') return false;
  const input = before.input as Record<string, unknown>;
  let name = restartName(id.name);
  for (let tried = 0; tried < MAX_REPEATS; tried += 1) {
    const workflow = id.workflow as Extract<RelayAction, { kind: 'start' }>['workflow'];
    if (await theWorkflows().relay({ kind: 'start', workflow, execution: name, input })) return true;
    name = restartName(name);
  }
  return false;
}

/**
 * Brings the executions in line with the table: delivers what was not delivered, starts what never started or ended
 * too early. False for what only a person can settle; it stays in the list of stuck cases.
 */
export async function repair(finding: Finding, store: Store, command: Command): Promise<boolean> {
  const { problem, owner, id, start, item, behind } = finding;
  if (start) return theWorkflows().relay(start);
  if (behind !== undefined) {
    const { case: caseRecord } = await store.loadCase(owner);
    await store.change(behind, command, (file) => followReunification(file, caseRecord, command));
    return true;
  }
  if (problem === 'ended') {
    const run = runInName(id.name) ?? 0;
    const answer = await store.change(owner, command, (file) => carryOn(file, run));
    return answer.run !== run;
  }
  if (problem === 'held') {
    const held = item && heldOf(item);
    if (held) await carryOutDecision(store, { workItemId: item.id, command: held.command }, command.at);
    return true;
  }
  if (problem === 'untold' && item) {
    let told = false;
    for (const action of resumingAction(item)) told = (await theWorkflows().relay(action)) || told;
    return told;
  }
  return startAgain(finding);
}
