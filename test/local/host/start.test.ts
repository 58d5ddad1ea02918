import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openDataFolder } from '../../../local/data-folder.ts';

const MAIN = fileURLToPath(new URL('../../../local/main.ts', import.meta.url));

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kinbridge-start-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

interface Ended {
  code: number | null;
  out: string;
  err: string;
}

function start(args: string[], environment: Record<string, string> = {}): Promise<Ended> {
  const env = { ...process.env, ...environment };
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [MAIN, ...args], { env }, (_error, out, err) => {
      resolve({ code: child.exitCode, out, err });
    });
  });
}

const oneSentence = ({ code, out, err }: Ended): string => {
  expect({ code, out, lines: err.trim().split('\n').length }).toEqual({ code: 1, out: '', lines: 1 });
  expect(err).not.toMatch(/^\s+at /m);
  return err.trim();
};

describe('a start that cannot succeed ends with one sentence and the fix', () => {
  test('with a port that is in use', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as { port: number };
    const ended = await start(['--data', folder, '--port', String(port)]);
    other.close();
    expect(oneSentence(ended)).toBe(
      `Port ${port} on 127.0.0.1 is in use by another program: stop what uses it, or choose another one with --port N (0 takes a free one).`,
    );
  });

  test('with a folder that cannot be written', async () => {
    writeFileSync(join(folder, 'file'), '');
    const ended = await start(['--data', join(folder, 'file', 'data'), '--port', '0']);
    expect(oneSentence(ended)).toMatch(
      /^The data folder .*data cannot be written \(ENOTDIR\): choose another one with --data DIR/,
    );
  });

  test('with a folder of before the embedded table', async () => {
    mkdirSync(join(folder, 'dynamodb'));
    writeFileSync(join(folder, 'dynamodb', 'shared-local-instance.db'), '');
    const ended = await start(['--data', folder, '--port', '0']);
    expect(oneSentence(ended)).toContain(`run npm run migrate -- --data ${folder} once`);
  });

  test('with a folder that another instance uses', async () => {
    const data = openDataFolder(folder);
    const ended = await start(['--data', folder, '--port', '0']);
    data.close();
    expect(oneSentence(ended)).toBe(
      `The data folder ${folder} is in use by another running instance (process ${process.pid}): stop that one, or choose another folder with --data DIR.`,
    );
  });

  test('with a clock that is behind what was stored last, unless somebody says that it is right', async () => {
    mkdirSync(join(folder, 'engine'));
    const file = join(folder, 'engine', 'executions.sqlite');
    const journal = new DatabaseSync(file);
    journal.exec('CREATE TABLE clock (one INTEGER PRIMARY KEY, time INTEGER)');
    const writtenAt = (time: number) => journal.exec(`INSERT OR REPLACE INTO clock VALUES (1, ${time})`);
    const sentence = async (...more: string[]) =>
      oneSentence(await start(['--data', folder, '--port', '0', ...more]));
    writtenAt(Date.now() + 2 * 86_400_000);
    expect(await sentence()).toMatch(
      /^The clock of this machine says .* UTC, but .* was last written at .* UTC: set the clock right/,
    );
    // Where it goes on, it finds that there is no table beside this journal.
    expect(await sentence('--clock-is-right')).toContain('table');
    writtenAt(Date.now());
    journal.close();
    expect(await sentence()).toContain('table');
  });

  test.each([
    [['--port', 'abc'], '--port expects a number from 0 to 65535, received abc'],
    [['--webhooks-to', 'http://10.0.0.5:9000/hook'], '--webhooks-to expects an origin'],
    [['--prot', '1'], "Unknown option '--prot'"],
  ])('with the arguments %j', async (args, words) => {
    const sentence = oneSentence(await start(args));
    expect(sentence).toContain(words);
    expect(sentence).toContain('Usage: npm start');
  });
});

test('npm start says where it is, serves, and stops on Ctrl-C', async () => {
  const env = { ...process.env };
  const child = spawn(process.execPath, [MAIN, '--data', folder, '--port', '0'], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let out = '';
  child.stdout.on('data', (part: Buffer) => (out += String(part)));
  while (!out.includes('Ctrl-C')) await once(child.stdout, 'data');
  const url = /Kinbridge is at (http:\/\/127\.0\.0\.1:\d+)/.exec(out)?.[1];
  expect((await fetch(`${url}/cases`)).status).toBe(401);
  child.kill('SIGINT');
  const [code] = await once(child, 'exit');
  expect(code).toBe(0);
  expect(existsSync(join(folder, 'dynamodb', 'table.sqlite'))).toBe(true);
  expect(JSON.parse(readFileSync(join(folder, 'streams', 'RelayWorkflow.json'), 'utf8'))).toEqual({
    place: null,
    complete: true,
  });
});
