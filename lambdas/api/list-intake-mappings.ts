import { ListIntakeMappings } from '../../contracts/api/intake-mappings.ts';
import { apiHandler } from '../middleware/api.ts';
import { officeAsked } from '../services/office-asked.ts';

export const handler = apiHandler(ListIntakeMappings, async ({ query, actor, grant, store }) => ({
  mappings: await store.listMappings(officeAsked(query.office, actor, grant)),
}));
