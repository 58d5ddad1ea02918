import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { NewMember } from '../../domain/casework/register-case.ts';
import { sweep } from '../../lambdas/services/sweep.ts';
import { realClock } from '../../local/clock.ts';
import { OPERATIONS, run } from '../../local/dynamodb/operations.ts';
import type { NativeItem } from '../../local/dynamodb/values.ts';
import type { Host } from '../../local/host.ts';
import { startHost } from '../../local/host.ts';
import { adult, household } from '../fixtures/household.ts';
import { ofFamily } from '../fixtures/surnames.ts';

const OFFICE = 'nairobi';
let host: Host;

/** A host that relays nothing: only the sweep opens work. */
beforeAll(async () => {
  host = await startHost({ dataDir: ':memory:', clock: realClock(), lists: { consumers: [] } });
});
afterAll(() => host.close());

/** Counted from one day throughout, whenever midnight is. */
const NOW = Date.now();
const inDays = (days: number) => new Date(NOW + days * 86_400_000).toISOString().slice(0, 10);
type Paper = NonNullable<NewMember['identityPapers']>[number];
const passport = (expiresOn: string, over: Partial<Paper> = {}): Paper => ({
  ...{ kind: 'passport', number: 'N00482137', country: 'SYR', expiresOn },
  ...over,
});

const send = (method: string, path: string, body?: unknown, user = 'caseworker') =>
  host.request(method, path, { user: `${user}.${OFFICE}`, body } as never);
async function call(method: string, path: string, body?: unknown, user?: string) {
  const answer = await send(method, path, body, user);
  expect([path, answer.status < 300, answer.body]).toEqual([path, true, answer.body]);
  return answer.body as Record<string, unknown>;
}

let families = 0;
/** A registered household of an applicant with these papers and a husband without any. */
async function registered(...identityPapers: Paper[]): Promise<string> {
  families += 1;
  const husband = adult({ relationship: 'spouse', name: 'Karim Haddad', sex: 'm', birthDate: '1985-03-02' });
  const members = ofFamily([adult({ identityPapers }), husband], families);
  const body = household({ office: OFFICE, destinationOffice: 'oslo', members });
  return String((await call('POST', '/cases', body)).caseId);
}

type Item = { workItemId: string; kind: string };
/** What the sweep, carried out twice, leaves open about papers. */
async function asked(caseId: string): Promise<Item[]> {
  for (const _twice of [1, 2]) {
    await sweep([caseId]);
    await host.idle();
  }
  const { waitsFor } = await call('GET', `/cases/${caseId}`);
  return (waitsFor as Item[]).filter(({ kind }) => kind === 'expiring-paper');
}
const decide = ({ workItemId }: Item, form: object) =>
  send('POST', `/work-items/${workItemId}/decision`, form);
const NOT_NEEDED = { decision: 'not-needed', reasonCode: 'cannot-be-renewed' };

async function principalOf(caseId: string) {
  const { persons } = await call('GET', `/cases/${caseId}`);
  return (persons as ({ id: string } & NewMember)[]).find(
    ({ relationship }) => relationship === 'principal-applicant',
  )!;
}
async function correct(caseId: string, ...identityPapers: Paper[]): Promise<void> {
  const { id, version, status, ...member } = (await principalOf(caseId)) as Record<string, unknown>;
  expect([version, status]).toEqual([expect.any(Number), 'active']);
  const body = { reasonCode: 'new-document', member: { ...member, identityPapers } };
  await call('PUT', `/cases/${caseId}/persons/${id}`, body);
}
const table = (operation: 'PutItem' | 'Query', more: object) =>
  run(host.table.service, OPERATIONS, operation, { TableName: host.table.name, ...more });
async function stored(caseId: string): Promise<NativeItem[]> {
  const { Items } = (await table('Query', {
    KeyConditionExpression: 'pk = :p',
    ExpressionAttributeValues: { ':p': `CASE#${caseId}` },
  })) as { Items: NativeItem[] };
  return Items;
}

