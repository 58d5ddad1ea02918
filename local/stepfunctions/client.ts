import type { SeamClient } from '../../contracts/client-seam.ts';
import { answerInProcess } from '../in-process.ts';
import { ServiceFault } from '../service-fault.ts';
import type { Engine } from './engine.ts';

/** Lets a Step Functions client be answered by the engine of this process, with times as in the SDK. */
export const answerWorkflowsClient = (client: SeamClient, engine: Engine): void =>
  answerInProcess(client, async (action, input) => {
    try {
      return dated(await engine.call(action, whole(input))) as object;
    } catch (error) {
      throw saidFull(error);
    }
  });

/** The engine refuses new work as unavailable if its journal cannot be written; handlers are told why. */
function saidFull(error: unknown): unknown {
  const { name, message } = error as Error;
  return name === 'ServiceUnavailable' ? new ServiceFault('InsufficientStorage', message, 507) : error;
}

/** Without members that were not given. */
const whole = (input: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined));

const IS_TIME = /^(timestamp|[a-z]+Date)$/;

/** Seconds since the epoch, as in the protocol, become dates. */
function dated(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(dated);
  return Object.fromEntries(
    Object.entries(value).map(([name, part]) => [
      name,
      typeof part === 'number' && IS_TIME.test(name) ? new Date(part * 1000) : dated(part),
    ]),
  );
}
