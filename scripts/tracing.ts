import { parseArgs } from 'node:util';
import { OtherIndexError } from '../local/tracing/embedded-index.ts';
import { indexRegistry, NoIndexError } from './tracing/index-registry.ts';
import { matchRequests } from './tracing/match-requests.ts';
import { comparePairs, rankNames } from './tracing/names.ts';
import { ColumnsError } from './tracing/read-pairs.ts';

const USAGE = `usage:
  tracing index --registry persons.ndjson --data DIR
  tracing match --requests requests.ndjson --data DIR [--top 100]
  tracing rank-names --queries FILE --names FILE [--top 10]
  tracing compare-names --pairs FILE.csv
`;
/** Exit codes: 0 done, 2 wrong use (or a file that is missing or of another version), 3 done but some lines were skipped. */
const WRONG_USE = 2;
const SOME_SKIPPED = 3;

class UsageError extends Error {
  override readonly name = 'UsageError';
}

const FILES = ['registry', 'requests', 'data', 'queries', 'names', 'pairs'] as const;
const NEEDED: Readonly<Record<string, readonly (typeof FILES)[number][]>> = {
  index: ['registry', 'data'],
  match: ['requests', 'data'],
  'rank-names': ['queries', 'names'],
  'compare-names': ['pairs'],
};

function readArguments(args: readonly string[]) {
  const string = { type: 'string' } as const;
  const options = {
    registry: string,
    requests: string,
    data: string,
    queries: string,
    names: string,
    pairs: string,
    top: string,
  };
  const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
  const command = positionals[0] ?? '';
  const needed = NEEDED[command];
  if (needed === undefined || positionals.length > 1)
    throw new UsageError(`expected a command, received "${positionals.join(' ')}"`);
  const missing = needed.filter((option) => values[option] === undefined);
  if (missing.length > 0)
    throw new UsageError(`${command}: expected ${missing.map((option) => `--${option}`).join(', ')}`);
  const top = values.top === undefined ? undefined : Number(values.top);
  if (top !== undefined && !(Number.isInteger(top) && top > 0))
    throw new UsageError(`--top: expected a whole number above 0, received "${values.top}"`);
  const file = (option: (typeof FILES)[number]): string => values[option] ?? '';
  return { command, top, file };
}

async function run(args: readonly string[]): Promise<number> {
  const { command, top, file } = readArguments(args);
  const bad = { count: 0 };
  const print = (line: string): void => {
    process.stdout.write(`${line}\n`);
  };
  if (command === 'index') {
    const count = await indexRegistry(file('registry'), file('data'), bad);
    process.stderr.write(`${count} persons indexed\n`);
  } else if (command === 'match') await matchRequests(file('requests'), file('data'), top ?? 100, bad, print);
  else if (command === 'rank-names') await rankNames(file('queries'), file('names'), top ?? 10, print);
  else comparePairs(file('pairs'), bad, (text) => process.stdout.write(text));
  return bad.count > 0 ? SOME_SKIPPED : 0;
}

/** Files and folders that are missing or of another kind, and an index that cannot be read: said in one line. */
const FILE_ERRORS = new Set(['ENOENT', 'ENOTDIR', 'EISDIR', 'EEXIST', 'EACCES', 'EPERM', 'EROFS']);

function plainReason(error: unknown): string | undefined {
  if (error instanceof OtherIndexError || error instanceof NoIndexError || error instanceof ColumnsError)
    return error.message;
  if (!(error instanceof Error) || !('code' in error)) return undefined;
  if (FILE_ERRORS.has(String(error.code))) return error.message;
  return error.code === 'ERR_SQLITE_ERROR'
    ? `--data: expected an index that can be read, received: ${error.message}: remove the file and index the registry again`
    : undefined;
}

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  const wrongUse =
    error instanceof UsageError ||
    (error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS'));
  const reason = wrongUse ? (error as Error).message : plainReason(error);
  if (reason === undefined) throw error;
  process.stderr.write(`${reason}\n${wrongUse ? USAGE : ''}`);
  process.exitCode = WRONG_USE;
}
