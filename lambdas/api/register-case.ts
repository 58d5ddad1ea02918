import { RegisterCase } from '../../contracts/api/cases.ts';
import { registerCase } from '../../domain/case/register-case.ts';
import { CaseError } from '../../domain/errors.ts';
import { apiHandler } from '../middleware/api.ts';

export const handler = apiHandler(RegisterCase, async ({ body, command, actor, store }) => {
  const { start, ...wanted } = body;
  if (actor.office !== wanted.office)
    throw new CaseError(
      'Forbidden',
      `Expected a case of this person's office, received one of ${wanted.office}.`,
    );
  const opened = registerCase(wanted, await store.currentPolicy(wanted.programme), start, command);
  const reply = { caseId: opened.case.id };
  try {
    await store.commitCase(opened, command);
  } catch (error) {
    if (!(error instanceof CaseError && error.name === 'AlreadyExists')) throw error;
    const [first] = await store.readAudit(opened.case.id, 0, 1);
    if (first?.command !== command.id) throw error;
  }
  return reply;
});
