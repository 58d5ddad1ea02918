import middy from '@middy/core';
import type * as z from 'zod';
import type { EventName, HostEventName } from '../../contracts/functions.ts';
import { parseInput } from '../../domain/kernel/invalid-input.ts';
import { logDone, logFailure } from '../services/log.ts';

/** A handler of events from another service; if it fails, the host delivers the event again. */
export const eventHandler = <E extends z.ZodType, A = void>(
  name: EventName | HostEventName,
  schema: E,
  handle: (event: z.infer<E>) => Promise<A>,
) =>
  middy<unknown, A>()
    .use({ onError: (request) => logFailure(name, request.error, {}) })
    .handler(async (event): Promise<A> => {
      const answer = await handle(parseInput(schema, event, `${name} event`) as z.infer<E>);
      logDone(name, {});
      return answer;
    });
