import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { GetCommand } from '@aws-sdk/lib-dynamodb';
import type { DynamoDBRecord } from 'aws-lambda';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openTable } from '../../../lambdas/adapters/dynamodb.ts';
import { theKeys } from '../../../lambdas/services/the-keys.ts';
import { itemOfText } from '../../../local/dynamodb/item-text.ts';
import { TABLE_NAME } from '../../../local/environment.ts';
import { migrate } from '../../../local/migration/migrate.ts';
import { restated } from '../../../local/streams/record.ts';
import { virtualClock } from '../../../local/virtual-clock.ts';
import { chanceFrom } from '../../../scripts/demo/chance.ts';
import { type DemoHost, startDemoHost } from '../../../scripts/demo/demo-host.ts';
import { habitsFrom } from '../../../scripts/demo/habits.ts';
import { summarise } from '../../../scripts/demo/summary.ts';
import { handler as tellWatchers, watch } from '../../../scripts/demo/watch.ts';
import { employ } from '../../../scripts/demo/workforce.ts';
import { consentsToAsk, writeConsentsToAsk } from '../../../scripts/migration/consents-to-ask.ts';

const OLD = fileURLToPath(new URL('../../fixtures/data-folders/baad802.tar.gz', import.meta.url));
/** In memory where the machine has such a folder: what the disk costs is not what is tested. */
const TEMPORARY = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();
/** The folder's own present. */
const MADE_AT = Date.parse('2026-11-28T03:00:00Z');

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(TEMPORARY, 'kinbridge-old-'));
  execFileSync('tar', ['xzf', OLD, '-C', folder]);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('a folder of DynamoDB Local is taken over once, with a copy of before', async () => {
  const first = await migrate(folder, () => {});
  expect(first).toMatchObject({ changed: true, records: 8 });
  expect(first.items).toBeGreaterThan(4000);
  expect(existsSync(join(folder, 'dynamodb', 'shared-local-instance.db'))).toBe(false);
  expect(existsSync(join(first.backup!, 'dynamodb', 'shared-local-instance.db'))).toBe(true);
  expect(await migrate(folder, () => {})).toMatchObject({ changed: false });
});

test('tells in which live cases somebody signed for others, the nearest departures first', async () => {
  await migrate(folder, () => {});
  const rows = await consentsToAsk(folder, new Date(MADE_AT).toISOString());
  expect(rows.length).toBeGreaterThan(3);
  const departures = rows.flatMap(({ departureAt }) => departureAt ?? []);
  expect(departures.length).toBeGreaterThan(0);
  expect(departures).toEqual(departures.toSorted());
  expect(rows.slice(0, departures.length).every(({ departureAt }) => departureAt !== undefined)).toBe(true);
  expect(rows.every(({ persons, purposes }) => persons.length > 0 && purposes.length > 0)).toBe(true);
  const path = writeConsentsToAsk(folder, rows);
  expect(statSync(path).mode & 0o777).toBe(0o600);
  const [, first] = readFileSync(path, 'utf8').split('\n');
  expect(first).toContain(rows[0]!.caseId);
});

interface Told {
  office: string;
  status: string;
}

/** Cases by id, as the stream tells them. */
function told(): ReadonlyMap<string, Told> {
  const known = new Map<string, Told>();
  watch(({ dynamodb }) => {
    const image = dynamodb?.NewImage;
    if (image?.type?.S === 'case')
      known.set(image.id!.S!, { office: image.office!.S!, status: image.status!.S! });
  });
  return known;
}

/** Tells whoever watches what stands in the table, as a consumer is told that is new. */
async function tellAll({ table, clock }: DemoHost): Promise<void> {
  const definition = table.service.table(table.name);
  let index = 0;
  for (const row of table.service.database.all('SELECT body FROM items WHERE t = ?', definition.id)) {
    const record = restated(definition, itemOfText(row.body as string), clock.now(), index++);
    await tellWatchers({ Records: [record as DynamoDBRecord] });
  }
}

/** Reviews that were open before consents were each person's own: a caseworker records what the adults now say. */
async function askAssessment(host: DemoHost): Promise<void> {
  const reviews = openedItems(host).filter(({ kind }) => kind.startsWith('eligibility'));
  for (const { caseId, office } of reviews) {
    const user = `caseworker.${office}`;
    const { body } = await host.request('GET', `/cases/${caseId}`, { user });
    const { persons } = body as { persons: { id: string }[] };
    const given = {
      purpose: 'assessment',
      recipient: 'kinbridge',
      fields: [],
      textVersion: 'v1',
      language: 'en',
    };
    const givenOn = new Date(host.clock.now()).toISOString().slice(0, 10);
    for (const { id: personId } of persons)
      await host.request('POST', `/cases/${caseId}/consents`, {
        user,
        body: { ...given, givenOn, personId },
      });
  }
}

const storedItems = ({ table }: Pick<DemoHost, 'table'>) =>
  table.service.database
    .all('SELECT body FROM items')
    .map((row) => itemOfText(row.body as string) as Record<string, string>);

function openedItems({ table }: DemoHost) {
  return storedItems({ table }).flatMap(({ type, status, caseId, office, kind }) =>
    type === 'work-item' && (status === 'open' || status === 'claimed')
      ? [{ caseId: caseId!, office: office!, kind: kind! }]
      : [],
  );
}

test('its cases go on from every stage to closure, and their chains verify', async () => {
  await migrate(folder, () => {});
  process.env.POWERTOOLS_LOG_LEVEL = 'SILENT';
  const host = await startDemoHost(virtualClock(MADE_AT), { dataDir: folder }, false);
  try {
    const cases = told();
    await host.clock.hold(async () => {
      employ(
        host,
        habitsFrom(chanceFrom(1), () => undefined),
      );
      await tellAll(host);
      expect(cases.size).toBe(29);
      for (const [id, { office, status }] of cases)
        if (status === 'registered') {
          const answer = await host.request('POST', `/cases/${id}/start`, { user: `caseworker.${office}` });
          expect(answer.status).toBeLessThan(300);
        }
    });
    await host.clock.hold(() => askAssessment(host));
    const open = () => [...cases.values()].filter(({ status }) => status !== 'closed');
    await expect.poll(open, { timeout: 1_200_000 }).toEqual([]);
    const stored = storedItems(host);
    const persons = stored.filter(({ type }) => type === 'person');
    expect(persons.length).toBeGreaterThan(50);
    expect(persons.filter(({ lk }) => !lk!.startsWith('NAME#keyed-name-'))).toEqual([]);
    const registered = stored.filter(({ pk, sk }) => pk!.startsWith('REGISTRY#') && sk === 'person');
    const keys = registered.map(({ pk, sk }) => ({ pk, sk }));
    const { documents, name } = openTable(TABLE_NAME, theKeys);
    const opened = await Promise.all(
      keys.map((Key) => documents.send(new GetCommand({ TableName: name, Key }))),
    );
    const known = opened.flatMap(({ Item }) => Object.keys(Item?.packed as object));
    const active = persons.filter(({ status }) => status === 'active');
    expect(known.toSorted()).toEqual(active.map(({ caseId, id }) => `${caseId}/${id}`).toSorted());
    const summary = await summarise(host);
    expect(summary).toMatchObject({ brokenChains: 0, cases: { total: cases.size, open: [] } });
  } finally {
    await host.close();
  }
}, 1_200_000);
