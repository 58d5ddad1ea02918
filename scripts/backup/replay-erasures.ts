import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { MIN_ID_KEY_LENGTH } from '../../contracts/id-key.ts';
import { PERSON_PARTITIONS } from '../../contracts/person-index.ts';
import { keyedIdentifier } from '../../domain/kernel/identifier.ts';
import type { ErasureLine } from '../../domain/rights/ledger.ts';
import { ErasureLineSchema, LEDGER, ledgerName, markOf } from '../../domain/rights/ledger.ts';
import { KeyStore } from '../../lambdas/adapters/keys/key-store.ts';
import { answerDocumentClient } from '../../local/dynamodb/document-client.ts';
import { KEYS_TABLE_NAME } from '../../local/environment.ts';
import { keptSecret } from '../../local/identity/kept-secret.ts';
import { openKeyService } from '../../local/keys/key-service.ts';
import { BackupRefused } from './refused.ts';

/** The name of a line's file. */
const LINE = /^(case|sponsor)-.*\.json$/;

/** What to do with lines that bear no mark of the installation: only a person can tell whether they are its own. */
export const UNMARKED = ['replay', 'leave-out'] as const;
export type Unmarked = (typeof UNMARKED)[number];

interface Line {
  readonly file: string;
  readonly text: string;
  readonly line: ErasureLine;
}

/** The lines of a ledger: of an archive folder, or of a folder with its files alone. */
function linesIn(folder: string): Line[] {
  const inner = join(folder, LEDGER);
  const from = existsSync(inner) ? inner : folder;
  if (!existsSync(from)) return [];
  return readdirSync(from)
    .filter((name) => LINE.test(name))
    .map((name) => {
      const file = join(from, name);
      const text = readFileSync(file, 'utf8');
      return { file, text, line: lineIn(text, file) };
    });
}

/** A folder that was named by mistake would bring back whoever was erased. */
function refuseOthers(folder: string): void {
  const names = existsSync(folder) ? readdirSync(folder) : [];
  const isArchive = [LEDGER, 'anchors', 'anchored', 'executions'].some((name) => names.includes(name));
  if (isArchive || names.some((name) => LINE.test(name))) return;
  throw new BackupRefused(
    `${folder} is no archive folder of a Kinbridge, nor a copy of its ledger of erasures: nothing was restored. Name archive/ of the folder that is replaced with --ledger DIR; leave --ledger out if there is none.`,
  );
}

/** Nobody can tell who would come back if a line were passed over. */
function lineIn(text: string, file: string): ErasureLine {
  try {
    return ErasureLineSchema.parse(JSON.parse(text));
  } catch (cause) {
    throw new BackupRefused(
      `${file} is no line of the ledger of erasures: nothing was restored. If it was damaged, take the copy of another backup; if it does not belong there, move it out of the folder.`,
      { cause },
    );
  }
}

/**
 * Those lines that are replayed. Whoever holds a copy of the ledger may have written one that erases somebody: without a
 * mark that the installation made, it is replayed only if the person who restores says so.
 */
function believed(identity: string, lines: readonly Line[], unmarked: Unmarked | undefined): Line[] {
  const key = keptSecret(join(identity, 'id-key'), MIN_ID_KEY_LENGTH);
  const keyed = key === undefined ? undefined : keyedIdentifier(key);
  const isOurs = ({ line }: Line): boolean => keyed !== undefined && line.mark === markOf(keyed, line);
  const others = lines.filter((each) => !isOurs(each));
  if (others.length > 0 && unmarked === undefined)
    throw new BackupRefused(
      `No mark of this installation is in ${others.map(({ file }) => file).join(', ')}: somebody else may have written there that ${others.map(({ line }) => line.owner).join(', ')} was erased. Nothing was restored. A receipt, or the audit of the case, says whether it was. Then add --unmarked leave-out, and nobody is erased by these lines, or --unmarked replay, and their data is destroyed for good.`,
    );
  return unmarked === 'leave-out' ? lines.filter(isOurs) : [...lines];
}

