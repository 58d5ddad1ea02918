import { ReadCase } from '../../contracts/api/cases.ts';
import { refuseOtherOffice, refuseRestricted } from '../../domain/case/access.ts';
import { viewOf } from '../../registry/case-view.ts';
import { apiHandler } from '../middleware/api.ts';
import { deciders, numbersNamedIn } from '../services/named-in-case.ts';

export const handler = apiHandler(ReadCase, async ({ params, command, actor, grant, store }) => {
  const file = await store.loadCase(params.caseId);
  refuseOtherOffice(file, actor, grant.reach, command.at);
  refuseRestricted(file, actor, command.at);
  const reader = { actor, reach: grant.reach, sees: grant.sees, at: command.at };
  const numbers = await numbersNamedIn(store, file, reader);
  return { ...viewOf(file, grant.sees, command.at), numbers, people: await deciders(store, file) };
});
