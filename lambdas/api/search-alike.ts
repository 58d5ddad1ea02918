import { SearchAlike } from '../../contracts/api/cases.ts';
import { apiHandler } from '../middleware/api.ts';
import { alikeInRegistry } from '../services/alike-in-registry.ts';

export const handler = apiHandler(SearchAlike, async ({ body, actor, command, grant, store }) => {
  const found = await alikeInRegistry(body.members, { store, actor, command }, grant.reach);
  const alike = found.map(({ index, caseRecord, person, probability }) => {
    const { id: personId, name, birthDate, sex } = person;
    return {
      index,
      caseId: caseRecord.id,
      personId,
      number: caseRecord.number,
      name,
      birthDate,
      sex,
      probability,
    };
  });
  return { alike };
});
