import { ListFeeds } from '../../contracts/api/appointments.ts';
import { apiHandler } from '../middleware/api.ts';

export const handler = apiHandler(ListFeeds, async ({ actor, store }) => ({
  feeds: (await store.listFeeds(actor.id)).map(({ id, of, names, language, madeAt }) => ({
    ...{ id, of, names, language, madeAt },
  })),
}));
