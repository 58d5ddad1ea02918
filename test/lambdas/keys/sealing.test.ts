import { randomUUID } from 'node:crypto';
import { ScanCommand } from '@aws-sdk/client-dynamodb';
import {
  BatchGetCommand,
  GetCommand,
  PutCommand,
  TransactGetCommand,
  TransactWriteCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import fc from 'fast-check';
import { beforeAll, describe, expect, it, test } from 'vitest';
import { openBytes, sealBytes } from '../../../lambdas/adapters/keys/seal-bytes.ts';
import { erasedOwner } from '../../../lambdas/adapters/keys/seal-items.ts';
import { SEALED_FIELDS } from '../../../lambdas/adapters/keys/sealed-fields.ts';
import { theKeys } from '../../../lambdas/services/the-keys.ts';
import { AT, staff } from '../../fixtures/actors.ts';
import { api } from '../../fixtures/api.ts';
import { adult, child } from '../../fixtures/household.ts';
import { storedCase } from '../../fixtures/running-case.ts';
import type { TestTable } from '../../table.ts';
import { openTestTable } from '../../table.ts';

let table: TestTable;
beforeAll(async () => {
  table = await openTestTable();
});

type Item = Record<string, unknown>;
/** The items of a partition as the table keeps them, which the sealing client would have opened. */
async function stored(pk?: string): Promise<Item[]> {
  const { Items = [] } = await table.client.send(new ScanCommand({ TableName: table.name }));
  return Items.map((item) => unmarshall(item)).filter((item) => pk === undefined || item.pk === pk);
}
/** Writes an item as it is, past the seal. */
const forge = (item: Item) =>
  table.documents.send(
    new PutCommand({ TableName: table.name, Item: { ...item, type: `forged:${item.type}` } }),
  );

const note = (more: Item = {}) => ({
  ...{ pk: `CASE#case-${randomUUID()}`, sk: 'case#note#note-1', type: 'note', schema: 1, version: 3 },
  ...{ text: 'Samira Haddad is in Mafraq', earlier: [], salt: 'a salt', class: 'identity', ...more },
});

describe('what the table keeps', () => {
  it('has no personal field of a case in clear, and gives every record back as it was', async () => {
    const members = [
      adult({ name: 'Qismat Zarifi', individualNumber: '777-00C11111', birthPlace: 'Qunduz-Planted' }),
      child({ name: 'Behnaz Zarifi' }),
    ];
    const { case: found, persons } = await storedCase(table, { members, number: 'KB-PLANTED-1' });
    const items = await stored();
    const text = JSON.stringify(items);
    for (const planted of ['Qismat', 'Zarifi', 'Behnaz', '777-00C11111', 'Qunduz-Planted', 'KB-PLANTED-1'])
      expect(text).not.toContain(planted);
    for (const item of items)
      for (const field of SEALED_FIELDS.get(String(item.type)) ?? []) expect(item).not.toHaveProperty(field);
    expect(persons.map(({ name }) => name).sort()).toEqual(['Behnaz Zarifi', 'Qismat Zarifi']);
    expect(found.number).toBe('KB-PLANTED-1');
    const read = await api('ReadCase', { by: staff('caseworker'), path: { caseId: found.id } });
    expect(JSON.stringify(read.body)).toContain('Qismat Zarifi');
  });

  it('is opened again in every way of reading, and sealed in every way of putting', async () => {
    const [one, other] = [note(), note()];
    const Put = (Item: Item) => ({ Put: { TableName: table.name, Item } });
    await table.documents.send(new TransactWriteCommand({ TransactItems: [Put(one), Put(other)] }));
    const keys = [one, other].map(({ pk, sk }) => ({ pk, sk }));
    for (const { pk } of keys) {
      const [item] = await stored(pk);
      expect(Object.keys(item!).sort()).toEqual(['class', 'pk', 'schema', 'sealed', 'sk', 'type', 'version']);
    }
    const Gets = keys.map((Key) => ({ Get: { TableName: table.name, Key } }));
    const { Responses = [] } = await table.documents.send(new TransactGetCommand({ TransactItems: Gets }));
    expect(Responses.map(({ Item }) => Item)).toEqual([one, other]);
    const batch = { RequestItems: { [table.name]: { Keys: keys } } };
    const { Responses: found = {} } = await table.documents.send(new BatchGetCommand(batch));
    expect(found[table.name]).toEqual(expect.arrayContaining([one, other]));
    const replaced = new PutCommand({ TableName: table.name, Item: other, ReturnValues: 'ALL_OLD' });
    expect((await table.documents.send(replaced)).Attributes).toEqual(other);
  });

  it('cannot be asked for, or written in place, by the name of a sealed field', async () => {
    const { pk, sk } = note();
    const update = { TableName: table.name, Key: { pk, sk }, UpdateExpression: 'SET #t = :t' };
    const named = { ExpressionAttributeNames: { '#t': 'text' }, ExpressionAttributeValues: { ':t': 'x' } };
    await expect(table.documents.send(new UpdateCommand({ ...update, ...named }))).rejects.toThrow(
      /names no sealed field, received one with text/,
    );
  });
});

describe('a sealed value', () => {
  const get = ({ pk, sk }: Item) =>
    table.documents.send(new GetCommand({ TableName: table.name, Key: { pk, sk } }));

  it.each<[string, (own: Item, other: Item) => Item]>([
    ['of another row', (own, other) => ({ ...own, sealed: other.sealed })],
    ['under another sort key', (own) => ({ ...own, sk: 'case#note#note-2' })],
    ['as another type', (own) => ({ ...own, type: 'flag' })],
    ['under the key of another person', (own) => ({ ...own, keyOf: 'person-2' })],
    [
      'of which a bit was turned',
      (own) => {
        const sealed = Uint8Array.from(own.sealed as Uint8Array);
        sealed[20]! ^= 1;
        return { ...own, sealed };
      },
    ],
  ])('%s is refused, and named', async (_how, exchange) => {
    const caseId = `case-${randomUUID()}`;
    const [one, two] = ['note-1', 'note-9'].map((id, index) =>
      note({ pk: `CASE#${caseId}`, sk: `case#note#${id}`, about: `person-${index + 1}` }),
    ) as Item[] as [Item, Item];
    for (const item of [one, two]) await table.put(item);
    const [own, other] = (await stored(`CASE#${caseId}`)) as [Item, Item];
    const forged = exchange(own, other);
    // Typed so that nothing in it is sealed; the attribute that holds the type is then set back.
    await forge(forged);
    const { pk, sk } = forged;
    const back = { UpdateExpression: 'SET #y = :y', ExpressionAttributeNames: { '#y': 'type' } };
    const typed = { ...back, ExpressionAttributeValues: { ':y': forged.type } };
    await table.documents
      .send(new UpdateCommand({ TableName: table.name, Key: { pk, sk }, ...typed }))
      .catch(() => {});
    await expect(get(forged)).rejects.toMatchObject({ name: 'SealBroken' });
    await expect(get(forged)).rejects.toThrow(new RegExp(`${caseId}.*${String(sk)}`));
  });

  it('opens with its context and key and no other, whatever it is', async () => {
    const [key, another] = [await theKeys().make('case-a'), await theKeys().make('case-b')];
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 500 }),
        fc.dictionary(fc.string(), fc.string()),
        (bytes, context) => {
          const sealed = sealBytes(key, bytes, context);
          expect([...openBytes(key, sealed, context)]).toEqual([...bytes]);
          expect(() => openBytes(another, sealed, context)).toThrow(/changed or belongs elsewhere/);
          expect(() => openBytes(key, sealed, { ...context, more: 'x' })).toThrow(/belongs elsewhere/);
        },
      ),
    );
  });

  test('of the same content never looks the same twice', async () => {
    const key = await theKeys().make('case-a');
    const seals = Array.from({ length: 600 }, () =>
      Buffer.from(sealBytes(key, Buffer.from('x'), {})).toString('hex'),
    );
    expect(new Set(seals).size).toBe(600);
  });
});

