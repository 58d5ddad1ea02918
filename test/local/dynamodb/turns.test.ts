import { expect, it } from 'vitest';
import { Database } from '../../../local/dynamodb/database.ts';

/** Longer than one turn may read. */
const LONG_MS = 20;

it('gives others a turn while somebody reads much, and answers both', async () => {
  const database = new Database(undefined);
  const order: string[] = [];
  setImmediate(() => order.push('other'));
  for (let read = 0; read < 3; read += 1) {
    const began = performance.now();
    await database.read(() => {
      while (performance.now() - began < LONG_MS);
    });
    order.push('read');
  }
  database.close();
  expect(order).toEqual(['read', 'other', 'read', 'read']);
});

it('answers a read that gave way with what was written meanwhile', async () => {
  const database = new Database(undefined);
  const began = performance.now();
  await database.read(() => {
    while (performance.now() - began < LONG_MS);
  });
  const written: string[] = [];
  const read = database.read(() => written.join());
  await database.write(() => written.push('while it waited'));
  expect(await read).toBe('while it waited');
  database.close();
});
