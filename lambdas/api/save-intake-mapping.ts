import { SaveIntakeMapping } from '../../contracts/api/intake-mappings.ts';
import { apiHandler } from '../middleware/api.ts';
import { officeAsked } from '../services/office-asked.ts';

export const handler = apiHandler(SaveIntakeMapping, ({ body, actor, grant, command, store }) => {
  const { office, version, mapping } = body;
  return store.saveMapping({ office: officeAsked(office, actor, grant), version, mapping }, command);
});
