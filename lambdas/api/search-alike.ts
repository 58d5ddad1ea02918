import { SearchAlike } from '../../contracts/api/alike.ts';
import { hasCaseInScope } from '../../domain/case/access.ts';
import { apiHandler } from '../middleware/api.ts';
import type { AlikeMember } from '../services/alike-in-registry.ts';
import { alikeInRegistry } from '../services/alike-in-registry.ts';
import { draftHousehold } from '../services/draft-household.ts';
import { foundRelatives, soughtMembers } from '../services/sought-in-registry.ts';

const rowOf = ({ index, caseRecord, person, probability }: AlikeMember) => {
  const { id: personId, name, birthDate, sex } = person;
  return {
    ...{ index, caseId: caseRecord.id, personId, number: caseRecord.number },
    ...{ name, birthDate, sex, probability },
  };
};

export const handler = apiHandler(SearchAlike, async ({ body, actor, command, grant, store }) => {
  const asker = { store, actor, command };
  const alike = (await alikeInRegistry(body.members, asker, grant.reach)).map(rowOf);
  if (!body.relatives) return { alike, sought: [], found: [] };
  const policy = await store.currentPolicy(body.relatives.programme);
  const draft = draftHousehold({ members: body.members, ...body.relatives }, policy, command);
  const sought = await soughtMembers(draft, asker, (file) => hasCaseInScope(file.case, actor, grant.reach));
  return { alike, sought, found: await foundRelatives(draft, asker, grant.reach) };
});
