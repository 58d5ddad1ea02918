import { RegisterCase } from '../../contracts/api/cases.ts';
import { CaseError } from '../../domain/kernel/errors.ts';
import { issue } from '../../domain/kernel/invalid-input.ts';
import { rule } from '../../domain/kernel/rules.ts';
import { apiHandler } from '../middleware/api.ts';
import { registerHousehold } from '../services/register-household.ts';

export const handler = apiHandler(RegisterCase, async ({ body, command, actor, store }) => {
  const { start, ...wanted } = body;
  if (actor.office !== wanted.office)
    throw new CaseError(
      'Forbidden',
      `Expected a case of this person's office, received one of ${wanted.office}.`,
    );
  if (actor.programme !== undefined && actor.programme !== wanted.programme)
    throw new CaseError(
      'Forbidden',
      `Expected a case of ${actor.programme}, received one of ${wanted.programme}.`,
    );
  const policy = await store.currentPolicy(wanted.programme);
  const { caseId, outcome, members } = await registerHousehold(store, { wanted, policy, start }, command);
  if (outcome === 'known')
    throw new CaseError('AlreadyExists', 'Expected a number that no case has, received one that is taken.');
  if (outcome === 'individual-number')
    throw new CaseError(
      'AlreadyExists',
      'Expected persons who are in no other case, received some who are.',
      {
        issues: members.map(({ index, caseId: other }) =>
          issue(
            `members.${index}.individualNumber`,
            rule('in-no-other-case', { caseId: other }),
            'a number of another case',
          ),
        ),
      },
    );
  return { caseId };
});
