import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { type HttpAnswer, type HttpRequest, json } from '../http/message.ts';
import { problem } from '../http/problem.ts';
import type { Snapshot } from './snapshot.ts';

/** Beside the lock: where the running host answers commands of whoever owns the folder. */
const DOOR_FILE = 'host.door';
export const DOOR_PATH = '/host/snapshot';
export const DOOR_HEADER = 'x-kinbridge-folder';

const DoorSchema = z.object({ url: z.string(), secret: z.string() });
export type Door = z.infer<typeof DoorSchema>;

/** Where the host of a folder answers; undefined if none says so. */
export function doorOf(dataDir: string): Door | undefined {
  try {
    return DoorSchema.parse(JSON.parse(readFileSync(join(dataDir, DOOR_FILE), 'utf8')));
  } catch {
    return undefined;
  }
}

interface Options {
  readonly dataDir: string;
  readonly url: string;
  snapshot(): Promise<Snapshot>;
}

/** Takes a snapshot for whoever knows the secret of the folder, which is new at each start and readable by its owner. */
export function openDoor({ dataDir, url, snapshot }: Options) {
  const secret = randomBytes(32).toString('base64url');
  const file = join(dataDir, DOOR_FILE);
  writeFileSync(`${file}.new`, JSON.stringify({ url, secret } satisfies Door), { mode: 0o600 });
  renameSync(`${file}.new`, file);
  return {
    async answer({ method, target, headers }: HttpRequest): Promise<HttpAnswer | undefined> {
      if (target !== DOOR_PATH) return undefined;
      if (!isSame(headers[DOOR_HEADER] ?? '', secret))
        return problem('NoSuchPath', 'Nothing is served at this path.');
      if (method !== 'POST')
        return problem('NoSuchMethod', `Expected POST, received ${method}.`, { allow: 'POST' });
      return json(200, await snapshot());
    },
    close: () => rmSync(file, { force: true }),
  };
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
const isSame = (given: string, secret: string): boolean => timingSafeEqual(digest(given), digest(secret));
