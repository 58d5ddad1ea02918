import { beforeAll, describe, expect, it } from 'vitest';
import { FILE_ROUTES } from '../../../contracts/file-door.ts';
import { FUNCTIONS } from '../../../contracts/functions.ts';
import { PAGE_ROUTES } from '../../../contracts/pages.ts';
import { API, ROUTES } from '../../../contracts/routes.ts';
import type { Actor, Role } from '../../../domain/kernel/actor.ts';
import { RoleSchema } from '../../../domain/kernel/actor.ts';
import { AT, staff } from '../../fixtures/actors.ts';
import type { ApiCall } from '../../fixtures/api.ts';
import { api, CONTEXT, eventOf, handlerOf } from '../../fixtures/api.ts';
import { adult, household } from '../../fixtures/household.ts';
import { storedCase, storedItem } from '../../fixtures/running-case.ts';
import type { TestTable } from '../../table.ts';
import { openTestTable } from '../../table.ts';

const SECRET = 'Samira Haddad';
let table: TestTable;
let path: Record<string, string>;
let items: number;
/** What is stored but who called, which is noted of any call. */
const stored = async () => (await table.scan()).filter(({ type }) => type !== 'staff-member');
beforeAll(async () => {
  table = await openTestTable();
  const file = await storedCase(table);
  const workItemId = await storedItem(table, file.case.id, 'eligibility-review');
  const id = (kind: string) => `${kind}-${'0'.repeat(20)}`;
  path = {
    caseId: file.case.id,
    workItemId,
    day: '2026-03-10',
    reader: 'caseworker-1',
    consentId: id('consent'),
    flagId: id('flag'),
    requestId: id('tracing'),
    personId: file.persons[0]!.id,
    grantId: id('access'),
    programme: 'resettlement',
    executionId: `resettlement-case.${file.case.id}-1`,
    version: '7',
    sponsorId: id('sponsor'),
    noticeId: id('notice'),
    recordId: file.case.id,
    documentId: id('document'),
    noteId: id('note'),
    holdId: id('hold'),
    appointmentId: id('appointment'),
    classId: id('class'),
    pageId: id('page'),
    complaintId: id('complaint'),
    feedId: id('feed'),
    viewId: id('view'),
    batchId: id('batch'),
    staffId: 'caseworker-1',
    reviewId: id('review'),
    clientId: id('client'),
    exportId: id('export'),
    releaseId: id('release'),
    changeId: id('change'),
  };
  items = (await stored()).length;
});

