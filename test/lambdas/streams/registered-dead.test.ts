import { marshall } from '@aws-sdk/util-dynamodb';
import { beforeAll, describe, expect, it } from 'vitest';
import type { CaseFile } from '../../../domain/case/case-file.ts';
import type { Stored } from '../../../domain/case/entities.ts';
import { reportDeath } from '../../../domain/household/report-death.ts';
import { toItem } from '../../../lambdas/adapters/stored-item.ts';
import { AT, command, staff } from '../../fixtures/actors.ts';
import { api, CONTEXT, handlerOf } from '../../fixtures/api.ts';
import { adult } from '../../fixtures/household.ts';
import { storedCase, storedItem } from '../../fixtures/running-case.ts';
import { tracingIn } from '../../fixtures/tracing-cases.ts';
import type { TestTable } from '../../table.ts';
import { openTestTable } from '../../table.ts';

let table: TestTable;
beforeAll(async () => {
  table = await openTestTable();
});
const { read, search } = tracingIn(() => table);
const [anna, bilal] = ['anna', 'bilal'].map((id) => staff('tracing-officer', 'amman', id));

let events = 0;
const image = (entity: Stored) => marshall(toItem(entity), { removeUndefinedValues: true });
const came = async (...after: Stored[]) => {
  const records = after.map((one) => ({
    ...{ eventID: `dead-${++events}`, eventName: 'INSERT' },
    dynamodb: { ApproximateCreationDateTime: Date.parse(AT) / 1000, NewImage: image(one) },
  }));
  await (await handlerOf('FollowChanges'))({ Records: records }, CONTEXT);
};
const fileOf = (file: CaseFile) => table.store.loadCase(file.case.id);
const requestOf = async (file: CaseFile) => (await fileOf(file)).tracing[0]!;

async function registers(name: string): Promise<CaseFile> {
  const brother = adult({ name, sex: 'm', birthDate: '1991-04-05', relationship: 'spouse' });
  const file = await storedCase(table, { members: [adult({ name: 'Laila Rahimi' }), brother] });
  await came(...file.persons);
  return file;
}
async function seeks(name: string): Promise<CaseFile> {
  const sought = { name, relationship: 'brother', sex: 'm', birthYear: 1991 } as const;
  const file = await storedCase(table, {
    members: [adult({ name: 'Nadia' })],
    tracing: [{ seeker: 0, sought }],
  });
  const by = command();
  const started = { ...file.tracing[0]!, status: 'active' as const };
  await table.store.change(file.case.id, by, () => ({
    ...{ patch: {}, writes: [started], answer: {}, facts: [{ act: 'test.set' }] },
  }));
  await came(...file.persons);
  await search(file);
  await came(await requestOf(file));
  return file;
}
/** The household records the death; `confirmed` once a second person said so. */
async function dies({ case: { id }, persons }: CaseFile, name: string, confirmed = true) {
  const by = command(staff('caseworker'));
  const personId = persons.find((person) => person.name === name)!.id;
  const death = { personId, evidence: 'papers of the clinic' };
  await table.store.change(id, by, (file) => reportDeath(file, death, by));
  const file = await table.store.loadCase(id);
  await came(...file.persons, ...file.changes);
  if (!confirmed) return;
  const settled = { ...file.changes[0]!, status: 'confirmed' as const };
  const next = command(staff('supervisor'));
  await table.store.change(id, next, () => ({
    ...{ patch: {}, writes: [settled], answer: {}, facts: [{ act: 'test.set' }] },
  }));
  await came(settled);
}
/** Two officers agree that a candidate is the one who is sought. */
async function agreed(seeker: CaseFile) {
  const request = await requestOf(seeker);
  const { caseId, personId } = request.candidates[0]!;
  const subject = `${request.id}/${caseId}/${personId}`;
  const decide = async (kind: string, by: typeof anna, body: object) => {
    const workItemId = await storedItem(table, seeker.case.id, kind, subject);
    const path = { workItemId };
    return api('DecideWorkItem', { by: by!, path, body });
  };
  expect((await decide('tracing-candidate', anna, { decision: 'confirm' })).status).toBe(200);
  return decide('tracing-confirmation', bilal, { decision: 'approve' });
}

