import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DynamoDBClient, ListTablesCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { DynamoDBStreamsClient, ListStreamsCommand } from '@aws-sdk/client-dynamodb-streams';
import { ListStateMachinesCommand, SFNClient } from '@aws-sdk/client-sfn';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDataFolder } from '../../../local/data-folder.ts';
import { TableService } from '../../../local/dynamodb/service.ts';
import { requestFor } from '../../../local/dynamodb/table-requests.ts';
import { serveTable } from '../../../local/dynamodb/wire-server.ts';
import { serve } from '../../../local/stepfunctions/server.ts';
import type { Served } from '../../../local/wire/loopback.ts';
import { openSecretFile } from '../../../local/wire/secret-file.ts';
import { folderToServe } from '../../../local/wire/served-folder.ts';
import { refusalOf } from '../../../local/wire/signature.ts';
import { openWorkbench, type Workbench } from '../stepfunctions/workbench.ts';

const folder = mkdtempSync(join(tmpdir(), 'kinbridge-signed-'));
const secret = join(folder, 'secret');
let credentials: ReturnType<typeof openSecretFile>;
let service: TableService;
let bench: Workbench;
let table: Served;
let engine: Served;
beforeAll(async () => {
  credentials = openSecretFile(secret);
  service = new TableService({ directory: undefined, now: Date.now });
  await service.database.write(() => service.create(requestFor('cases')));
  bench = await openWorkbench({});
  table = await serveTable(service, { port: 0, credentials });
  engine = await serve(bench.engine, { port: 0, credentials });
});
afterAll(async () => {
  await table.close();
  await engine.close();
  await bench.close();
  service.close();
  rmSync(folder, { recursive: true });
});

const calls = (at: { table: Served; engine: Served }, given: typeof credentials, skew = 0) => {
  const config = {
    ...{ region: 'eu-central-1', credentials: { ...given }, maxAttempts: 1, systemClockOffset: skew },
  };
  const items = new DynamoDBClient({ ...config, endpoint: at.table.url });
  const streams = new DynamoDBStreamsClient({ ...config, endpoint: at.table.url });
  const workflows = new SFNClient({ ...config, endpoint: at.engine.url });
  return [
    () => items.send(new ListTablesCommand({})),
    () => streams.send(new ListStreamsCommand({})),
    () => workflows.send(new ListStateMachinesCommand({})),
  ];
};
const namesOf = (made: ReturnType<typeof calls>) =>
  Promise.all(
    made.map((call) =>
      call().then(
        () => 'answered',
        (error: Error) => error.name,
      ),
    ),
  );
const all = (name: string) => [name, name, name];

describe('servers that know one secret', () => {
  it('answer the clients that sign with it', async () => {
    expect(await namesOf(calls({ table, engine }, credentials))).toEqual(all('answered'));
  });

  it('sign what is longer than a line, in any script', async () => {
    const client = new DynamoDBClient({
      region: 'eu-central-1',
      credentials: { ...credentials },
      endpoint: table.url,
    });
    const Item = { pk: { S: 'عائلة' }, sk: { S: '日本' }, text: { S: 'é'.repeat(100_000) } };
    await client.send(new PutItemCommand({ TableName: 'cases', Item }));
    expect(service.items.writes).toBe(1);
  });

  it('refuse another secret, another id and another time, by the names of AWS', async () => {
    const at = { table, engine };
    const wrong = { ...credentials, secretAccessKey: 'x'.repeat(40) };
    expect(await namesOf(calls(at, wrong))).toEqual(all('InvalidSignatureException'));
    const stranger = { ...credentials, accessKeyId: 'AKIASTRANGER' };
    expect(await namesOf(calls(at, stranger))).toEqual(all('UnrecognizedClientException'));
    for (const skew of [-6, 6])
      expect(await namesOf(calls(at, credentials, skew * 60_000))).toEqual(all('InvalidSignatureException'));
    expect(await namesOf(calls(at, credentials, 4 * 60_000))).toEqual(all('answered'));
  });
});

describe('a body that nobody signed for', () => {
  it.each(['table', 'engine'] as const)('is not waited for by the %s', async (name) => {
    const { url } = { table, engine }[name];
    // An answer to the beginning of a body shows that the rest is not asked for.
    const status = await new Promise<number | undefined>((resolve, reject) => {
      const sent = request(url, { method: 'POST', headers: { 'content-length': 1_000_000 } }, (response) => {
        resolve(response.statusCode);
        sent.destroy();
      });
      sent.on('error', reject);
      sent.setHeader(
        'x-amz-target',
        name === 'table' ? 'DynamoDB_20120810.ListTables' : 'AWSStepFunctions.ListStateMachines',
      );
      sent.write('{');
    });
    expect(status).toBe(400);
  });
});

describe('servers without a secret', () => {
  it('answer any credentials, and a checksum that the SDK checks', async () => {
    const open = {
      table: await serveTable(service, { port: 0 }),
      engine: await serve(bench.engine, { port: 0 }),
    };
    const any = { accessKeyId: 'any', secretAccessKey: 'one' };
    expect(await namesOf(calls(open, any))).toEqual(all('answered'));
    const answer = await raw(open.table, { 'x-amz-target': 'DynamoDB_20120810.ListTables' });
    expect(answer.headers['x-amz-crc32']).toMatch(/^\d+$/);
    expect(answer.headers['x-amzn-requestid']).toBeTruthy();
    await open.table.close();
    await open.engine.close();
  });
});

