import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { KeyStore } from '../../../lambdas/adapters/keys/key-store.ts';
import type { DataKey } from '../../../lambdas/adapters/keys/seal-bytes.ts';
import { openBytes } from '../../../lambdas/adapters/keys/seal-bytes.ts';
import { openItem, ownerToOpen } from '../../../lambdas/adapters/keys/seal-items.ts';
import { headOf, keyOfFile, openFile } from '../../../lambdas/adapters/keys/sealed-file.ts';
import { answerDocumentClient } from '../../../local/dynamodb/document-client.ts';
import { itemOfText } from '../../../local/dynamodb/item-text.ts';
import { KEYS_TABLE_NAME } from '../../../local/environment.ts';
import { openKeyService } from '../../../local/keys/key-service.ts';
import { openRoot } from '../../../local/keys/root-file.ts';
import type { Place } from '../canary/places.ts';

export type Keys = ReadonlyMap<string, DataKey>;

/** Every key that there still is in a key folder, by owner. */
export async function remainingKeys(folder: string): Promise<Keys> {
  const service = await openKeyService({ folder, name: KEYS_TABLE_NAME, now: Date.now });
  try {
    const root = await openRoot({ folder }, service);
    const documents = DynamoDBDocumentClient.from(new DynamoDBClient({ region: 'local' }));
    answerDocumentClient(documents as never, service);
    const keys = new KeyStore({ name: KEYS_TABLE_NAME, documents }, root, { most: 1000, ageMs: 0 });
    const rows = service.database.all(
      "SELECT r FROM items WHERE body LIKE '%wrapped%' OR body LIKE '@wrapped%'",
    );
    const owners = rows.map(({ r }) => String(r)).filter((owner) => !owner.startsWith('version#'));
    return new Map(await keys.of(owners));
  } finally {
    service.close();
  }
}

/** Stored items wherever they lie in bytes, in free pages too: a sealed one is a line of letters with JSON behind it. */
function* itemsIn(bytes: Buffer): Generator<Record<string, unknown>> {
  const text = bytes.toString('latin1');
  for (const { index } of text.matchAll(/@sealed [\w+/]+=* \{/g)) {
    const from = text.indexOf('{', index);
    for (
      let end = text.indexOf('}', from);
      end !== -1 && end - from < 8000;
      end = text.indexOf('}', end + 1)
    ) {
      try {
        yield itemOfText(Buffer.from(text.slice(index, end + 1), 'latin1').toString()) as never;
        break;
      } catch {
        // The end of something inside.
      }
    }
  }
}

const textsIn = (path: string): Buffer[] => {
  const database = new DatabaseSync(path, { readOnly: true });
  try {
    return (
      database.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").all() as { name: string }[]
    )
      .flatMap(({ name }) => database.prepare(`SELECT * FROM "${name}"`).all())
      .flatMap((row) => Object.values(row as object))
      .filter((value) => typeof value === 'string' && value.startsWith('@sealed '))
      .map((value) => Buffer.from(value as string));
  } finally {
    database.close();
  }
};

function* openedItems(where: string, bytes: Buffer, keys: Keys): Generator<Place> {
  for (const item of itemsIn(bytes)) {
    const key = keys.get(ownerToOpen(item) ?? '');
    if (!key) continue;
    const place = `${where} ${item.type} under ${key.owner.replace(/-[0-9a-z]{20}/g, '')}`;
    yield { where: place, bytes: Buffer.from(JSON.stringify(openItem(item, key))) };
  }
}

/** What a file of the file store or of the mails opens as, by every name that it can have. */
function* openedFile(path: string, bytes: Buffer, keys: Keys): Generator<Place> {
  const where = path.replaceAll(/[a-z]+-[0-9a-z]{20}/g, '…');
  const head = headOf(bytes);
  const names = [...(path.match(/[a-z]+-[0-9a-z]{20}/g) ?? [])];
  const tries: (() => Uint8Array | undefined)[] = [];
  if (head) {
    const key = keys.get(head.owner);
    for (const name of names.flatMap((one) => [one, `${one}/picture`]))
      if (key) tries.push(() => openFile(keyOfFile(key, name), bytes));
    if (key) yield { where: `${where} has a key`, bytes: Buffer.from(head.owner) };
  }
  const line = bytes.subarray(0, Math.max(0, bytes.indexOf(0x0a))).toString();
  const noteKey = keys.get(line);
  const base =
    path
      .split('/')
      .at(-1)
      ?.replace(/\.\w+$/, '') ?? '';
  if (noteKey)
    for (const folder of ['mail', 'sms'])
      tries.push(() => openBytes(noteKey, bytes.subarray(line.length + 1), { kept: `${folder}/${base}` }));
  const passing = keys.get('passing');
  const segments = path.replace(/\.\w+$/, '').split('/');
  for (let from = 0; passing && from < segments.length - 1; from += 1)
    tries.push(() => openBytes(passing, bytes, { part: segments.slice(from).join('/') }));
  for (const open of tries)
    try {
      const opened = open();
      if (opened) yield { where: `${where} opened`, bytes: opened };
    } catch {
      // Not by this name.
    }
}

/** Everything in a folder that these keys open. */
export function* openedIn(folder: string, keys: Keys): Generator<Place> {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const name = path.slice(folder.length + 1);
    const bytes = readFileSync(path);
    if (bytes.subarray(0, 15).toString() === 'SQLite format 3') {
      for (const text of textsIn(path)) yield* openedItems(name, text, keys);
      yield* openedItems(`${name} (raw)`, bytes, keys);
    } else if (/sqlite-wal$/.test(name)) yield* openedItems(`${name} (raw)`, bytes, keys);
    else yield* openedFile(name, bytes, keys);
  }
}
