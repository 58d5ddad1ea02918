import { existsSync, realpathSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { openDataFolder } from '../data-folder.ts';
import { StartError } from '../start-error.ts';

export interface ServedFolder {
  /** Where the service keeps its files; undefined keeps them in memory. */
  readonly directory: string | undefined;
  /** Whether a host keeps its own data there. */
  readonly ofHost: boolean;
  close(): void;
}

const isOfHost = (folder: string): boolean => existsSync(join(folder, 'host.lock'));

/**
 * The folder that a stand-alone command serves. A host's own folder (or `service` in it) holds personal data: it is
 * served to whoever knows a secret alone, and not while the host runs.
 */
export function folderToServe(
  data: string | undefined,
  service: 'dynamodb' | 'engine',
  secretFile: string | undefined,
): ServedFolder {
  if (data === undefined) return { directory: undefined, ofHost: false, close() {} };
  // By its real path: a link to a host's folder is that folder.
  const path = existsSync(data) ? realpathSync(data) : resolve(data);
  const host = [path, dirname(path)].find(isOfHost);
  if (host === undefined) return { directory: path, ofHost: false, close() {} };
  if (secretFile === undefined)
    throw new StartError(
      `The folder ${path} is the data of a host, with personal data in it: name a file for the secret with --secret-file F.`,
    );
  const folder = openDataFolder(host);
  const directory = host === path ? folder.folder(service) : path;
  return { directory, ofHost: true, close: () => folder.close() };
}
