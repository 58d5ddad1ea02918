import { marshall } from '@aws-sdk/util-dynamodb';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Stored } from '../../../domain/case/entities.ts';
import { withdrawConsent } from '../../../domain/casework/consents-and-flags.ts';
import { openPersonRegistry } from '../../../lambdas/adapters/person-registry.ts';
import { toItem } from '../../../lambdas/adapters/stored-item.ts';
import { openTracingRegistry } from '../../../lambdas/adapters/tracing-registry.ts';
import { AT, command, staff } from '../../fixtures/actors.ts';
import { CONTEXT, handlerOf } from '../../fixtures/api.ts';
import { adult, consentsOf, USUAL_PURPOSES } from '../../fixtures/household.ts';
import { storedCase } from '../../fixtures/running-case.ts';
import type { TestTable } from '../../table.ts';
import { openTestTable } from '../../table.ts';

let table: TestTable;
let tracing: ReturnType<typeof openTracingRegistry>;
let everybody: ReturnType<typeof openPersonRegistry>;
beforeAll(async () => {
  table = await openTestTable();
  tracing = openTracingRegistry(table);
  everybody = openPersonRegistry(table);
});

let events = 0;
const consume = async (...after: Stored[]) =>
  (await handlerOf('FollowChanges'))(
    {
      Records: after.map((entity) => ({
        eventID: `event-${++events}`,
        dynamodb: {
          ApproximateCreationDateTime: Date.parse(AT) / 1000,
          NewImage: marshall(toItem(entity), { removeUndefinedValues: true }),
        },
      })),
    },
    CONTEXT,
  );
const UNTRACED = USUAL_PURPOSES.filter((purpose) => purpose !== 'tracing');

/** Somebody of that name who is registered, with consent to tracing or without. */
async function registered(name: string, traced: boolean) {
  const members = [adult({ name, sex: 'm', birthDate: '1991-04-05' })];
  const purposes = traced ? USUAL_PURPOSES : UNTRACED;
  const file = await storedCase(table, { members, consents: consentsOf(members, purposes) });
  await consume(...file.persons);
  return file;
}

/** Asks for a brother of that name; gives whom the request was told of. */
async function searched(name: string, seekerConsents = true) {
  const members = [adult({ name: 'Nadia Rahimi' })];
  const file = await storedCase(table, {
    members,
    consents: consentsOf(members, seekerConsents ? USUAL_PURPOSES : UNTRACED),
    tracing: [{ seeker: 0, sought: { name, relationship: 'brother', sex: 'm', birthYear: 1991 } }],
  });
  const input = { caseId: file.case.id, requestId: file.tracing[0]!.id };
  const handler = await handlerOf('SearchRegistry');
  const answer = await handler({ at: AT, command: `task-${++events}`, ...input }, CONTEXT);
  const { tracing: requests } = await table.store.loadCase(file.case.id);
  const candidates = requests[0]!.candidates.map(({ caseId }) => caseId);
  return { answer, caseId: file.case.id, request: () => requests, found: candidates };
}

describe('consent to tracing', () => {
  it('is asked of the person who is found: without it nobody is told of them', async () => {
    const consents = await registered('Farid Sultani', true);
    const does = await registered('Jawad Sultani', false);
    expect((await searched('Farid Sultani')).found).toContain(consents.case.id);
    expect((await searched('Jawad Sultani')).found).not.toContain(does.case.id);
  });

  it('keeps who has not given it out of the tracing index, and in the registry for staff', async () => {
    const does = await registered('Tarek Bayat', false);
    const id = `${does.case.id}/${does.persons[0]!.id}`;
    const query = { id: 'q', sought: { names: [{ full: 'Tarek Bayat', kind: 'registered' as const }] } };
    const found = async (index: typeof tracing | typeof everybody) =>
      (await index.look(query)).candidates.map(({ person }) => person);
    expect(await found(tracing)).not.toContain(id);
    expect(await found(everybody)).toContain(id);
    const consents = await registered('Tarek Bayat', true);
    const other = `${consents.case.id}/${consents.persons[0]!.id}`;
    expect(await found(tracing)).toContain(other);
  });

  it('that is withdrawn takes the person out of the index and of every request at once', async () => {
    const file = await registered('Walid Noorzai', true);
    const seeker = await searched('Walid Noorzai');
    expect(seeker.found).toContain(file.case.id);
    const given = file.consents.find(({ purpose }) => purpose === 'tracing')!;
    const by = command(staff('caseworker'));
    await table.store.change(file.case.id, by, (now) => withdrawConsent(now, given.id, by));
    const after = await table.store.loadCase(file.case.id);
    await consume(...seeker.request(), ...after.consents.filter(({ id }) => id === given.id));
    const sought = { names: [{ full: 'Walid Noorzai', kind: 'registered' as const }] };
    const { candidates } = await tracing.look({ id: 'q', sought });
    expect(candidates.map(({ person }) => person)).not.toContain(`${file.case.id}/${file.persons[0]!.id}`);
    const asked = (await table.store.loadCase(seeker.caseId)).tracing[0]!;
    expect(asked.candidates).toMatchObject([{ decision: 'erased', evidence: '' }]);
  });

  it('is asked of the seeker: without it nothing is searched', async () => {
    await registered('Idris Omarzai', true);
    expect(await searched('Idris Omarzai', false)).toMatchObject({
      answer: { next: 'seeker-consent' },
      found: [],
    });
  });
});
