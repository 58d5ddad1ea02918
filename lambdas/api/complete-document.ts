import { CompleteDocument } from '../../contracts/api/documents.ts';
import { documentOf, isLive } from '../../domain/documents/document.ts';
import { isPlainPicture } from '../../domain/documents/thumbnail.ts';
import { invalid } from '../../domain/kernel/invalid-input.ts';
import { rule } from '../../domain/kernel/rules.ts';
import { apiHandler } from '../middleware/api.ts';
import { completeDocument } from '../services/complete-document.ts';
import { changeOwner } from '../services/document-owners.ts';
import { theFiles } from '../services/the-files.ts';

export const handler = apiHandler(CompleteDocument, async (request) => {
  const { params, body, grant, command } = request;
  const thumbnail = body.thumbnail === undefined ? undefined : Buffer.from(body.thumbnail, 'base64');
  if (thumbnail && !isPlainPicture(thumbnail))
    throw invalid('thumbnail', rule('thumbnail'), `${thumbnail.length} bytes of another kind`);
  let tried = false;
  const { recordId, documentId } = params;
  let refusal: string | undefined;
  const handled = await changeOwner(recordId, request, async (owner) => {
    const document = documentOf(owner, documentId, grant.sees);
    // Removed while its parts were put together: what the first try stored is gone as well.
    if (tried && !isLive(document)) await theFiles().remove(documentId);
    tried = true;
    const { documents } = owner;
    const change = await completeDocument(document, { thumbnail, documents, command });
    const ended = change.writes.find((put) => put.type === 'document' && put.id === documentId);
    refusal =
      (ended?.type === 'document' ? ended.refusal : undefined) ??
      owner.documents.find(({ id }) => id === documentId)?.refusal;
    return change;
  });
  if (handled.status !== 'refused') return handled;
  throw refusal === 'infected'
    ? invalid('file', rule('file-clean'), 'a file that it did not pass')
    : invalid('file', rule('file-type'), 'bytes of another kind');
});
