import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { extname, join, sep } from 'node:path';
import {
  CONSOLE_ASSETS_PATH,
  CONSOLE_PATH,
  CONSOLE_SETTINGS_PATH,
  type ConsoleSettings,
  consolePolicy,
  IMMUTABLE,
} from '../../contracts/console.ts';
import { AUDIENCE } from '../identity/issuer.ts';
import { type HttpAnswer, type HttpRequest, json } from './message.ts';
import { problem } from './problem.ts';
import { waitingPage } from './waiting-page.ts';
import type { Missing } from './waiting-texts.ts';

export interface ConsoleFiles {
  /** The console's file or page at a path; undefined for a path that is not the console's. */
  answer(path: string, request: HttpRequest): HttpAnswer | undefined;
  /** Says that the console is being built, and how that ended: meanwhile a page waits in its place. */
  building(built: Promise<void>): void;
}

interface File {
  readonly type: string;
  readonly etag: string;
  readonly cache: string;
  /** By content coding; '' as it is. */
  readonly bodies: ReadonlyMap<string, Buffer>;
}

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.map': 'application/json',
};
/** The licences of what the console brings along; no other text is a file of it. */
const LICENCE = '.licence.txt';
const typeOf = (name: string): string | undefined =>
  name.endsWith(LICENCE) ? 'text/plain; charset=utf-8' : TYPES[extname(name)];
const CODINGS = [
  ['br', '.br'],
  ['gzip', '.gz'],
] as const;

/** Serves the built console from memory; each of its URLs that is not a file gets its page. */
export function openConsoleFiles(folder: string, url: string, development = true): ConsoleFiles {
  let files = new Map<string, File>();
  let stamp = '';
  let missing: Missing = 'not-built';
  const settings: ConsoleSettings = { authority: url, clientId: AUDIENCE, development };
  const { host } = new URL(url);

  /** Takes a build that was made since; while one is being written, those of before stay. */
  function look(): void {
    const now = stampOf(folder);
    if (now === undefined || now === stamp) return;
    files = readFiles(folder);
    stamp = now;
  }

  return {
    building(built) {
      missing = 'building';
      built.then(
        () => (missing = 'not-built'),
        () => (missing = 'failed'),
      );
    },
    answer(path, request) {
      const { method, headers, target } = request;
      const isOurs = path === '/' || `${path}/` === CONSOLE_PATH || path.startsWith(CONSOLE_PATH);
      if (!isOurs) return undefined;
      if (method !== 'GET' && method !== 'HEAD')
        return problem('NoSuchMethod', `Expected GET, received ${method}.`, { allow: 'GET, HEAD' });
      // Sign-in returns to a single origin, so that `localhost` and `127.0.0.1` do not become two consoles.
      if (headers.host !== host) return redirect(url + target);
      if (!path.startsWith(CONSOLE_PATH)) return redirect(CONSOLE_PATH);
      if (path === CONSOLE_SETTINGS_PATH) return json(200, settings);
      if (missing !== 'building') look();
      const page = missing === 'building' ? undefined : files.get(`${CONSOLE_PATH}index.html`);
      const isAsset = path.startsWith(CONSOLE_ASSETS_PATH);
      if (!page)
        return isAsset ? problem('NotReady', 'The console is not built.') : waitingPage(missing, request);
      const file = files.get(path) ?? (isAsset ? undefined : page);
      return file ? fileAnswer(file, headers) : problem('NoSuchPath', 'There is no such file.');
    },
  };
}

const modified = (file: string): number => statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;

/** Differs from build to build, and while what a page loads is still being written; undefined without a page. */
function stampOf(folder: string): string | undefined {
  const page = modified(join(folder, 'index.html'));
  return page === 0 ? undefined : `${page} ${modified(join(folder, 'assets'))}`;
}

const redirect = (location: string): HttpAnswer => ({ status: 302, headers: { location }, body: '' });

function readFiles(folder: string): Map<string, File> {
  if (!existsSync(folder)) return new Map();
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (name) => typeOf(name) !== undefined,
  );
  return new Map(
    names.map((name) => {
      const path = CONSOLE_PATH + name.split(sep).join('/');
      return [path, readFile(join(folder, name), path)];
    }),
  );
}

function readFile(file: string, path: string): File {
  const body = readFileSync(file);
  const coded = CODINGS.filter(([, suffix]) => existsSync(file + suffix)).map(
    ([coding, suffix]) => [coding, readFileSync(file + suffix)] as const,
  );
  return {
    type: typeOf(file)!,
    etag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`,
    cache: path.startsWith(CONSOLE_ASSETS_PATH) ? IMMUTABLE : 'no-cache',
    bodies: new Map<string, Buffer>([['', body], ...coded]),
  };
}

function fileAnswer({ type, etag, cache, bodies }: File, given: HttpRequest['headers']): HttpAnswer {
  const headers = {
    etag,
    vary: 'accept-encoding',
    'cache-control': cache,
    'content-type': type,
    'content-security-policy': consolePolicy([], "'self'"),
    'cross-origin-opener-policy': 'same-origin',
  };
  if (given['if-none-match'] === etag) return { status: 304, headers, body: '' };
  const accepted = (given['accept-encoding'] ?? '').split(',').map((each) => each.split(';')[0]!.trim());
  const coding = CODINGS.map(([name]) => name).find((name) => accepted.includes(name) && bodies.has(name));
  if (coding === undefined) return { status: 200, headers, body: bodies.get('')! };
  return { status: 200, headers: { ...headers, 'content-encoding': coding }, body: bodies.get(coding)! };
}
