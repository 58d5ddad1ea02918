import { OPERATIONS, run } from '../dynamodb/operations.ts';
import type { EmbeddedTable } from '../dynamodb/table.ts';
import type { NativeItem } from '../dynamodb/values.ts';
import { type AttributeValue, itemFromWire } from '../dynamodb/wire.ts';
import type { Functions } from '../functions.ts';
import { type DeadLetter, type DeadLetters, ownerOf } from './dead-letters.ts';
import { restated } from './record.ts';

interface Options {
  table: EmbeddedTable;
  functions: Functions;
  now(): number;
}

/** True if the consumer accepted the item's current state, or if the item no longer exists. */
async function relayAgain(letter: DeadLetter, index: number, options: Options): Promise<boolean> {
  const { table, functions, now } = options;
  const Key = itemFromWire(letter.keys as Record<string, AttributeValue>);
  const request = { TableName: table.definition.name, Key, ConsistentRead: true };
  const { Item } = (await run(table.service, OPERATIONS, 'GetItem', request)) as { Item?: NativeItem };
  if (Item === undefined) return true;
  const Records = [restated(table.definition, Item, now(), index)];
  const { functionError } = await functions.invoke(letter.consumer, JSON.stringify({ Records, again: true }));
  return functionError === undefined;
}

export interface Redriven {
  relayed: number;
  left: number;
  /** Whose changes are left, once for each consumer. */
  cases: { owner: string; consumer: string }[];
}

/** The cases and sponsors of letters: the part after `#` in the partition key. */
function casesOf(letters: readonly DeadLetter[]): Redriven['cases'] {
  const found = new Map<string, { owner: string; consumer: string }>();
  for (const { consumer, keys } of letters) {
    const owner = /^(?:CASE|SPONSOR)#(.+)$/.exec((keys.pk as { S?: string } | undefined)?.S ?? '')?.[1];
    if (owner) found.set(`${consumer} ${owner}`, { owner, consumer });
  }
  return [...found.values()];
}

/**
 * Delivers again what consumers set aside, each item in its current state and each case in order: behind one that
 * fails, later ones of its case are left too. What succeeds is removed from the list.
 */
export async function redriveLetters(deadLetters: DeadLetters, options: Options): Promise<Redriven> {
  const before = deadLetters.waiting();
  const done: DeadLetter[] = [];
  const stillHeld = new Set<string>();
  for (const [index, letter] of before.entries()) {
    if (stillHeld.has(ownerOf(letter))) continue;
    if (await relayAgain(letter, index, options).catch(() => false)) done.push(letter);
    else stillHeld.add(ownerOf(letter));
  }
  deadLetters.strike(done);
  const left = before.filter((letter) => !done.includes(letter));
  return { relayed: done.length, left: left.length, cases: casesOf(left) };
}