describe('a relative who is registered as dead', () => {
  it('is found by whoever seeks them after the death, and shown to officers as dead', async () => {
    const found = await registers('Karim Rahimi');
    await dies(found, 'Karim Rahimi');
    const seeker = await seeks('Karim Rahimi');
    expect((await requestOf(seeker)).candidates).toMatchObject([
      { caseId: found.case.id, decision: 'open', deceased: true },
    ]);
    expect((await read(seeker)).candidates).toMatchObject([{ decision: 'open', deceased: true }]);
  });

  it('is never asked or put in contact: agreed on, the death is looked at by another, and the seeker told', async () => {
    await dies(await registers('Jamal Rahimi'), 'Jamal Rahimi');
    const seeker = await seeks('Jamal Rahimi');
    expect((await agreed(seeker)).body).toMatchObject({ registeredDead: true });
    const request = await requestOf(seeker);
    expect(request).toMatchObject({
      status: 'death-reported',
      death: { proof: 'household-record', source: 'own-registry', before: 'located', reportedBy: 'bilal' },
    });
    expect(JSON.stringify(request.death)).not.toContain('clinic');
    expect(await search(seeker)).toMatchObject({ next: 'death' });
    await expect(storedItem(table, seeker.case.id, 'tracing-consent', request.id)).rejects.toThrow('goes on');
    const workItemId = await storedItem(table, seeker.case.id, 'death-confirmation', request.id);
    const confirm = (by: typeof anna) =>
      api('DecideWorkItem', { by: by!, path: { workItemId }, body: { decision: 'confirmed' } });
    expect((await confirm(bilal)).status).toBe(403);
    expect((await confirm(anna)).status).toBe(200);
    expect(await requestOf(seeker)).toMatchObject({ status: 'to-be-told', outcome: 'found-dead' });
    expect(await search(seeker)).toMatchObject({ next: 'answer' });
  });

  it('is not found while the second person has not confirmed the death', async () => {
    await dies(await registers('Samir Rahimi'), 'Samir Rahimi', false);
    expect((await requestOf(await seeks('Samir Rahimi'))).candidates).toEqual([]);
  });

  it('is found by whoever sought them before, once the death is confirmed', async () => {
    const found = await registers('Tarek Rahimi');
    await dies(found, 'Tarek Rahimi', false);
    const seeker = await seeks('Tarek Rahimi');
    expect((await requestOf(seeker)).candidates).toEqual([]);
    const [recorded] = (await fileOf(found)).changes;
    const settled = { ...recorded!, status: 'confirmed' as const };
    await table.store.change(found.case.id, command(), () => ({
      ...{ patch: {}, writes: [settled], answer: {}, facts: [{ act: 'test.set' }] },
    }));
    await came(settled);
    expect((await requestOf(seeker)).candidates).toMatchObject([{ decision: 'open', deceased: true }]);
  });
});

describe('a candidate about whom nobody has decided', () => {
  it('stays proposed as dead once their household recorded and confirmed that they died', async () => {
    const found = await registers('Omar Rahimi');
    const seeker = await seeks('Omar Rahimi');
    expect((await read(seeker)).candidates[0]).not.toHaveProperty('deceased');
    await dies(found, 'Omar Rahimi');
    expect(await requestOf(seeker)).toMatchObject({
      status: 'active',
      candidates: [{ decision: 'open', deceased: true }],
    });
    await agreed(seeker);
    expect((await requestOf(seeker)).status).toBe('death-reported');
  });

  it('is shown as dead to another office only once their own agreed to show who they are', async () => {
    const brother = adult({ name: 'Hadi Rahimi', sex: 'm', birthDate: '1991-04-05', relationship: 'spouse' });
    const found = await storedCase(table, {
      ...{ office: 'nairobi', destinationOffice: 'lyon' },
      members: [adult({ name: 'Laila Rahimi' }), brother],
    });
    await came(...found.persons);
    const seeker = await seeks('Hadi Rahimi');
    await dies(found, 'Hadi Rahimi');
    expect((await requestOf(seeker)).candidates).toMatchObject([
      { deceased: true, sharing: { status: 'asked' } },
    ]);
    expect((await read(seeker)).candidates[0]).not.toHaveProperty('deceased');
  });
});
