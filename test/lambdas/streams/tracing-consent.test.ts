import { marshall } from '@aws-sdk/util-dynamodb';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Stored } from '../../../domain/entity.ts';
import { toItem } from '../../../lambdas/adapters/stored-item.ts';
import { AT } from '../../fixtures/actors.ts';
import { CONTEXT, handlerOf } from '../../fixtures/api.ts';
import { adult, consentsOf, USUAL_PURPOSES } from '../../fixtures/household.ts';
import { storedCase } from '../../fixtures/running-case.ts';
import type { TestTable } from '../../table.ts';
import { openTestTable } from '../../table.ts';

let table: TestTable;
beforeAll(async () => {
  table = await openTestTable();
});

let events = 0;
const consume = async (...after: Stored[]) =>
  (await handlerOf('IndexTracing'))(
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
  const { tracing } = await table.store.loadCase(file.case.id);
  return { answer, found: tracing[0]!.candidates.map(({ caseId }) => caseId) };
}

describe('consent to tracing', () => {
  it('is asked of the person who is found: without it nobody is told of them', async () => {
    const consents = await registered('Farid Sultani', true);
    const does = await registered('Jawad Sultani', false);
    expect((await searched('Farid Sultani')).found).toContain(consents.case.id);
    expect((await searched('Jawad Sultani')).found).not.toContain(does.case.id);
  });

  it('is asked of the seeker: without it nothing is searched', async () => {
    await registered('Idris Omarzai', true);
    expect(await searched('Idris Omarzai', false)).toMatchObject({
      answer: { next: 'seeker-consent' },
      found: [],
    });
  });
});
