import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { OPERATIONS, run } from '../local/dynamodb/operations.ts';
import { openEmbeddedTable } from '../local/dynamodb/table.ts';
import { createMachine, finished, inBatches, openBench } from './engine/load.ts';

/**
 * How the journal of the engine and the stream of the table grow over many short executions: each enters four states and
 * calls one function, and each writes an item of a kilobyte twice, as a task that is opened and decided. A tenth of them
 * is a day; the stream lets go of what is older than one, as on AWS.
 */
const { values } = parseArgs({
  options: { executions: { type: 'string', default: '100000' }, out: { type: 'string' } },
});
const EXECUTIONS = Number(values.executions);
const DAYS = 10;
const DAY_MS = 86_400_000;
const PER_DAY = EXECUTIONS / DAYS;

const short = {
  QueryLanguage: 'JSONata',
  StartAt: 'Begin',
  States: {
    Begin: { Type: 'Pass', Assign: { caseId: '{% $states.input.caseId %}' }, Next: 'Call' },
    Call: {
      Type: 'Task',
      Resource: 'arn:aws:states:::lambda:invoke',
      Arguments: { FunctionName: 'noop', Payload: { caseId: '{% $caseId %}' } },
      Output: '{% $states.result.Payload %}',
      Next: 'Again?',
    },
    'Again?': { Type: 'Choice', Choices: [{ Condition: '{% false %}', Next: 'Call' }], Default: 'Done' },
    Done: { Type: 'Succeed' },
  },
} as const;

const bytesIn = (directory: string): number =>
  readdirSync(directory).reduce((sum, file) => sum + statSync(join(directory, file)).size, 0);

interface Row {
  executions: number;
  journalBytes: number;
  tableBytes: number;
  streamRecords: number;
}

async function growth(root: string): Promise<Row[]> {
  const [engineDir, tableDir] = [join(root, 'one', 'engine'), join(root, 'other', 'dynamodb')];
  mkdirSync(tableDir, { recursive: true });
  let now = Date.UTC(2026, 0, 1);
  const bench = await openBench(engineDir);
  const machine = await createMachine(bench, 'short', short as never);
  const table = await openEmbeddedTable({ directory: tableDir, name: 'kinbridge', now: () => now });
  const put = (index: number, status: string) =>
    run(table.service, OPERATIONS, 'PutItem', {
      TableName: 'kinbridge',
      Item: { pk: `CASE#${index}`, sk: 'case#work-item#1', type: 'work-item', status, text: 'x'.repeat(900) },
    });
  const begin = (index: number) => {
    const input = JSON.stringify({ caseId: `case-${String(index).padStart(20, '0')}` });
    return bench.engine.call('StartExecution', { stateMachineArn: machine, input });
  };
  const rows: Row[] = [];
  for (let day = 0; day < DAYS; day++) {
    await inBatches(PER_DAY, (index) => begin(day * PER_DAY + index));
    await finished(bench);
    for (const status of ['open', 'decided'])
      await inBatches(PER_DAY, (index) => put(day * PER_DAY + index, status));
    now += DAY_MS;
    await table.stream.trim();
    const { database } = table.service;
    rows.push({
      executions: (day + 1) * PER_DAY,
      journalBytes: bytesIn(engineDir),
      tableBytes: bytesIn(tableDir),
      streamRecords: Number(database.one('SELECT count(*) AS n FROM records')!.n),
    });
    console.log(JSON.stringify(rows.at(-1)));
  }
  await bench.engine.close();
  table.service.close();
  return rows;
}

const root = mkdtempSync(join(tmpdir(), 'growth-bench-'));
try {
  const rows = await growth(root);
  const last = rows.at(-1)!;
  const first = rows[0]!;
  const date = new Date().toISOString().slice(0, 10);
  const results = {
    date,
    machine: { cores: availableParallelism(), node: process.version },
    rows,
    journalBytesPerExecution: Math.round(
      (last.journalBytes - first.journalBytes) / (last.executions - first.executions),
    ),
    tableBytesPerExecution: Math.round(
      (last.tableBytes - first.tableBytes) / (last.executions - first.executions),
    ),
    mostStreamRecords: Math.max(...rows.map(({ streamRecords }) => streamRecords)),
  };
  console.log(JSON.stringify(results, null, 2));
  const file = values.out ?? join(import.meta.dirname, 'results', `growth-${date}.json`);
  writeFileSync(file, `${JSON.stringify(results, null, 2)}\n`);
} finally {
  rmSync(root, { recursive: true, force: true });
}
