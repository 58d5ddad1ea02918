import { marshall } from '@aws-sdk/util-dynamodb';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { tracingKeys } from '../../../contracts/person-index.ts';
import type { CaseFile } from '../../../domain/case/case-file.ts';
import type { Stored } from '../../../domain/case/entities.ts';
import type { IndexEntry } from '../../../domain/tracing/index/port.ts';
import { toItem } from '../../../lambdas/adapters/stored-item.ts';
import { openTracingRegistry } from '../../../lambdas/adapters/tracing-registry.ts';
import {
  registryEntry,
  tracedId,
  tracedPersons,
  tracingQuery,
} from '../../../stages/family-tracing/traced-person.ts';
import { AT } from '../../fixtures/actors.ts';
import { CONTEXT, handlerOf } from '../../fixtures/api.ts';
import { adult, child } from '../../fixtures/household.ts';
import { storedCase } from '../../fixtures/running-case.ts';
import type { TestTable } from '../../table.ts';
import { openTestTable } from '../../table.ts';

const OLD = 'lexicon-of-old';

let table: TestTable;
let registry: ReturnType<typeof openTracingRegistry>;
let old: ReturnType<typeof openTracingRegistry>;
let family: CaseFile;

/** The same person under the keys of another lexicon. */
const underOldKeys = (entry: IndexEntry): IndexEntry => ({
  ...entry,
  keys: entry.keys.map((key) => (key ^ 0x5bd1e995) >>> 0),
  codes: entry.codes.map((code) => `old ${code}`),
});
const entriesOf = (file: CaseFile): IndexEntry[] => tracedPersons(file.persons).map(registryEntry);
const tell = async (...entities: Stored[]) => {
  const records = entities.map((entity, i) => ({
    eventID: `event-${i}`,
    dynamodb: {
      ApproximateCreationDateTime: Date.parse(AT) / 1000,
      NewImage: marshall(toItem(entity), { removeUndefinedValues: true }),
    },
  }));
  await (await handlerOf('FollowChanges'))({ Records: records }, CONTEXT);
};
const looked = { id: 'q', sought: { names: [{ full: 'Tariq al-Qasimi', kind: 'registered' as const }] } };
const partitions = async (): Promise<string[]> =>
  (await table.scan()).filter(({ persons }) => persons !== 0).map(({ pk }) => String(pk));

beforeAll(async () => {
  table = await openTestTable();
  registry = openTracingRegistry(table);
  old = openTracingRegistry(table, OLD);
});
beforeEach(async () => {
  family = await storedCase(table, {
    members: [
      adult({ name: 'طارق القاسمي', sex: 'm', birthDate: '1980-02-03', birthPlace: 'حلب' }),
      adult({ relationship: 'spouse', name: 'رنا الخطيب', birthDate: '1984-07-09' }),
      child({ name: 'سمير القاسمي', birthDate: '2012-05-06' }),
    ],
  });
  await old.enter(entriesOf(family).map(underOldKeys));
});
afterEach(() => registry.leave(entriesOf(family).map(({ id }) => id)));

describe('a registry that stands under the keys of another lexicon', () => {
  it('is not searched, and says why and what to do', async () => {
    await expect(registry.look(looked)).rejects.toMatchObject({
      name: 'StoreBusy',
      message: expect.stringMatching(/3 of 3 persons are of another: FollowChanges has to be told of all/),
    });
    const seeker = await storedCase(table, {
      consents: [
        {
          purpose: 'tracing',
          recipient: 'red-cross',
          fields: [],
          textVersion: 'v1',
          givenOn: '2026-01-01',
        },
      ],
      members: [adult({ name: 'Nadia Qasimi' })],
      tracing: [{ seeker: 0, sought: { name: 'Tariq Qasimi', relationship: 'brother', sex: 'm' } }],
    });
    const search = { caseId: seeker.case.id, requestId: seeker.tracing[0]!.id, at: AT, command: 'task-1' };
    await expect((await handlerOf('SearchRegistry'))(search, CONTEXT)).rejects.toMatchObject({
      name: 'StoreBusy',
    });
    const request = tracingQuery(seeker.tracing[0]!, seeker.persons)!;
    await old.search(request);
    expect(await registry.asksOtherwise(request)).toBe(true);
    expect(await old.asksOtherwise(request)).toBe(false);
  });

  it('comes under the present keys, and leaves nothing under the old ones, when its people are told again', async () => {
    await tell(...family.persons);
    const { candidates } = await registry.look(looked);
    const tariq = family.persons.find(({ name }) => name === 'طارق القاسمي')!;
    expect(candidates[0]?.person).toBe(tracedId(tariq));
    const told = await partitions();
    const before = entriesOf(family).map(underOldKeys);
    const keys = tracingKeys(await table.blind());
    const oldPartitions = [
      ...before.flatMap((entry) => entry.keys.map(keys.posting)),
      ...before.flatMap(({ codes }) => codes.map(keys.count)),
      keys.count(keys.ofVersion(`${OLD}-blind`)),
    ];
    expect(oldPartitions.filter((partition) => told.includes(partition))).toEqual([]);
    expect(await registry.size()).toBe(3);
  });

  it('lets a person go from the keys that the person stands under', async () => {
    await registry.leave(entriesOf(family).map(({ id }) => id));
    expect((await partitions()).filter((pk) => /^TRACING#(?:KEY|PERSON|COUNT)/.test(pk))).toEqual([]);
  });
});
