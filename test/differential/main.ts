import { spawn } from 'node:child_process';
import fc from 'fast-check';
import { TableService } from '../../local/dynamodb/service.ts';
import { serveTable } from '../../local/dynamodb/wire-server.ts';
import { startDynamoDb } from '../yardstick/dynamodb-local.ts';
import { canonical, essence, streamEssence } from './compare.ts';
import { MEANT } from './meant.ts';
import { type Operation, operationOn } from './operations.ts';
import { Peer } from './peer.ts';
import { type Table, tableNamed } from './tables.ts';

const OPERATIONS = Number(process.env.DIFFERENTIAL_OPS ?? 20_000);
const SEED = Number(process.env.DIFFERENTIAL_SEED ?? 1_836_300_962);
const ADAPTERS = process.env.DIFFERENTIAL_ADAPTERS !== '0';
const PER_TABLE = 60;
const AT_ONCE = 4;
const MAX_SHOWN = Number(process.env.DIFFERENTIAL_SHOWN ?? 12);

interface Difference {
  readonly table: Table;
  readonly what: string;
  readonly operation?: Operation;
  readonly ours: string;
  readonly locals: string;
}

const port = 20_000 + (process.pid % 20_000);
const local = await startDynamoDb({ directory: undefined, port });
const service = new TableService({ directory: undefined, now: Date.now });
const server = await serveTable(service, { port: 0 });
const ours = new Peer(server.url);
const locals = new Peer(local.url);
const differences: Difference[] = [];
const counts = new Map<string, number>();
const meantCounts = new Map<string, number>();
let compared = 0;
let answered = 0;

function count(in_: Map<string, number>, name: string): void {
  in_.set(name, (in_.get(name) ?? 0) + 1);
}

/** One table, its operations in turn, then its stream. A difference ends it: what follows would follow from it. */
async function runTable(number: number): Promise<void> {
  const seed = SEED + number;
  const [table] = fc.sample(tableNamed(`table-${number}`), { seed, numRuns: 1 }) as [Table];
  const operations = fc.sample(operationOn(table), { seed, numRuns: PER_TABLE });
  const created = [
    await ours.call('CreateTable', table.request as never),
    await locals.call('CreateTable', table.request as never),
  ];
  if (created.some(({ error }) => error)) {
    if (created[0]?.error?.name !== created[1]?.error?.name)
      differences.push({
        table,
        what: 'CreateTable',
        ours: canonical(created[0]),
        locals: canonical(created[1]),
      });
    return;
  }
  for (const operation of operations) if (!(await agree(table, operation))) return;
  const [our, their] = [
    streamEssence(await ours.records(table.name)),
    streamEssence(await locals.records(table.name)),
  ];
  if (our !== their) differences.push({ table, what: 'stream', ours: our, locals: their });
  compared++;
  count(counts, 'stream');
  for (const peer of [ours, locals]) await peer.call('DeleteTable', { TableName: table.name });
}

async function agree(table: Table, operation: Operation): Promise<boolean> {
  const [our, their] = await Promise.all([ours.run(operation), locals.run(operation)]);
  compared++;
  if (!our[0]?.error) answered++;
  count(counts, operation.name);
  if (essence(operation, our, table) === essence(operation, their, table)) return true;
  const meant = MEANT.find(({ is }) => is(operation, our, their));
  if (meant) count(meantCounts, meant.reason);
  else
    differences.push({
      table,
      what: operation.name,
      operation,
      ours: canonical(our),
      locals: canonical(their),
    });
  return false;
}

/** What holds on our table in `npm test` has to hold on AWS's own. */
function adapterTestsOn(url: string): Promise<boolean> {
  const child = spawn('npx', ['vitest', 'run', 'test/lambdas/adapters'], {
    stdio: 'inherit',
    env: { ...process.env, YARDSTICK_URL: url },
  });
  return new Promise((resolve) => child.once('exit', (code) => resolve(code === 0)));
}

const begun = performance.now();
console.log(`differential: seed ${SEED}, ${OPERATIONS} operations`);
let next = 0;
const workers = Array.from({ length: AT_ONCE }, async () => {
  while (compared < OPERATIONS) await runTable(next++);
});
await Promise.all(workers);
const seconds = (performance.now() - begun) / 1000;

const clip = (text: string) => (text.length > 1500 ? `${text.slice(0, 1500)}… (${text.length})` : text);
/** The first of each kind, as far as names tell kinds apart. */
const kindOf = ({ what, ours: our, locals: their }: Difference) =>
  [what, ...[our, their].map((text) => /"message":"([\w ]{0,30})/.exec(text)?.[1] ?? 'answer')].join(' | ');
const kinds = Map.groupBy(differences, kindOf);
for (const [kind, [first]] of [...kinds].slice(0, MAX_SHOWN)) {
  const { table, what, operation, ours: our, locals: their } = first!;
  console.log(`\n## ${kinds.get(kind)!.length} × ${kind}`);
  console.log(`\n== ${what} differs on ${clip(canonical({ ...table.request, Billing: undefined }))}`);
  if (operation) console.log(`   asked  ${clip(canonical(operation.input))}`);
  console.log(`   ours   ${clip(our)}\n   Local  ${clip(their)}`);
}
console.log(
  `\n${compared} operations on ${next} tables compared in ${seconds.toFixed(0)} s, ${answered} of them answered without an error:`,
  [...counts]
    .sort()
    .map(([name, times]) => `${name} ${times}`)
    .join(', '),
);
for (const [reason, times] of meantCounts) console.log(`meant, ${times} times: ${reason}`);
console.log(`${differences.length} differences (seed ${SEED})`);
const adapters = !ADAPTERS || (await adapterTestsOn(local.url));
if (ADAPTERS) console.log(`adapter tests on DynamoDB Local: ${adapters ? 'passed' : 'failed'}`);
ours.close();
locals.close();
await server.close();
service.close();
await local.close();
process.exitCode = differences.length === 0 && adapters ? 0 : 1;