describe('a destroyed key', () => {
  it('takes what it sealed with it, and nothing else', async () => {
    const { case: kept, persons } = await storedCase(table, {
      members: [adult({ name: 'Nilufar Gone' }), child({ name: 'Omid Stays' })],
    });
    const gone = persons.find(({ name }) => name === 'Nilufar Gone')!;
    await theKeys().destroy(`${kept.id}/${gone.id}`, AT);
    const Key = { pk: `CASE#${kept.id}`, sk: `case#person#${gone.id}` };
    const { Item } = await table.documents.send(new GetCommand({ TableName: table.name, Key }));
    expect(Item).toMatchObject({ id: gone.id });
    expect(erasedOwner(Item!)).toBe(`${kept.id}/${gone.id}`);
    expect(JSON.stringify(Item)).not.toContain('Nilufar');
    const file = await table.store.loadCase(kept.id);
    expect(file.persons.map(({ name }) => name)).toEqual(['Omid Stays']);
    const again = { ...Key, type: 'person', id: gone.id, name: 'Nilufar Gone' };
    await expect(table.put(again)).rejects.toMatchObject({ name: 'Erased' });
  });

  it('of a whole case answers that it was erased', async () => {
    const { case: found } = await storedCase(table, { members: [adult({ name: 'Parwin Erased' })] });
    await theKeys().destroy(found.id, AT);
    const read = await api('ReadCase', { by: staff('caseworker'), path: { caseId: found.id } });
    expect(read).toMatchObject({ status: 410, body: { type: 'urn:kinbridge:error:Erased' } });
  });
});