interface RawAnswer {
  status: number | undefined;
  headers: Record<string, unknown>;
  text: string;
}
const raw = (
  { url }: Served,
  headers: Record<string, string>,
  body: string | Buffer = '{}',
): Promise<RawAnswer> =>
  new Promise((resolve, reject) => {
    const sent = request(url, { method: 'POST', headers }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () =>
        resolve({
          status: response.statusCode,
          headers: response.headers,
          text: Buffer.concat(parts).toString(),
        }),
      );
    });
    sent.on('error', reject);
    sent.end(body);
  });

describe('requests of web pages', () => {
  it.each([
    [{ origin: 'https://evil.example' }],
    [{ host: 'rebound.example' }],
    [{ host: '127.0.0.1.evil.example:80' }],
  ])('are refused: %o', async (headers) => {
    for (const server of [table, engine]) {
      const answer = await raw(server, { 'x-amz-target': 'DynamoDB_20120810.ListTables', ...headers });
      expect(answer).toMatchObject({ status: 400, text: expect.stringContaining('AccessDeniedException') });
    }
  });

  it('and requests that nobody signed', async () => {
    for (const target of ['DynamoDB_20120810.ListTables', 'AWSStepFunctions.ListStateMachines'])
      expect((await raw(target.startsWith('D') ? table : engine, { 'x-amz-target': target })).text).toContain(
        'MissingAuthenticationTokenException',
      );
  });
});

describe('a signature', () => {
  const signed = async () => {
    const seen: { headers: Record<string, string>; body: Buffer }[] = [];
    const client = new DynamoDBClient({
      region: 'eu-central-1',
      credentials: { ...credentials },
      endpoint: 'http://127.0.0.1:1',
    });
    client.config.requestHandler.handle = (async (made: {
      headers: Record<string, string>;
      body: string;
    }) => {
      seen.push({ headers: made.headers, body: Buffer.from(made.body) });
      return { response: { statusCode: 200, headers: {}, body: Buffer.from('{}') } };
    }) as never;
    await client.send(new ListTablesCommand({ Limit: 3 }));
    const headers = Object.entries(seen[0]!.headers).map(([name, value]) => [name.toLowerCase(), value]);
    return { ...seen[0]!, headers: Object.fromEntries(headers), service: 'dynamodb' as const };
  };
  const refusal = async (change: (request: Awaited<ReturnType<typeof signed>>) => void) => {
    const made = await signed();
    change(made);
    return (await refusalOf(made, credentials, Date.now()))?.name;
  };

  it('covers the body, the target and the service', async () => {
    expect(await refusal(() => {})).toBeUndefined();
    const changes: Parameters<typeof refusal>[0][] = [
      (made) => Object.assign(made, { body: Buffer.from('{"Limit":4}') }),
      (made) => Object.assign(made.headers, { 'x-amz-target': 'DynamoDB_20120810.DeleteTable' }),
      (made) => Object.assign(made.headers, { host: '127.0.0.1:2' }),
      (made) => Object.assign(made.headers, { 'x-amz-more': 'not signed' }),
      (made) => Object.assign(made.headers, { 'x-amz-content-sha256': 'UNSIGNED-PAYLOAD' }),
      (made) => Object.assign(made, { service: 'states' }),
    ];
    for (const change of changes) expect(await refusal(change)).toBe('InvalidSignatureException');
  });
});

describe('the secret file', () => {
  it('is made for its owner alone, and read again', () => {
    expect(statSync(secret).mode & 0o777).toBe(0o600);
    expect(openSecretFile(secret)).toEqual(credentials);
    expect(JSON.parse(readFileSync(secret, 'utf8'))).toEqual(credentials);
  });

  it('may be two lines, and is refused when others can read it or nothing is in it', () => {
    const path = join(folder, 'lines');
    writeFileSync(path, 'AKIALINES\na secret of some length\n', { mode: 0o600 });
    expect(openSecretFile(path)).toEqual({
      ...{ accessKeyId: 'AKIALINES', secretAccessKey: 'a secret of some length' },
    });
    chmodSync(path, 0o640);
    expect(() => openSecretFile(path)).toThrow(/may be read by others/);
    chmodSync(path, 0o600);
    writeFileSync(path, 'AKIALINES\n');
    expect(() => openSecretFile(path)).toThrow(/holds no credentials/);
  });
});

describe('the folder of a host', () => {
  it('is served with a secret alone, and not while the host runs', () => {
    const data = join(folder, 'host');
    const host = openDataFolder(data);
    host.folder('dynamodb');
    expect(() => folderToServe(data, 'dynamodb', undefined)).toThrow(/--secret-file/);
    expect(() => folderToServe(join(data, 'dynamodb'), 'dynamodb', undefined)).toThrow(/--secret-file/);
    expect(() => folderToServe(data, 'dynamodb', secret)).toThrow(/in use by another/);
    host.close();
    const served = folderToServe(data, 'dynamodb', secret);
    expect(served).toMatchObject({ directory: join(data, 'dynamodb'), ofHost: true });
    expect(() => openDataFolder(data)).toThrow(/in use by another/);
    served.close();
  });
});