/** Destroys the keys of these owners in the key file that was restored. */
async function destroyKeys(folder: string, lines: readonly Line[]): Promise<void> {
  const service = await openKeyService({ folder, name: KEYS_TABLE_NAME, now: Date.now });
  const documents = DynamoDBDocumentClient.from(new DynamoDBClient({ region: 'local' }));
  answerDocumentClient(documents as never, service);
  const cannotUnwrap = async (): Promise<never> => {
    throw new Error('A restore destroys keys and opens none.');
  };
  const root = { wrap: cannotUnwrap, unwrap: cannotUnwrap } as never;
  const keys = new KeyStore({ name: KEYS_TABLE_NAME, documents }, root, { most: 1, ageMs: 0 });
  for (const { line } of lines) await keys.destroy(line.owner, line.at);
  await service.database.emptyLog();
  service.close();
}

/** Takes the indexes of persons out of the table that was restored, and what was sought for those who are erased. */
function emptyIndexes(file: string, lines: readonly Line[]): void {
  const table = new DatabaseSync(file);
  const cases = [...new Set(lines.map(({ line }) => line.owner.split('/')[0]))];
  const sought = cases.flatMap((id) => [`TRACING#SOUGHT#|%${id}%`, `TRACING#REQUEST#${id}%|`]);
  for (const where of [...PERSON_PARTITIONS.map((prefix) => `${prefix}|`), ...sought]) {
    const [h = '', r = ''] = where.split('|');
    for (const rows of ['items', 'index_rows'])
      table.prepare(`DELETE FROM ${rows} WHERE h LIKE ? AND r LIKE ?`).run(`${h}%`, r || '%');
    table.prepare('DELETE FROM records WHERE keys LIKE ?').run(`%${h}%`);
  }
  table.exec('VACUUM; PRAGMA wal_checkpoint(TRUNCATE)');
  table.close();
}

/** Has the host build the indexes anew before it goes on where its consumers were. */
function deriveAgain(streams: string): void {
  if (!existsSync(streams)) return;
  for (const name of readdirSync(streams).filter((each) => each.startsWith('FollowChanges'))) {
    const path = join(streams, name);
    const { derived: _derived, ...place } = JSON.parse(readFileSync(path, 'utf8'));
    writeFileSync(path, JSON.stringify(place), { mode: 0o600 });
  }
}

/** Keeps a line in the archive, beside another one of its owner. */
function keepLine(archive: string, { line, text }: Line): void {
  let place = 1;
  const file = () => join(archive, ledgerName(line.owner, place));
  while (existsSync(file()) && readFileSync(file(), 'utf8') !== text) place += 1;
  if (!existsSync(file())) writeFileSync(file(), text, { mode: 0o400, flush: true });
}

/**
 * Replays the ledger of erasures over a folder that is being restored, before anything can start on it: the backup's own
 * lines and those that were written since. Nobody who was erased comes back with an older backup.
 */
export async function replayErasures(
  draft: string,
  ledgers: readonly string[],
  unmarked?: Unmarked,
): Promise<number> {
  ledgers.forEach(refuseOthers);
  const lines = new Map(
    [join(draft, 'archive'), ...ledgers].flatMap(linesIn).map((each) => [each.text, each] as const),
  );
  // Backups hold no indexes of persons.
  deriveAgain(join(draft, 'streams'));
  const all = believed(join(draft, 'identity'), [...lines.values()], unmarked);
  if (all.length === 0) return 0;
  await destroyKeys(join(draft, 'keys'), all);
  const table = join(draft, 'dynamodb', 'table.sqlite');
  if (existsSync(table)) emptyIndexes(table, all);
  mkdirSync(join(draft, 'archive', LEDGER), { recursive: true, mode: 0o700 });
  for (const each of all) keepLine(join(draft, 'archive'), each);
  return all.length;
}
