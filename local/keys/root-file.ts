import { randomBytes, scryptSync } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { StoredWrappingKey } from '../../contracts/key-table.ts';
import { WRAPPING_PARTITION, wrappingContext } from '../../contracts/key-table.ts';
import type { RootKey } from '../../contracts/root-key.ts';
import { itemOfText } from '../dynamodb/item-text.ts';
import type { TableService } from '../dynamodb/service.ts';
import { keepSecret } from '../identity/kept-secret.ts';
import { StartError } from '../start-error.ts';
import { memoryRoot, ROOT_KEY_BYTES, rootKeyOf } from './root-key.ts';

export const ROOT_FILE = 'root-key';
/** What a passphrase becomes a key with; no secret. */
export const PASSPHRASE_FILE = 'passphrase.json';

const PassphraseSchema = z.object({
  salt: z.string(),
  N: z.int(),
  r: z.int(),
  p: z.int(),
});
/** OWASP's setting for scrypt: 128 MB and about half a second for each guess. */
const COST = { N: 2 ** 17, r: 8, p: 1 };
const MEMORY = 256 * 1024 * 1024;
const MIN_PASSPHRASE = 12;

interface Options {
  /** Undefined keeps nothing. */
  readonly folder: string | undefined;
  readonly passphrase?: string | undefined;
}

function keyOfPassphrase(folder: string, passphrase: string, isNew: boolean): Uint8Array {
  const file = join(folder, PASSPHRASE_FILE);
  if (isNew && passphrase.length < MIN_PASSPHRASE)
    throw new StartError(
      `Expected a passphrase of at least ${MIN_PASSPHRASE} characters, received ${passphrase.length}: choose a longer one.`,
    );
  if (!isNew && !existsSync(file))
    throw new StartError(
      `Expected ${file}, with which the passphrase becomes the root key of this data folder, received no such file: put ${PASSPHRASE_FILE} back from a backup of the keys, or ${ROOT_FILE} if the key lay in a file.`,
    );
  const given = existsSync(file)
    ? PassphraseSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
    : { salt: randomBytes(16).toString('base64url'), ...COST };
  if (!existsSync(file)) keepSecret(file, JSON.stringify(given));
  const { salt, ...cost } = given;
  return scryptSync(passphrase, Buffer.from(salt, 'base64url'), ROOT_KEY_BYTES, { ...cost, maxmem: MEMORY });
}

function keyInFile(folder: string, isNew: boolean): Uint8Array {
  const file = join(folder, ROOT_FILE);
  if (!existsSync(file)) {
    if (!isNew)
      throw new StartError(
        `Expected the root key of this data folder in ${file}, received no such file: put it back from a backup of the keys, name its folder with --keys DIR, or give the passphrase if there was one (--passphrase-file FILE).`,
      );
    keepSecret(file, randomBytes(ROOT_KEY_BYTES).toString('base64url'));
  }
  const { mode } = statSync(file);
  if (process.platform !== 'win32' && (mode & 0o077) !== 0)
    throw new StartError(
      `Expected ${file} to be readable by its owner alone, received mode ${(mode & 0o777).toString(8)}: run chmod 600 ${file}, and remember that whoever copied it can open a copy of the keys.`,
    );
  const key = Buffer.from(readFileSync(file, 'utf8').trim(), 'base64url');
  if (key.length === ROOT_KEY_BYTES) return key;
  throw new StartError(
    `Expected ${file} to hold a key of ${ROOT_KEY_BYTES} bytes, received ${key.length}: put it back from a backup of the keys.`,
  );
}

/** The newest wrapping key in a key table; undefined if none was made yet. */
export function newestWrapping(service: TableService): StoredWrappingKey | undefined {
  const row = service.database.one(
    'SELECT body FROM items WHERE h = ? ORDER BY r DESC LIMIT 1',
    WRAPPING_PARTITION,
  );
  return row && (itemOfText(row.body as string) as unknown as StoredWrappingKey);
}

/**
 * The root key of a host: made of a passphrase if one is given, otherwise the one in its file, which is made at the
 * first start. Throws `StartError` for one that does not open the keys that are there.
 */
export async function openRoot({ folder, passphrase }: Options, service: TableService): Promise<RootKey> {
  if (folder === undefined) return memoryRoot();
  const newest = newestWrapping(service);
  const isNew = newest === undefined;
  if (passphrase === undefined && existsSync(join(folder, PASSPHRASE_FILE)))
    throw new StartError(
      `Expected the passphrase of the keys in ${folder}, received none: give it with --passphrase-file FILE or in KINBRIDGE_PASSPHRASE.`,
    );
  if (passphrase !== undefined && existsSync(join(folder, ROOT_FILE)))
    throw new StartError(
      `Expected no passphrase, received one: the root key lies in ${join(folder, ROOT_FILE)}. Start without it.`,
    );
  const key =
    passphrase === undefined ? keyInFile(folder, isNew) : keyOfPassphrase(folder, passphrase, isNew);
  const root = rootKeyOf(key);
  if (newest)
    await root.unwrap(newest.wrapped, wrappingContext(newest.version)).catch((cause: unknown) => {
      throw new StartError(
        passphrase === undefined
          ? `Expected ${join(folder, ROOT_FILE)} to hold the root key of this data folder, received another: put the first one back from a backup of the keys.`
          : `Expected the passphrase of the keys in ${folder}, received another one.`,
        { cause },
      );
    });
  return root;
}
