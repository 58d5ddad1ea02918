import {
  SendTaskFailureCommand,
  SendTaskHeartbeatCommand,
  SendTaskSuccessCommand,
  SFNClient,
  StartExecutionCommand,
  StopExecutionCommand,
} from '@aws-sdk/client-sfn';
import type { RelayAction } from '../../domain/casework/relay.ts';
import { throughSeam } from './clients.ts';
import { asStoreError } from './dynamodb.ts';

/** Errors that mean that a repeated call came after the first had done its work, or that nothing waits any more. */
const DONE = new Set([
  'ExecutionAlreadyExists',
  'ExecutionDoesNotExist',
  'TaskTimedOut',
  'TaskDoesNotExist',
  'InvalidToken',
]);

/** Carries out the Step Functions actions that a change of the table asks for. */
export const openWorkflows = (
  workflowArn: string,
  client = throughSeam('sfn', new SFNClient({ maxAttempts: 5 })),
) => {
  const stateMachine = (workflow: string) => workflowArn.replace('{workflow}', workflow);
  const execution = (workflow: string, name: string) =>
    `${stateMachine(workflow).replace(':stateMachine:', ':execution:')}:${name}`;
  const send = (action: RelayAction) => {
    switch (action.kind) {
      case 'start': {
        const input = {
          stateMachineArn: stateMachine(action.workflow),
          name: action.execution,
          input: JSON.stringify(action.input),
        };
        return client.send(new StartExecutionCommand(input));
      }
      case 'stop': {
        const input = { executionArn: execution(action.workflow, action.execution), error: action.error };
        return client.send(new StopExecutionCommand(input));
      }
      case 'succeed':
        return client.send(
          new SendTaskSuccessCommand({ taskToken: action.token, output: JSON.stringify(action.output) }),
        );
      case 'fail':
        return client.send(new SendTaskFailureCommand({ taskToken: action.token, error: action.error }));
    }
  };
  return {
    /** Whether an execution waits for this token: a heartbeat is refused if none does, and changes nothing. */
    async isAwaited(taskToken: string): Promise<boolean> {
      try {
        await client.send(new SendTaskHeartbeatCommand({ taskToken }));
        return true;
      } catch (error) {
        if (DONE.has((error as Error).name)) return false;
        throw asStoreError(error);
      }
    },

    /** False if it was done before, or nothing waits for it any more. */
    async relay(action: RelayAction): Promise<boolean> {
      try {
        await send(action);
        return true;
      } catch (error) {
        if (!DONE.has((error as Error).name)) throw error;
        return false;
      }
    },
  };
};
export type Workflows = ReturnType<typeof openWorkflows>;