/** A body that each route with one takes, apart from the state of the case. */
const reasonCode = 'a-reason';
const WHEN = { day: '2026-04-01', time: '09:30', timeZone: 'UTC', minutes: 30, place: 'x', staff: [] };
const BODIES: Record<string, object> = {
  AddPerson: { login: 'n.ewcomer', name: 'x', language: 'en', office: 'amman', roles: ['caseworker'] },
  ChangeAccess: { roles: ['auditor'] },
  DecideAccess: { decision: 'refused' },
  SetSuspension: { suspended: true, reasonCode: 'a-reason' },
  ChangeSignInRules: { idleMinutes: 20 },
  RenewSignIn: { language: 'en', forgetSecond: false },
  DecideReviewedAccess: { person: 'caseworker.amman', decision: 'kept' },
  RegisterCase: household(),
  ImportIntake: { json: [] },
  WithdrawCase: { reasonCode },
  CancelCase: { reasonCode },
  RecordDeath: { personId: `person-${'0'.repeat(20)}` },
  SearchAlike: { members: [adult()] },
  ProposeHouseholdChange: {
    change: { kind: 'leaves', because: 'moved-out', personId: `person-${'0'.repeat(20)}` },
    ...{ happenedOn: '2026-01-01', evidence: 'told by the family' },
  },
  ReopenCase: { fromStage: 'travel', reasonCode },
  CorrectArrival: { arrivedAt: AT },
  ChangePlan: {
    change: 'add',
    whom: 'household',
    service: 'housing',
    provider: 'office',
    dueOn: '2099-01-01',
  },
  RecordSponsorLoss: { reasonCode },
  RecordPreferences: { preferences: ['rural'] },
  RecordConsent: {
    purpose: 'tracing',
    recipient: 'x',
    fields: [],
    textVersion: 'v1',
    givenOn: '2026-01-01',
    personId: 'x',
    language: 'ar',
  },
  SearchCases: { text: 'Haddad' },
  FindAnything: { text: 'Haddad' },
  CorrectPerson: { reasonCode, member: adult() },
  GrantCaseAccess: { reader: 'x', reasonCode },
  EndAccess: { reasonCode },
  BreakGlass: { reasonCode },
  RaiseFlag: { kind: 'other', instruction: 'x', blocks: [] },
  LiftFlag: { reasonCode },
  OpenTracingRequest: { seekerId: 'x', sought: { relationship: 'mother', sex: 'f' } },
  ChangeTracingEvidence: { sought: { relationship: 'mother', sex: 'f' }, reasonCode },
  AddOutsideCandidate: {
    ...{ source: 'red-cross', sourceReference: 'RC-1', agrees: true },
    known: { name: 'Amal', sex: 'f' },
  },
  ReportDeath: { proof: 'witness', source: 'family', sourceReference: 'letter of 3 May' },
  RecordTracingAction: { on: '2026-01-01', kind: 'field-visit', outcome: 'no-trace' },
  SetRedCrossReference: { reference: 'ICRC-1' },
  SearchPersons: { name: 'Haddad' },
  ReassignWorkItem: { assignee: 'x' },
  SettleOrganisation: { act: 'let-end' },
  DecideWorkItem: { decision: 'recommend' },
  RegisterSponsor: { kind: 'group' },
  PublishPolicy: { version: 7 },
  DryRunPolicy: { version: 7 },
  ImportSponsors: { csv: 'name' },
  RecordVetting: { adults: [{ name: 'x', check: 'pending' }] },
  ChangeStanding: { to: 'suspended', reasonCode },
  ChangeContact: { channel: 'email' },
  ChangeProfile: { capacity: 4, reasonCode },
  NameFamily: { name: 'x', relation: 'friend' },
  AskExport: { recipient: `age1${'q'.repeat(58)}`, reasonCode, office: 'amman' },
  DecideExport: { decision: 'refuse' },
  CountStatistics: { definition: { counts: 'persons', dimensions: ['sex'], office: 'amman' } },
  ReleaseStatistics: { countId: `count-${'0'.repeat(20)}` },
  DecideRelease: { decision: 'refuse' },
  AdoptTracingWeights: { from: 'shipped' },
  MakeCopy: { audience: 'family', language: 'en', reasonCode },
  MakeSponsorCopy: { audience: 'sponsor', language: 'en', reasonCode },
  MakeReceipt: { personId: 'x', language: 'uk', reasonCode },
  UndoIntakeImport: {},
  BeginIntakeUpload: { parts: [9] },
  SaveIntakeMapping: { version: 0, mapping: { name: 'x', fields: {} } },
  AddClient: {
    ...{ name: 'x', office: 'amman', programme: 'resettlement', role: 'caseworker' },
    ...{ routes: ['ListCases'], days: 8 },
  },
  AddWebhook: { url: 'https://partner.example.org/hook', kinds: ['case.opened'] },
  ChangeWebhook: { to: 'paused' },
  AddDocument: { kind: 'passport', name: 'x', bytes: 1 },
  RemoveDocument: { reasonCode },
  WriteNote: { text: 'x' },
  AskRight: { right: 'restriction', askedBy: 'self', channel: 'letter', words: 'x', askedOn: '2026-01-01' },
  LiftRight: { reasonCode },
  SetHold: { reasonCode, authority: 'court', reference: 'x' },
  LiftHold: { reasonCode },
  ChangeNote: { text: 'x' },
  PlanAppointment: { ...WHEN, kind: 'interview', personIds: [] },
  IssuePersonPage: { personId: `person-${'0'.repeat(20)}`, language: 'en' },
  RevokePersonPage: { reasonCode },
  SettleComplaint: { code: 'resolved', note: 'x' },
  MoveAppointment: WHEN,
  SettleAppointment: { outcome: 'cancelled' },
  MakeFeed: { of: 'me', language: 'en' },
  BeginBatch: {
    act: 'claim',
    items: [{ workItemId: `item-${'0'.repeat(20)}-${'0'.repeat(20)}`, version: 1 }],
  },
  RecordAbsence: { from: '2026-04-01', until: '2026-04-05' },
  HandOverWork: {},
  PlanClass: {
    ...{ group: 'adults', language: 'ar', place: 'x', day: '2026-04-01', time: '09:30' },
    ...{ minutes: 60, timeZone: 'UTC', capacity: 25 },
  },
  CancelClass: { reasonCode },
  TakeSeats: { personIds: [] },
  HoldClass: { heldOn: '2026-01-01', topics: ['law'], absent: [] },
  SaveView: { list: 'work', name: 'x', place: {} },
  ChooseFirstView: { list: 'work', viewId: null },
  MarkNoticeRead: { ownerId: `case-${'0'.repeat(20)}` },
};
const OPEN_BODIES = new Set(['DecideWorkItem']);
const pages = new Set<string>([...FILE_ROUTES, ...PAGE_ROUTES].map((page) => page.function));
const routes = ROUTES.filter((route) => !pages.has(route.function)).map(
  (route) => [route.function, route] as const,
);
const contractOf = (name: string) => API.find((contract) => contract.function === name)!;
const withBody = routes.filter(([name]) => BODIES[name]);
const withPath = routes.filter(([, route]) => route.path.includes('{'));
const allowed = (name: string): Actor => {
  const { roles } = ROUTES.find((route) => route.function === name)!;
  return staff(roles.includes('supervisor') ? 'supervisor' : roles[0]!);
};
const call = (name: string, over: ApiCall = {}) =>
  api(name, { by: allowed(name), path, body: BODIES[name], ...over });

