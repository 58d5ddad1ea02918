import { ScanCommand } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { beforeAll, describe, expect, it } from 'vitest';
import { notBlind, tracingKeys } from '../../../contracts/person-index.ts';
import { indexEntry } from '../../../domain/tracing/index/index-entry.ts';
import type { IndexEntry } from '../../../domain/tracing/index/port.ts';
import type { TracedPerson } from '../../../domain/tracing/schema.ts';
import { openTracingRegistry } from '../../../lambdas/adapters/tracing-registry.ts';
import type { TestTable } from '../../table.ts';
import { openTestTable } from '../../table.ts';

let table: TestTable;
beforeAll(async () => {
  table = await openTestTable();
});

const person = (id: string, full: string): TracedPerson => ({
  ...{ id, names: [{ full, kind: 'registered' }], birth: { year: 1980 }, birthPlace: 'Qaryat al-Zanbaq' },
  relatives: [{ relation: 'mother', name: 'Xhevahire Kaplantepe' }],
});
const query = (id: string, full: string) => ({ id, sought: person(id, full) });
/** The items as whoever reads the table alone sees them. */
const raw = async () => {
  const { Items = [] } = await table.client.send(new ScanCommand({ TableName: table.name }));
  return Items.map((item) => unmarshall(item));
};
const WORDS = /xhevahire|kaplantepe|qaryat|zanbaq|tariq|qasimi|nadia/i;
const inClear = async () => (await raw()).filter((item) => WORDS.test(JSON.stringify(item)));

/** The rows of a person as they were written before keys were blind. */
async function putClear({ id, hash, year, keys, codes, words, person: packed }: IndexEntry): Promise<void> {
  const clear = tracingKeys(notBlind);
  const posted = { version: 'earlier', year, keys, codes };
  await table.put({
    ...{ pk: clear.person(hash), sk: 'person', persons: { [id]: JSON.stringify({ ...packed, posted }) } },
  });
  for (const key of keys) await table.put({ pk: clear.posting(key), sk: clear.place(year, hash) });
  for (const code of [...codes, clear.everyone, clear.ofVersion('earlier')])
    await table.put({ pk: clear.count(code), sk: 'count', persons: 1 });
  for (const word of words)
    for (const code of word.codes)
      await table.put({ pk: clear.word(code), sk: word.text, script: word.script });
}

describe('an index of persons', () => {
  it('shows no word of a name to who reads the table alone, and finds them nevertheless', async () => {
    const registry = openTracingRegistry(table);
    await registry.enter([indexEntry(person('person-a', 'Tariq Qasimi'))]);
    await registry.search(query('tracing-a', 'Tarek al-Qasimi'));
    expect(await inClear()).toEqual([]);
    const { candidates } = await registry.look(query('q', 'Tarik Qassimi'));
    expect(candidates.map((one) => one.person)).toContain('person-a');
    const [match] = await registry.matchingRequests([indexEntry(person('person-a', 'Tariq Qasimi'))]);
    expect(match?.query.id).toBe('tracing-a');
    await registry.leave(['person-a']);
    await registry.close('tracing-a');
  });

  it('loses every word that stood there in clear when its people are told again', async () => {
    const registry = openTracingRegistry(table);
    const entry = indexEntry(person('person-b', 'Nadia Qasimi'));
    await putClear(entry);
    expect((await inClear()).length).toBeGreaterThan(5);
    await registry.enter([entry]);
    expect(await inClear()).toEqual([]);
    const clear = tracingKeys(notBlind);
    const old = new Set([...entry.keys.map(clear.posting), ...entry.codes.map(clear.count)]);
    expect((await raw()).filter(({ pk }) => old.has(String(pk)))).toEqual([]);
    expect(await registry.size()).toBe(1);
    const { candidates } = await registry.look(query('q', 'Nadja Qasimi'));
    expect(candidates.map((one) => one.person)).toEqual(['person-b']);
  });
});
