import { CountWorkItems } from '../../contracts/api/work-items.ts';
import { CaseError } from '../../domain/errors.ts';
import { countQueue } from '../../domain/work-item/queue.ts';
import { apiHandler } from '../middleware/api.ts';
import { onlooker, queuesOf } from '../middleware/queue.ts';

export const handler = apiHandler(CountWorkItems, async ({ query, actor, command, store }) => {
  const { office } = actor;
  if (!office) throw new CaseError('Forbidden', 'Expected a person of an office.');
  const queues = await Promise.all(
    queuesOf(actor).map(async (role) => {
      const { rows, more } = await store.readQueue(role, office);
      return { role, counts: countQueue(rows, onlooker(command, query.until)), atLeast: more };
    }),
  );
  return { queues };
});
