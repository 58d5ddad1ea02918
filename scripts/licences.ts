import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** SPDX licences that Kinbridge may be built with and given on under. */
const ALLOWED: ReadonlySet<string> = new Set([
  ...['0BSD', 'Apache-2.0', 'BlueOak-1.0.0', 'BSD-2-Clause', 'BSD-3-Clause', 'ISC', 'MIT', 'MIT-0'],
]);

interface Locked {
  version?: string;
  license?: string;
  link?: boolean;
}
export type LockedPackages = Record<string, Locked>;

/** Packages under another licence, by name, with that licence and the reason (told in docs/dependencies.md). */
export const EXCEPTIONS: Record<string, { licence: string; reason: string }> = {
  elkjs: {
    licence: 'EPL-2.0 OR GPL-3.0-or-later',
    reason: 'used unchanged, as a file of its own; EPL-2.0 asks for its own source alone',
  },
  ...Object.fromEntries(
    ['@fontsource/noto-sans', '@fontsource/noto-sans-ethiopic'].map((name) => [
      name,
      { licence: 'OFL-1.1', reason: 'fonts, given on unchanged with their licence beside them' },
    ]),
  ),
  'axe-core': { licence: 'MPL-2.0', reason: 'in browser tests alone; nothing of it is given on' },
  lightningcss: { licence: 'MPL-2.0', reason: 'builds the console’s styles; nothing of it is given on' },
};

const bare = (expression: string): string => expression.trim().replace(/^\((.*)\)$/, '$1');

/** Whether one of the licences to choose from, or all that hold together, are allowed. */
export function isAllowed(expression: string): boolean {
  const text = bare(expression);
  if (/[()]/.test(text)) return false;
  return text.split(' OR ').some((choice) => choice.split(' AND ').every((one) => ALLOWED.has(one.trim())));
}

/** The builds of a package for one platform each, under the name of the package. */
const PLATFORM = /-(?:android|darwin|freebsd|linux|win32)-.*$/;

const nameOf = (path: string): string =>
  path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);

/** A line for each package whose licence is unknown or not allowed, and for each exception that nothing needs. */
export function licenceFaults(packages: LockedPackages): string[] {
  const used = new Set<string>();
  const faults = Object.entries(packages).flatMap(([path, { version, license, link }]) => {
    if (path === '' || link) return [];
    const name = nameOf(path);
    const family = name.replace(PLATFORM, '');
    if (license !== undefined && isAllowed(license)) return [];
    if (license !== undefined && EXCEPTIONS[family]?.licence === license) {
      used.add(family);
      return [];
    }
    return `${name}@${version ?? '?'}: licence ${license ?? 'unknown'}; allowed: ${[...ALLOWED].join(', ')}`;
  });
  const idle = Object.keys(EXCEPTIONS).filter((name) => !used.has(name));
  return [...faults, ...idle.map((name) => `${name}: an exception that no installed package needs`)];
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as { packages: LockedPackages };
  const faults = licenceFaults(lock.packages);
  for (const fault of faults) console.error(fault);
  if (faults.length === 0)
    console.log(`licences: ${Object.keys(lock.packages).length - 1} packages, all allowed`);
  process.exitCode = faults.length === 0 ? 0 : 1;
}
