import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { auditTableOf } from '../contracts/audit-table.ts';
import { setClientSeam } from '../contracts/client-seam.ts';
import { registerKey } from '../contracts/register.ts';
import { caseKey } from '../contracts/table.ts';
import { leadsTo } from '../domain/audit/anchor.ts';
import { hashText } from '../domain/audit/chain.ts';
import { registered } from '../lambdas/adapters/register-store.ts';
import { newestAnchor, proofIn, readAnchor } from '../lambdas/services/anchor-archive.ts';
import { anchorNow } from '../lambdas/services/anchoring.ts';
import { theTable } from '../lambdas/services/the-store.ts';
import { openArchive } from '../local/archive/archive.ts';
import { answerDocumentClient } from '../local/dynamodb/document-client.ts';
import { OPERATIONS, run } from '../local/dynamodb/operations.ts';
import { openEmbeddedTable } from '../local/dynamodb/table.ts';
import { openKeyService, seamOfKeys } from '../local/keys/key-service.ts';
import { memoryRoot } from '../local/keys/root-key.ts';
import { answeringSecrets } from '../local/secrets.ts';

/** What anchoring so many owners costs on one machine, with a table and an archive on its disk. */
export interface AnchoringRow {
  readonly owners: number;
  /** All of them for the first time; and again, when a thousandth of them has grown. */
  readonly firstSeconds: number;
  readonly nextSeconds: number;
  /** The most memory that the process had, of which so much before the first anchor. */
  readonly peakMb: number;
  readonly beforeMb: number;
  readonly calls: number;
  readonly proofMilliseconds: number;
  readonly load: number;
}

const NAME = 'kinbridge';
const BATCH = 25;
const ownerNumber = (number: number): string => `case-${String(number).padStart(20, '0')}`;
const head = (number: number, seq: number) => ({
  ...{ pk: caseKey(ownerNumber(number)), sk: 'case', audit: { seq, hash: hashText(`${number} ${seq}`) } },
});

const opened = (folder: string) =>
  openEmbeddedTable({ directory: join(folder, 'table'), name: NAME, now: Date.now });
type Opened = Awaited<ReturnType<typeof opened>>;

async function put({ service }: Opened, items: readonly object[]): Promise<void> {
  for (let from = 0; from < items.length; from += BATCH) {
    const requests = items.slice(from, from + BATCH).map((Item) => ({ PutRequest: { Item } }));
    await run(service, OPERATIONS, 'BatchWriteItem', { RequestItems: { [NAME]: requests } });
  }
}

/** In a process of its own, so that its memory is not counted. */
async function fill(folder: string, owners: number): Promise<void> {
  const table = await opened(folder);
  for (let from = 0; from < owners; from += 5000) {
    const items = Array.from({ length: Math.min(5000, owners - from) }, (_, at) => {
      const owner = ownerNumber(from + at);
      return [head(from + at, 1), { ...registerKey(owner), owner, anchors: [], seq: 0, hash: '' }];
    });
    await put(table, items.flat());
  }
  table.service.close();
}

const inTenths = (value: number): number => Math.round(value * 10) / 10;
const peakMb = (): number => Math.round(process.resourceUsage().maxRSS / 1024);

/** Asks until it is made, each time for as long as a call of the API works. */
async function anchored(at: string): Promise<{ seconds: number; calls: number }> {
  const started = performance.now();
  for (let calls = 1; ; calls += 1) {
    const { state, trouble } = await anchorNow(at, { at, forMs: 5_000, alone: 'PT40S' });
    if (trouble) throw new Error(`Expected an anchor, was stopped by ${trouble.because}.`);
    if (state === 'made') return { seconds: (performance.now() - started) / 1000, calls };
  }
}

async function measure(folder: string, owners: number): Promise<AnchoringRow> {
  const table = await opened(folder);
  Object.assign(process.env, {
    ...{ TABLE_NAME: NAME, AUDIT_TABLE_NAME: auditTableOf(NAME), KEYS_TABLE_NAME: 'keys' },
    ...{ WORKFLOW_ARN: 'arn:{workflow}', MAIL_FROM: 'office@example.org' },
    ...{ PUBLIC_URL: 'https://cases.example.org', ID_SECRET: 'id-key', AWS_REGION: 'eu-central-1' },
    ...{ AWS_ACCESS_KEY_ID: 'local', AWS_SECRET_ACCESS_KEY: 'local', AWS_ENDPOINT_URL: 'http://127.0.0.1:9' },
  });
  setClientSeam({
    archive: openArchive(join(folder, 'archive')),
    ...seamOfKeys(await openKeyService({ folder: undefined, name: 'keys', now: Date.now }), memoryRoot()),
    dynamodb: (made) => answerDocumentClient(made, table.service),
    secrets: answeringSecrets({
      'id-key': () => JSON.stringify({ current: 'a key of the bench, and of nothing else' }),
    }),
  });
  const beforeMb = peakMb();
  const first = await anchored('2026-01-01T00:00:00Z');
  const grown = Array.from({ length: owners / 1000 }, (_, at) => head(at * 1000, 2));
  await put(table, grown);
  const next = await anchored('2026-01-02T00:00:00Z');
  const owner = ownerNumber(Math.floor(owners / 2) + 1);
  const started = performance.now();
  const known = await registered(theTable(), owner);
  const newest = await newestAnchor();
  const anchor = await readAnchor(known?.anchors[0] ?? 0);
  const proof = anchor && (await proofIn(anchor, owner, known?.places[0]));
  const proofMilliseconds = Math.round(performance.now() - started);
  if (!(proof && newest && leadsTo(proof, newest.log))) throw new Error('Expected a proof, received none.');
  table.service.close();
  return {
    ...{ owners, firstSeconds: inTenths(first.seconds), nextSeconds: inTenths(next.seconds) },
    ...{ peakMb: peakMb(), beforeMb, calls: first.calls, proofMilliseconds },
    load: inTenths(loadavg()[0] ?? 0),
  };
}

const file = import.meta.filename;

/** A row, made in processes of its own. */
export function anchoringRow(owners: number): AnchoringRow {
  const folder = mkdtempSync(join(tmpdir(), 'kinbridge-anchoring-'));
  try {
    const child = (what: string): string => {
      const { status, stdout } = spawnSync(process.execPath, [file, what, folder, String(owners)], {
        ...{ encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'], maxBuffer: 1e7 },
      });
      if (status !== 0) throw new Error(`${what} ended with ${status}.`);
      return stdout;
    };
    child('fill');
    return JSON.parse(child('measure').trim().split('\n').at(-1) ?? '') as AnchoringRow;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

if (process.argv[1] === file) {
  const [, , what, folder = '', owners = '0'] = process.argv;
  if (what === 'fill') await fill(folder, Number(owners));
  else console.log(JSON.stringify(await measure(folder, Number(owners))));
  process.exit(0);
}
