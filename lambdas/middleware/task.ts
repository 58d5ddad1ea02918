import middy from '@middy/core';
import type { TaskInput, TaskName } from '../../contracts/tasks.ts';
import { TASKS } from '../../contracts/tasks.ts';
import type { Answer } from '../../domain/case/change.ts';
import type { Command } from '../../domain/kernel/actor.ts';
import { PLATFORM } from '../../domain/kernel/actor.ts';
import { CaseError } from '../../domain/kernel/errors.ts';
import { parseInput } from '../../domain/kernel/invalid-input.ts';
import { asStoreError } from '../adapters/dynamodb.ts';
import { logDone, logFailure } from '../services/log.ts';
import type { Store } from '../services/the-store.ts';
import { theStore } from '../services/the-store.ts';

/**
 * Thrown instead of an unknown error: its cause stays in the log and out of the execution history. Transient faults,
 * including time-outs of any service, are `StoreBusy`, which every workflow retries.
 */
class Unexpected extends Error {
  override readonly name = 'Unexpected';
}

/** To a workflow a full store is a busy one: somebody will make room. */
const asPassing = (error: unknown): unknown =>
  error instanceof CaseError && error.name === 'StoreFull'
    ? new CaseError('StoreBusy', 'The store has no room.', { cause: error })
    : error;

const refuseUnexpected = (name: TaskName): middy.MiddlewareObj<unknown, Answer> => ({
  onError: (request) => {
    const { caseId } = (request.event ?? {}) as { caseId?: string };
    logFailure(name, request.error, { caseId });
    const error = asPassing(asStoreError(request.error));
    if (!(error instanceof CaseError)) throw new Unexpected('The task failed; its log says why.');
    if (error !== request.error) throw error;
  },
});

/** A workflow task: validates its payload, passes on the platform's command, and fails by throwing. */
export const taskHandler = <Name extends TaskName>(
  name: Name,
  task: (input: TaskInput<Name>, context: { store: Store; command: Command }) => Promise<Answer>,
) =>
  middy<unknown, Answer>()
    .use(refuseUnexpected(name))
    .handler(async (event): Promise<Answer> => {
      const input = parseInput(TASKS[name], event, `${name} payload`) as TaskInput<Name>;
      const command = { id: input.command, actor: PLATFORM, at: input.at };
      const answer = await task(input, { store: theStore(), command });
      logDone(name, { caseId: input.caseId });
      return answer;
    });