describe('an identity paper that is about to expire', () => {
  it('becomes work once, which shows whose it is, what it is and until when', async () => {
    expect(await asked(await registered(passport(inDays(300))))).toEqual([]);
    const caseId = await registered(passport(inDays(30)));
    const [item, ...more] = await asked(caseId);
    expect(more).toEqual([]);
    const view = await call('GET', `/work-items/${item!.workItemId}`);
    const { id } = await principalOf(caseId);
    expect(view).toMatchObject({ subject: id, role: 'caseworker', office: OFFICE });
    expect(view.expiringPapers).toEqual([{ kind: 'passport', country: 'SYR', expiresOn: inDays(30) }]);
  });

  it('puts neither its number nor its day into the work, the workflow or its history', async () => {
    const caseId = await registered(passport(inDays(30)));
    await asked(caseId);
    const item = (await stored(caseId)).find(({ type }) => type === 'work-item')!;
    const executionArn = String(item.execution);
    const told = await host.engine.call('GetExecutionHistory', { executionArn, maxResults: 1000 });
    expect(item.context).toEqual({ paperKind: 'passport' });
    for (const text of [JSON.stringify(told), JSON.stringify(item)]) {
      expect(text).toContain('paperKind');
      expect(text).not.toContain('N00482137');
      expect(text).not.toContain(inDays(30));
    }
  });

  it('is renewed when the person is corrected with the newer paper, and not before', async () => {
    const caseId = await registered(passport(inDays(-5)));
    const [item] = await asked(caseId);
    const renewed = { decision: 'renewed' };
    const refused = { status: 400, body: { issues: [{ path: 'decision', code: 'paper-on-record' }] } };
    expect(await decide(item!, renewed)).toMatchObject(refused);
    await correct(caseId, passport(inDays(40), { number: 'N00999111' }));
    expect(await decide(item!, renewed)).toMatchObject(refused);
    await correct(caseId, passport(inDays(900), { number: 'N00999111' }));
    expect((await decide(item!, renewed)).status).toBe(200);
    expect(await asked(caseId)).toEqual([]);
  });

  it('is asked about again only when it expires on another day', async () => {
    const caseId = await registered(passport(inDays(30)));
    const [item] = await asked(caseId);
    expect((await decide(item!, NOT_NEEDED)).status).toBe(200);
    await correct(caseId, passport(inDays(30), { issuedOn: '2020-01-01' }));
    expect(await asked(caseId)).toEqual([]);
    await correct(caseId, passport(inDays(20)));
    expect(await asked(caseId)).toHaveLength(1);
  });

  it('is asked about one after the other where one person has several, and not if a newer one is there', async () => {
    const permit = passport(inDays(50), { kind: 'residence-permit', number: 'R1', country: 'KEN' });
    const caseId = await registered(permit, passport(inDays(30)), passport(inDays(900), { number: 'N2' }));
    const [first, ...more] = await asked(caseId);
    expect(more).toEqual([]);
    const view = await call('GET', `/work-items/${first!.workItemId}`);
    expect(view.expiringPapers).toMatchObject([{ kind: 'residence-permit' }]);
    await correct(caseId, permit, passport(inDays(10)));
    expect(await asked(caseId)).toEqual([first]);
    await decide(first!, NOT_NEEDED);
    const [second] = await asked(caseId);
    expect(second!.workItemId).not.toBe(first!.workItemId);
  });
});

describe('nobody is asked', () => {
  it('about the papers of a member who died, also if they were asked before', async () => {
    const caseId = await registered(passport(inDays(30)));
    const [item] = await asked(caseId);
    const { persons } = await call('GET', `/cases/${caseId}`);
    const [husband] = (persons as ({ id: string } & NewMember)[]).filter(
      ({ relationship }) => relationship !== 'principal-applicant',
    );
    const { id } = await principalOf(caseId);
    await call('POST', `/cases/${caseId}/deaths`, { personId: id, newPrincipalId: husband!.id });
    expect(await asked(caseId)).toEqual([]);
    expect((await decide(item!, NOT_NEEDED)).status).toBe(409);
  });

  it('about the papers of a closed case', async () => {
    const caseId = await registered(passport(inDays(30)));
    const record = (await stored(caseId)).find(({ type }) => type === 'case')!;
    const closing = { outcome: 'cancelled', reasonCode: 'withdrawn' };
    await table('PutItem', { Item: { ...record, status: 'closed', closing } });
    expect(await asked(caseId)).toEqual([]);
    expect((await stored(caseId)).filter(({ type }) => type === 'work-item')).toEqual([]);
  });
});
