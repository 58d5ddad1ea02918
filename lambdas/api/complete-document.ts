import { CompleteDocument } from '../../contracts/api/documents.ts';
import { documentOf } from '../../domain/documents/document.ts';
import { invalid } from '../../domain/kernel/invalid-input.ts';
import { rule } from '../../domain/kernel/rules.ts';
import { apiHandler } from '../middleware/api.ts';
import { completeDocument } from '../services/complete-document.ts';
import { changeOwner } from '../services/document-owners.ts';

export const handler = apiHandler(CompleteDocument, async (request) => {
  const { params, grant, command } = request;
  const { recordId, documentId } = params;
  let refusal: string | undefined;
  const handled = await changeOwner(recordId, request, async (owner) => {
    const change = await completeDocument(documentOf(owner, documentId, grant.sees), command);
    const ended = change.writes.find((put) => put.type === 'document');
    refusal = ended?.refusal ?? owner.documents.find(({ id }) => id === documentId)?.refusal;
    return change;
  });
  if (handled.status !== 'refused') return handled;
  throw refusal === 'infected'
    ? invalid('file', rule('file-clean'), 'a file that it did not pass')
    : invalid('file', rule('file-type'), 'bytes of another kind');
});
