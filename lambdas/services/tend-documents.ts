import type { Change } from '../../domain/case/change.ts';
import { noChange } from '../../domain/case/change.ts';
import { endDocument } from '../../domain/documents/add-document.ts';
import type { Document } from '../../domain/documents/document.ts';
import type { Command } from '../../domain/kernel/actor.ts';
import { PLATFORM } from '../../domain/kernel/actor.ts';
import { isBefore, plus } from '../../domain/kernel/calendar.ts';
import { identifier } from '../../domain/kernel/identifier.ts';
import { isSponsorId } from '../../domain/work-item/work-item.ts';
import { completeDocument } from './complete-document.ts';
import { logFailure } from './log.ts';
import { theFiles } from './the-files.ts';
import { theStore } from './the-store.ts';

/** How long the parts of a document are kept that nobody completes. */
const NEVER_COMPLETED = 'P14D';

async function tended(id: string, documents: readonly Document[], command: Command): Promise<Change> {
  const document = documents.find((one) => one.id === id);
  if (document?.status === 'checking') return completeDocument(document, { documents, command });
  if (document?.status !== 'uploading') return noChange({});
  await theFiles().remove(document.id);
  return endDocument(document, { reasonCode: 'never-completed' }, command);
}

/** Seals the files that still lie in clear, or under the key of a record that their document has left. One that is another
 * than arrived stays as it is, and is told to the operators. */
async function sealAll(documents: readonly Document[]): Promise<void> {
  const files = theFiles();
  const kept = documents.filter(({ status }) => status === 'kept');
  const sealed = await Promise.all(kept.map((document) => files.isSealed(document)));
  for (const document of kept.filter((_, index) => !sealed[index]))
    await files.reseal(document).catch((error: Error) => {
      if (error.name !== 'Erased') logFailure('Reconcile', error, { document: document.id });
    });
}

/** Asks the scanner about what it has not answered yet, and gives up what was begun and never completed. */
export async function tendDocuments(
  owner: string,
  documents: readonly Document[],
  at: string,
): Promise<void> {
  await sealAll(documents);
  const left = documents.filter(
    ({ status, addedAt }) =>
      status === 'checking' || (status === 'uploading' && !isBefore(at, plus(addedAt, NEVER_COMPLETED))),
  );
  for (const { id } of left) {
    const command = { id: identifier('tend', id, at), actor: PLATFORM, at };
    const decide = (file: { documents: readonly Document[] }) => tended(id, file.documents, command);
    if (isSponsorId(owner)) await theStore().changeSponsor(owner, command, decide);
    else await theStore().change(owner, command, decide);
  }
}