/** Half a character at a depth that a walk by recursion would not come back from. */
const DEEP = `${'['.repeat(40_000)}"\\ud83d"${']'.repeat(40_000)}`;

describe('every route', () => {
  it('with a body is among these tests, and every function is a route', () => {
    const { length } = FUNCTIONS.filter(({ kind }) => kind === 'api');
    expect(new Set(routes.map(([name]) => name)).size).toBe(length);
    const bodyless = routes
      .filter(([name, { method }]) => method !== 'GET' && !BODIES[name])
      .map(([name]) => name);
    expect([...new Set(bodyless)].toSorted()).toEqual([
      'AnchorNow',
      'ClaimWorkItem',
      'CompleteDocument',
      'EndAbsence',
      'EraseNote',
      'RedeliverWebhook',
      'RedriveExecution',
      'ReleaseWorkItem',
      'RemoveView',
      'RenewClientKey',
      'RenewProposal',
      'RenewWebhookSecret',
      'RevokeClient',
      'RevokeFeed',
      'StartCase',
      'TakeBackDecision',
      'TestWebhook',
      'UndoBatch',
      'WithdrawConsent',
    ]);
  });

  it.each(routes)(
    '%s refuses every role that is not its own, and nobody in particular',
    async (name, { roles, open }) => {
      if (open) return;
      for (const role of RoleSchema.options.filter((candidate: Role) => !roles.includes(candidate))) {
        const refused = await call(name, { by: staff(role) });
        expect([role, refused.status, refused.body.type]).toEqual([
          role,
          403,
          'urn:kinbridge:error:Forbidden',
        ]);
      }
      const handler = await handlerOf(name);
      const nobody = (await handler(eventOf(name, { path }), CONTEXT)) as { statusCode: number };
      expect(nobody.statusCode).toBe(403);
    },
  );

  it.each(withPath)('%s refuses ids that are none, naming them by path', async (name, route) => {
    for (const parameter of [...route.path.matchAll(/\{(\w+)\}/g)].map(([, found]) => found!)) {
      const { status, body, text } = await call(name, { path: { ...path, [parameter]: SECRET } });
      expect([status, (body.issues as { path: string }[])[0]?.path]).toEqual([400, parameter]);
      expect(text).not.toContain(SECRET);
    }
  });

  it.each(withBody)(
    '%s refuses a body that is no JSON, none, of another kind or with unknown keys',
    async (name) => {
      const bodies: unknown[] = [`{"decision": "${SECRET}"`, undefined, '', 'null', '[]', `"${SECRET}"`, '7'];
      if (!OPEN_BODIES.has(name)) bodies.push({ ...BODIES[name], nickname: SECRET });
      for (const body of bodies) {
        const answer = await api(name, { by: allowed(name), path, body });
        expect([body, answer.status, answer.contentType]).toEqual([body, 400, 'application/problem+json']);
        expect(answer.body).toMatchObject({ type: 'urn:kinbridge:error:InvalidInput', status: 400 });
        expect(answer.body.issues).not.toHaveLength(0);
        expect(answer.text).not.toContain(SECRET);
      }
    },
  );

  it.each(withBody)('%s refuses a body with half a character in a text or a name', async (name) => {
    for (const half of ['{"a":["\\ud83d"]}', '{"\\uDE00":1}', '{"a":{"b":"\\ude00\\ud83d"}}', DEEP]) {
      const answer = await api(name, { by: allowed(name), path, body: half });
      expect([half, answer.status, answer.body.issues]).toMatchObject([half, 400, [{ path: '(body)' }]]);
    }
    const whole = await api(name, { by: allowed(name), path, body: '{"a":"\\ud83d\\ude00"}' });
    expect(whole.body.issues).not.toMatchObject([{ path: '(body)' }]);
  });

  it.each(withBody)('%s refuses a body that is too large to be one', async (name) => {
    const answer = await call(name, { body: { ...BODIES[name], note: 'x'.repeat(5_000_000) } });
    expect(answer).toMatchObject({ status: 400, body: { issues: [{ path: '(body)' }] } });
    expect(answer.text.length).toBeLessThan(1000);
  });

  const ofOwnOffice = routes.filter(
    ([name, { path: address, roles }]) =>
      address.startsWith('/cases/{') && contractOf(name).grants?.[roles[0]!] === 'own-office',
  );
  it.each(ofOwnOffice)('%s keeps cases of other offices to themselves', async (name, { roles }) => {
    const role = roles.find((candidate) => candidate !== 'auditor')!;
    const { status } = await call(name, { by: staff(role, 'nairobi') });
    expect(status).toBe(404);
  });

  it.each(routes.filter(([, route]) => route.path.startsWith('/work-items/{')))(
    '%s keeps work items of other offices to themselves',
    async (name) => {
      expect((await call(name, { by: staff('supervisor', 'nairobi') })).status).toBe(404);
    },
  );

  it('has changed nothing through all of this', async () => {
    expect((await stored()).length).toBe(items);
  });
});

