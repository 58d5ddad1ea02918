import { SearchAlike } from '../../contracts/api/cases.ts';
import { apiHandler } from '../middleware/api.ts';
import { alikeInRegistry } from '../services/alike-in-registry.ts';

export const handler = apiHandler(SearchAlike, async ({ body, actor, command, grant, store }) => {
  const rows = body.members.map((_, index) => index);
  const found = await alikeInRegistry({ rows, newCase: body }, { store, actor, command }, grant.reach);
  const cases = await store.loadCaseRecords(found.map(({ caseId }) => caseId));
  const persons = await store.loadPersons(found);
  const alike = found.flatMap(({ row, caseId, personId, probability }) => {
    const person = persons.find(
      (one) => one.type === 'person' && one.id === personId && one.caseId === caseId,
    );
    if (person?.type !== 'person') return [];
    const { name, birthDate, sex } = person;
    const number = cases.get(caseId)?.number ?? null;
    return [{ index: row, caseId, personId, number, name, birthDate, sex, probability }];
  });
  return { alike };
});
