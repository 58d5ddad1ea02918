import type { QueueAnswer } from '../../contracts/held-decisions.ts';
import { HeldMessageSchema, QueueEventSchema } from '../../contracts/held-decisions.ts';
import { secondsUntil } from '../../domain/work-item/held-decision.ts';
import { eventHandler } from '../middleware/event.ts';
import { carryOutDecision } from '../services/carry-out-decision.ts';
import { logFailure } from '../services/log.ts';
import { theHeldQueue } from '../services/the-held-queue.ts';
import { theStore } from '../services/the-store.ts';

type Message = (typeof QueueEventSchema)['_output']['Records'][number];

/** A message that comes before its time, because clocks differ or were set back, waits for the rest of it. */
async function carryOut({ body, attributes }: Message): Promise<void> {
  const message = HeldMessageSchema.parse(JSON.parse(body));
  const at = new Date(Number(attributes.ApproximateFirstReceiveTimestamp)).toISOString();
  const early = secondsUntil(message.releaseAt, at);
  if (early > 0) await theHeldQueue()?.releaseAfter(early, message);
  else await carryOutDecision(theStore(), message, at);
}

/** Carries out decisions whose time to be taken back is over; those that fail are delivered again. */
export const handler = eventHandler(
  'CarryOutDecision',
  QueueEventSchema,
  async ({ Records }): Promise<QueueAnswer> => {
    const batchItemFailures: { itemIdentifier: string }[] = [];
    for (const message of Records)
      await carryOut(message).catch((error: unknown) => {
        logFailure('CarryOutDecision', error, {});
        batchItemFailures.push({ itemIdentifier: message.messageId });
      });
    return { batchItemFailures };
  },
);
