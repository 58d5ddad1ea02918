import { appendFileSync } from 'node:fs';
import { OPERATIONS, run } from '../../../../local/dynamodb/operations.ts';
import { TableService } from '../../../../local/dynamodb/service.ts';
import { ACCOUNTS, TABLE } from './ledger.ts';

/**
 * A process to be killed: writers of every kind at once. Each answer is noted in a file of its own, before which the
 * write has to be on disk: what the file tells was acknowledged.
 */
const [directory = '', notes = '', life = '0', seedText = '1'] = process.argv.slice(2);
const service = new TableService({ directory, now: Date.now });
let seed = Number(seedText);
const random = (below: number): number => {
  seed = (Math.imul(seed, 1_103_515_245) + 12_345) & 0x7fffffff;
  return Math.floor((seed / 0x7fffffff) * below) % below;
};
const note = (told: object) => appendFileSync(notes, `${JSON.stringify(told)}\n`);
const call = (name: string, input: object) => run(service, OPERATIONS, name, { ...input });

/** Puts rows that are never changed: each has to be there. */
async function puts(writer: number): Promise<never> {
  for (let count = 0; ; count++) {
    const pk = `row-${life}-${writer}-${count}`;
    await call('PutItem', { TableName: TABLE, Item: { pk, queue: `queue-${random(3)}`, at: count } });
    note({ put: pk });
  }
}

/** Counts up one row: it may not fall back behind what was answered. */
async function updates(writer: number): Promise<never> {
  for (;;) {
    const answer = (await call('UpdateItem', {
      ...{ TableName: TABLE, Key: { pk: `count-${writer}` }, ReturnValues: 'UPDATED_NEW' },
      UpdateExpression: 'SET n = if_not_exists(n, :none) + :one, queue = :queue',
      ExpressionAttributeValues: { ':none': 0, ':one': 1, ':queue': `queue-${random(3)}` },
    })) as { Attributes: { n: number } };
    note({ count: writer, n: answer.Attributes.n });
  }
}

/** Moves between two accounts, with a row that tells of it: the sum stays, the row is there when it was answered. */
async function transactions(writer: number): Promise<never> {
  for (let count = 0; ; count++) {
    const [from, to] = [random(ACCOUNTS), random(ACCOUNTS - 1)];
    const pk = `move-${life}-${writer}-${count}`;
    const change = (account: number, sign: '+' | '-') => ({
      Update: {
        ...{ TableName: TABLE, Key: { pk: `account-${account}` } },
        UpdateExpression: `SET held = held ${sign} :one ADD moves :moved`,
        ExpressionAttributeValues: { ':one': 1, ':moved': 1 },
      },
    });
    await call('TransactWriteItems', {
      TransactItems: [
        change(from, '-'),
        change(to >= from ? to + 1 : to, '+'),
        { Put: { TableName: TABLE, Item: { pk, queue: 'moves', at: count } } },
      ],
    });
    note({ put: pk, move: true });
  }
}

for (let writer = 0; writer < 3; writer++) void puts(writer);
for (let writer = 0; writer < 3; writer++) void updates(writer);
for (let writer = 0; writer < 3; writer++) void transactions(writer);
setInterval(() => {}, 1000);
console.log('writing');
