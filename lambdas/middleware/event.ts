import middy from '@middy/core';
import type * as z from 'zod';
import type { EventName, HostEventName } from '../../contracts/functions.ts';
import { parseInput } from '../../domain/kernel/invalid-input.ts';
import { logDone, logFailure } from '../services/log.ts';

/** A handler of events from another service; if it fails, the host delivers the event again. */
export const eventHandler = <E extends z.ZodType>(
  name: EventName | HostEventName,
  schema: E,
  handle: (event: z.infer<E>) => Promise<void>,
) =>
  middy<unknown, void>()
    .use({ onError: (request) => logFailure(name, request.error, {}) })
    .handler(async (event): Promise<void> => {
      await handle(parseInput(schema, event, `${name} event`) as z.infer<E>);
      logDone(name, {});
    });
