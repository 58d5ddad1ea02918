import { RegisterCase } from '../../contracts/api/cases.ts';
import { CaseError } from '../../domain/errors.ts';
import { apiHandler } from '../middleware/api.ts';
import { registerHousehold } from '../middleware/register-household.ts';

export const handler = apiHandler(RegisterCase, async ({ body, command, actor, store }) => {
  const { start, ...wanted } = body;
  if (actor.office !== wanted.office)
    throw new CaseError(
      'Forbidden',
      `Expected a case of this person's office, received one of ${wanted.office}.`,
    );
  const policy = await store.currentPolicy(wanted.programme);
  const { caseId, isNew } = await registerHousehold(store, { wanted, policy, start }, command);
  if (!isNew)
    throw new CaseError('AlreadyExists', 'Expected a number that no case has, received one that is taken.');
  return { caseId };
});
