import { randomBytes } from 'node:crypto';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { StartError } from '../start-error.ts';

/** The one pair of credentials that a server takes. */
export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

const EXPECTED =
  'expected {"accessKeyId": "…", "secretAccessKey": "…"}, or the id and the secret on a line each';

/** Reads the credentials out of a file that only its owner may read; makes the file when there is none. */
export function openSecretFile(path: string): Credentials {
  try {
    writeFileSync(path, `${JSON.stringify(newCredentials())}\n`, { mode: 0o600, flag: 'wx' });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'EEXIST')
      throw new StartError(`The secret file ${path} cannot be made (${code}): choose another place.`, {
        cause: error,
      });
  }
  if ((statSync(path).mode & 0o077) !== 0)
    throw new StartError(`The secret file ${path} may be read by others: chmod 600 it.`);
  return credentialsIn(readFileSync(path, 'utf8'), path);
}

const newCredentials = (): Credentials => ({
  accessKeyId: `AKIA${randomBytes(8).toString('hex').toUpperCase()}`,
  secretAccessKey: randomBytes(30).toString('base64'),
});

function credentialsIn(text: string, path: string): Credentials {
  const found = text.trimStart().startsWith('{') ? ofJson(text) : ofLines(text);
  if (!found) throw new StartError(`The secret file ${path} holds no credentials: ${EXPECTED}.`);
  return found;
}

function ofJson(text: string): Credentials | undefined {
  try {
    const { accessKeyId, secretAccessKey } = JSON.parse(text) as Record<string, unknown>;
    return ofParts(accessKeyId, secretAccessKey);
  } catch {
    return undefined;
  }
}

function ofLines(text: string): Credentials | undefined {
  const [id, secret, ...more] = text.trim().split(/\r?\n/);
  return more.length > 0 ? undefined : ofParts(id?.trim(), secret?.trim());
}

function ofParts(accessKeyId: unknown, secretAccessKey: unknown): Credentials | undefined {
  if (typeof accessKeyId !== 'string' || !/^\w{3,128}$/.test(accessKeyId)) return undefined;
  if (typeof secretAccessKey !== 'string' || secretAccessKey.length < 16) return undefined;
  return { accessKeyId, secretAccessKey };
}
