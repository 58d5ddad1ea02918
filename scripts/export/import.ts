import type { Document } from '../../domain/documents/document.ts';
import { present } from '../../domain/kernel/present.ts';
import type { Table } from '../../lambdas/adapters/dynamodb.ts';
import { putImported } from '../../lambdas/adapters/imported.ts';
import type { SealedFiles } from '../../lambdas/services/sealed-files.ts';
import type { OpenedExport } from './archive.ts';
import { entitiesOf, unreadOf } from './archive.ts';

export interface Imported {
  /** New records. */
  written: number;
  /** Documents whose bytes were stored. */
  files: number;
  /** Cases whose workflows have to be started again. */
  running: string[];
  /** Notices that had not been sent; they are not sent from here. */
  unsent: number;
  /** Items that the exporting installation could not read. */
  unread: number;
}

/** Stores the bytes of documents and their small pictures. */
type KeepFiles = Pick<SealedFiles, 'keep' | 'keepPicture'>;

const RUNNING = new Set(['active', 'closing']);
const UNSENT = new Set(['pending', 'waiting', 'sending']);

/**
 * Puts an export into an empty installation that has the same key of ids. Repeating it after an interruption goes on
 * where it stopped.
 */
export async function importExport(
  table: Table,
  { manifest, parts, files, pictures }: OpenedExport,
  store: KeepFiles,
): Promise<Imported> {
  const own = (await table.keyed())('fingerprint', 'id-key');
  if (manifest.idKey !== own)
    throw new Error(
      'Expected the key of ids with which the export was made, found another: copy identity/id-key of the old data folder (on AWS the secret of ids) before the first start.',
    );
  const imported: Imported = { written: 0, files: 0, running: [], unsent: 0, unread: 0 };
  const running = new Set<string>();
  const unsent = new Set<string>();
  const documents = new Map<string, Document>();
  for (const part of parts) {
    const lines = entitiesOf(part);
    imported.written += await putImported(table, lines);
    imported.unread += unreadOf(part).length;
    for (const line of lines) {
      const { type, id, status } = line;
      if (type === 'document') documents.set(String(id), line as unknown as Document);
      if (type === 'case' && RUNNING.has(String(status))) running.add(String(id));
      if (type === 'notice' && UNSENT.has(String(status))) unsent.add(String(id));
    }
  }
  const of = (id: string): Document => present(documents.get(id), `the record of document ${id}`);
  for (const [id, bytes] of files) await store.keep(of(id), bytes);
  for (const [id, bytes] of pictures) await store.keepPicture(of(id), bytes);
  return { ...imported, files: files.size, running: [...running].sort(), unsent: unsent.size };
}
