import { expect, test } from 'vitest';
import { openIdentifiers } from '../../../lambdas/adapters/id-key.ts';
import { openTestTable } from '../../table.ts';

/** A source of secrets that counts how often it is asked, and fails the first so many times. */
function secretsOf(text: string, failures = 0) {
  const asked = { count: 0 };
  const read = async () => {
    asked.count += 1;
    if (asked.count <= failures) throw new Error('no answer');
    return text;
  };
  return { asked, secrets: { read } };
}
const text = (current: string) => JSON.stringify({ current });
const FIRST = text('the first key of a table, long enough');

test('the key is read once, however many ids are made, and again only after it could not be read', async () => {
  const table = await openTestTable();
  const { asked, secrets } = secretsOf(FIRST, 1);
  const keyed = openIdentifiers('ids', table, secrets);
  await expect(keyed()).rejects.toThrow('no answer');
  const [one, other] = await Promise.all([keyed(), keyed()]);
  expect(one('case', 'a', 'b')).toBe(other('case', 'a', 'b'));
  expect(asked.count).toBe(2);
});

test('another key than the first of the table makes no id', async () => {
  const table = await openTestTable();
  const first = await openIdentifiers('ids', table, secretsOf(FIRST).secrets)();
  const other = openIdentifiers(
    'ids',
    table,
    secretsOf(text('a second key of a table, long enough')).secrets,
  );
  await expect(other()).rejects.toThrow(/put the first one back/);
  const again = await openIdentifiers('ids', table, secretsOf(FIRST).secrets)();
  expect(again('case', 'x')).toBe(first('case', 'x'));
});

test('functions that begin at once agree on one key', async () => {
  const table = await openTestTable();
  const opened = await Promise.allSettled(
    ['one key of two that race, long', 'other key of two that race, long'].map((key) =>
      openIdentifiers('ids', table, secretsOf(text(`${key}, long enough`)).secrets)(),
    ),
  );
  expect(opened.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
});

test('a secret that is none is refused without being told', async () => {
  const table = await openTestTable();
  const short = openIdentifiers('ids', table, secretsOf(text('short')).secrets);
  await expect(short()).rejects.toThrow(/at least 32 characters/);
  await expect(short()).rejects.not.toThrow(/short"/);
  await expect(openIdentifiers(undefined, table)()).rejects.toThrow(/ID_SECRET/);
});
