import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { beforeAll, describe, expect, it } from 'vitest';
import { oldIndividualNumberKey, oldNameKeys } from '../../../domain/casework/name-key.ts';
import { caseIdOf, registerCase } from '../../../domain/casework/register-case.ts';
import { heldIdOf } from '../../../domain/casework/same-number.ts';
import { identifier } from '../../../domain/kernel/identifier.ts';
import { sponsorIdOf } from '../../../domain/sponsorship/register-sponsor.ts';
import { shippedPolicy } from '../../../registry/shipped.ts';
import { AT, command, staff } from '../../fixtures/actors.ts';
import { api, CONTEXT, handlerOf } from '../../fixtures/api.ts';
import { adult, household } from '../../fixtures/household.ts';
import { sponsor } from '../../fixtures/sponsorship.ts';
import type { TestTable } from '../../table.ts';
import { openTestTable } from '../../table.ts';

let table: TestTable;
beforeAll(async () => {
  table = await openTestTable();
});

const OFFICE = 'amman';
const worker = staff('caseworker', OFFICE);
const register = (number: string, over: object = {}) =>
  api('RegisterCase', { by: worker, body: { ...household({ number, ...over }), start: false } });

/** A case as it was registered before ids were keyed, its person under the keys of then. */
async function oldCase(number: string, name: string, individualNumber: string) {
  const wanted = household({ number, members: [adult({ name, individualNumber })] });
  const by = command();
  const id = caseIdOf(identifier, wanted.programme, number);
  const opened = registerCase(wanted, shippedPolicy(wanted.programme, 1)!, false, by, id);
  await table.store.commitCase(opened, by);
  const person = (await table.scan()).find((item) => item.type === 'person' && item.caseId === id)!;
  const old = {
    ...person,
    lk: `NAME#${oldNameKeys(name)[0]}`,
    qk: `INDIVIDUAL#${oldIndividualNumberKey(individualNumber)}`,
  };
  await table.documents.send(new PutCommand({ TableName: table.name, Item: old }));
  return { id, old };
}

describe('ids', () => {
  it('of cases and persons in a list tell no number to whoever tries all of an office', async () => {
    const numbers = Array.from({ length: 8 }, (_, n) => `KB-AMM-${String(n * 1237 + 5).padStart(5, '0')}`);
    for (const number of numbers) expect((await register(number)).status).toBe(201);
    const listed = await api('ListCases', { by: worker, query: { limit: '50' } });
    const text = JSON.stringify(listed.body) + JSON.stringify(await table.scan());
    const shown = new Set(text.match(/[a-z]+-[0-9a-z]{20}\b/g));
    expect(shown.size).toBeGreaterThan(16);
    const guessed: string[] = [];
    for (let n = 0; n < 10_000; n += 1) {
      const number = `KB-AMM-${String(n).padStart(5, '0')}`;
      for (const id of [
        caseIdOf(identifier, 'resettlement', number),
        heldIdOf(identifier, 'resettlement', number, OFFICE),
      ])
        if (shown.has(id)) guessed.push(number);
    }
    expect(guessed).toEqual([]);
  });

  it('of sponsors tell no address', async () => {
    const email = 'elm@example.org';
    const csv = [
      'name,kind,email,office,vetting until,capacity,languages,interpreter',
      `Elm Street Group,group,${email},oslo,2027-01-01,4,en,yes`,
    ].join('\r\n');
    const by = staff('sponsorship-officer', 'oslo');
    const first = await api('ImportSponsors', { by, body: { csv } });
    const again = await api('ImportSponsors', { by, body: { csv } });
    const [one, other] = [first, again].map(({ body }) => (body.sponsors as { sponsorId: string }[])[0]);
    expect([one, other]).toMatchObject([{ outcome: 'registered' }, { outcome: 'already-registered' }]);
    expect(one!.sponsorId).toBe(other!.sponsorId);
    expect(one!.sponsorId).not.toBe(sponsorIdOf(identifier('command', 'import', 'oslo', email)));
  });

  it('of sponsors from before are known again by their address', async () => {
    const by = staff('sponsorship-officer', 'oslo');
    const email = 'oak@example.org';
    const id = identifier('command', 'import', 'oslo', email);
    const before = sponsor({ id: sponsorIdOf(id), email, destinationOffice: 'oslo' });
    await table.store.commitEntity(before);
    const csv = [
      'name,kind,email,office,vetting until,capacity,languages,interpreter',
      `Oak Street Group,group,${email},oslo,2027-01-01,4,en,yes`,
    ].join('\r\n');
    const { body } = await api('ImportSponsors', { by, body: { csv } });
    expect(body.sponsors).toEqual([{ row: 2, outcome: 'already-registered', sponsorId: before.id }]);
  });

  it('are the same again for the same number, which is told as taken', async () => {
    expect((await register('KB-AMM-77001')).status).toBe(201);
    expect((await register(' kb-amm-77001 ')).status).toBe(409);
  });
});

describe('keys under which persons are looked up', () => {
  it('cannot be made of a name or a number by whoever lacks the key', async () => {
    const [name, individualNumber] = ['Shirin Invented', 'IND-4711'];
    await register('KB-AMM-77002', { members: [adult({ name, individualNumber })] });
    const text = JSON.stringify(await table.scan());
    for (const key of [...oldNameKeys(name), oldIndividualNumberKey(individualNumber)])
      expect(text).not.toContain(key);
    const found = await api('SearchCases', { by: worker, body: { text: name } });
    expect(found.body.cases).toHaveLength(1);
  });
});

describe('a case from before ids were keyed', () => {
  it('is found by its number, its name and its id, and no number is registered twice', async () => {
    const [number, name] = ['KB-AMM-88001', 'Omid Invented'];
    const { id } = await oldCase(number, name, 'IND-8801');
    expect((await register(number)).status).toBe(409);
    for (const text of [number, name, 'IND-8801', id]) {
      const found = await api('SearchCases', { by: worker, body: { text } });
      expect(found.body.cases).toMatchObject([{ caseId: id }]);
    }
    const stranger = staff('caseworker', 'nairobi');
    for (const caseId of [id, caseIdOf(identifier, 'resettlement', 'NONE')])
      expect((await api('ReadCase', { by: stranger, path: { caseId } })).status).toBe(404);
  });

  it('has its persons listed under secret keys once the consumer is told of them again', async () => {
    const name = 'Laleh Invented';
    const { id, old } = await oldCase('KB-AMM-88002', name, 'IND-8802');
    const record = {
      eventID: 'again-1',
      eventName: 'MODIFY',
      dynamodb: {
        ApproximateCreationDateTime: Date.parse(AT) / 1000,
        NewImage: marshall(old, { removeUndefinedValues: true }),
      },
    };
    await (await handlerOf('FollowChanges'))({ Records: [record, record] }, CONTEXT);
    const person = (await table.scan()).find((item) => item.type === 'person' && item.caseId === id)!;
    expect([person.lk, person.qk]).toEqual([
      expect.stringMatching(/^NAME#keyed-name-/),
      expect.stringMatching(/^INDIVIDUAL#keyed-individual-/),
    ]);
    expect({ ...person, lk: '', qk: '' }).toEqual({ ...old, lk: '', qk: '' });
    expect(await table.store.personsNamed(name)).toMatchObject([{ caseId: id }]);
  });
});