describe('headers and queries', () => {
  it.each(['0', '-1', 'x', '1.5', '*', '', '"'])('If-Match %j is refused', async (ifMatch) => {
    expect(await call('ClaimWorkItem', { ifMatch })).toMatchObject({
      status: 400,
      body: { issues: [{ path: 'If-Match' }] },
    });
  });

  it.each([' ', 'x'.repeat(201), 'schlüssel', ''])('Idempotency-Key %j is refused', async (key) => {
    expect(await call('StartCase', { key })).toMatchObject({
      status: 400,
      body: { issues: [{ path: 'Idempotency-Key' }] },
    });
  });

  it.each<[string, Record<string, string>, string]>([
    ['ListCases', { limit: '0' }, 'limit'],
    ['ListCases', { limit: '101' }, 'limit'],
    ['ListCases', { limit: 'all' }, 'limit'],
    ['ListCases', { cursor: '%%%' }, 'cursor'],
    ['ListCases', { cursor: 'x'.repeat(601) }, 'cursor'],
    ['ListCases', { office: SECRET }, 'office'],
    ['ListWorkItems', { role: SECRET }, 'role'],
    ['ReadAudit', { after: '-1' }, 'after'],
  ])('%s %j is refused', async (name, query, issue) => {
    const { status, body, text } = await call(name, { query });
    expect([status, (body.issues as { path: string }[])[0]?.path]).toEqual([400, issue]);
    expect(text).not.toContain(SECRET);
  });
});

describe('a household that is wrong', () => {
  it.each<[string, object, string]>([
    ['a member', { members: [{ ...adult(), sex: SECRET }] }, 'members.0.sex'],
    ['a birth date', { members: [{ ...adult(), birthDate: SECRET }] }, 'members.0.birthDate'],
    ['a name of 201 characters', { members: [{ ...adult(), name: SECRET.repeat(16) }] }, 'members.0.name'],
    ['a category', { primaryCategory: SECRET }, 'primaryCategory'],
    ['a contradiction', { members: [adult({ custody: 'one-parent' })] }, 'members.0.custody'],
  ])('by %s is told by path and rule, without the value', async (_what, over, issue) => {
    const { status, body, text } = await call('RegisterCase', { body: { ...household(), ...over } });
    const [first] = body.issues as { path: string; rule: string; received: string }[];
    expect([status, first?.path]).toEqual([400, issue]);
    expect(first?.rule.length).toBeGreaterThan(3);
    expect(text).not.toContain(SECRET);
  });

  it('is told of at most 50 mistakes', async () => {
    const members = Array.from({ length: 20 }, () => ({ a: 1 }));
    const { body } = await call('RegisterCase', { body: { ...household(), members } });
    expect((body.issues as object[]).length).toBe(50);
  });

  it('may come in base 64', async () => {
    const answer = await api('RegisterCase', { by: staff('caseworker'), body: household(), base64: true });
    expect(answer.status).toBe(201);
  });
});
