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

/** True when the consumer took the item as it is now, or when there is no such item any more. */
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

/** The cases and sponsors of letters: what stands behind `#` in the partition's key. */
function casesOf(letters: readonly DeadLetter[]): Redriven['cases'] {
  const found = new Map<string, { owner: string; consumer: string }>();
  for (const { consumer, keys } of letters) {
    const owner = /^(?:CASE|SPONSOR)#(.+)$/.exec((keys.pk as { S?: string } | undefined)?.S ?? '')?.[1];
    if (owner) found.set(`${consumer} ${owner}`, { owner, consumer });
  }
  return [...found.values()];
}

/**
 * Tells the consumers again what they set aside, each item as it is now and each case in order: behind one that is left,
 * what follows in its case is left too. What they take is struck from the list.
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
