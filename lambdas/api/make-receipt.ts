import { MakeReceipt } from '../../contracts/api/copies.ts';
import { readingFact } from '../../domain/audit/reading.ts';
import { refuseReader } from '../../domain/case/access.ts';
import { CaseError } from '../../domain/kernel/errors.ts';
import { receiptPage, written } from '../../registry/receipt/page.ts';
import { apiHandler } from '../middleware/api.ts';
import { receiptOfCase } from '../services/receipt-of-case.ts';

export const handler = apiHandler(MakeReceipt, async ({ params, body, command, actor, grant, store }) => {
  const { caseId } = params;
  const { personId, scope, language, reasonCode } = body;
  const file = await store.loadCase(caseId);
  refuseReader(file, actor, grant.reach, command.at);
  const person = file.persons.find(({ id }) => id === personId);
  if (!person) throw new CaseError('NotFound', `Expected a person of case ${caseId}, received ${personId}.`);
  const lines = await receiptOfCase(store, file, personId, scope);
  // A repeat of the command is one entry.
  await store.change(
    caseId,
    command,
    (now) => {
      refuseReader(now, actor, grant.reach, command.at);
      const facts = [{ act: 'receipt.made', subject: personId, details: { language, reasonCode, scope } }];
      return { patch: {}, writes: [], facts, answer: {} };
    },
    true,
  );
  const fact = readingFact('receipt.made', ['identity'], { cases: [caseId], sponsors: [] });
  await store.recordReading(command, fact, true);
  const about = { number: file.case.number, name: person.name, at: command.at, scope };
  const text = written(lines, language, about);
  return { lines, text, page: receiptPage(language, text) };
});
