import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Where tools from PyPI are, each set of pins in a folder of its own. */
export const FOLDER = fileURLToPath(new URL('../../.emulator', import.meta.url));

/** Installs the pinned packages of a requirements file and nothing else; again only when the pins change. */
export function installed(requirements: URL): string {
  const pins = createHash('sha256').update(readFileSync(requirements)).digest('hex').slice(0, 12);
  const folder = join(FOLDER, pins);
  if (existsSync(join(folder, 'installed'))) return join(folder, 'bin');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(FOLDER, { recursive: true });
  execFileSync('python3', ['-m', 'venv', folder], { stdio: 'inherit' });
  const pip = join(folder, 'bin', 'pip');
  const file = fileURLToPath(requirements);
  execFileSync(pip, ['install', '--quiet', '--no-deps', '-r', file], { stdio: 'inherit' });
  mkdirSync(join(folder, 'installed'));
  return join(folder, 'bin');
}
