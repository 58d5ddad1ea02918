import type { RouteName } from '../../contracts/routes.ts';
import { API } from '../../contracts/routes.ts';
import type { Attack, World } from './world.ts';
import { answers, firstOf } from './world.ts';

const insider = { user: 'supervisor.nairobi' };
const REASON = { reasonCode: 'done' };
const FLAG = { kind: 'protection', instruction: 'nobody is to know', blocks: [] };

const SOUGHT = { relationship: 'mother', sex: 'f' };
const MEMBER = {
  ...{ relationship: 'principal-applicant', name: 'Renamed Invented', sex: 'f', birthDate: '1988-05-04' },
  ...{ birthDateEstimated: false, nationality: 'SYR', languages: ['ar'], needs: [] },
  ...{ separation: 'accompanied', custody: 'not-a-child' },
};
const CONSENT = {
  ...{ purpose: 'tracing', recipient: 'x', fields: [], textVersion: 'v1', givenOn: '2026-01-01' },
  language: 'ar',
};

const WHEN = { day: '2026-04-01', time: '09:30', timeZone: 'UTC', minutes: 30, place: 'x', staff: [] };

/** A body that each command takes; one without a line here takes none. */
const BODIES: Readonly<Record<string, (personId: string) => object>> = {
  WithdrawCase: () => REASON,
  CancelCase: () => REASON,
  RecordSponsorLoss: () => REASON,
  LiftFlag: () => REASON,
  EndAccess: () => REASON,
  RaiseFlag: () => FLAG,
  RecordDeath: (personId) => ({ personId }),
  ProposeHouseholdChange: (personId) => ({
    change: { kind: 'leaves', because: 'moved-out', personId },
    ...{ happenedOn: '2026-01-01', evidence: 'invented' },
  }),
  CorrectPerson: () => ({ ...REASON, member: MEMBER }),
  RecordConsent: (personId) => ({ ...CONSENT, personId }),
  RecordPreferences: () => ({ preferences: ['rural'] }),
  GrantCaseAccess: () => ({ reader: insider.user, ...REASON }),
  TakeSeats: () => ({ personIds: [] }),
  PlanAppointment: () => ({ ...WHEN, kind: 'interview', personIds: [] }),
  MoveAppointment: () => WHEN,
  SettleAppointment: () => ({ outcome: 'cancelled' }),
  IssuePersonPage: (personId) => ({ personId, language: 'en' }),
  RevokePersonPage: () => REASON,
  MakeCopy: () => ({ audience: 'family', language: 'en', ...REASON }),
  MakeReceipt: (personId) => ({ personId, scope: 'person', language: 'en', ...REASON }),
  WriteNote: () => ({ text: 'invented' }),
  ChangeNote: () => ({ text: 'invented' }),
  ReopenCase: () => ({ fromStage: 'eligibility-review', ...REASON }),
  ChangePlan: () => ({
    ...{ change: 'add', whom: 'household', service: 'housing', provider: 'office', dueOn: '2099-01-01' },
  }),
  CorrectArrival: () => ({ arrivedAt: '2026-01-02T03:04:05.000Z' }),
  OpenTracingRequest: (seekerId) => ({ seekerId, sought: SOUGHT }),
  ChangeTracingEvidence: () => ({ sought: SOUGHT, ...REASON }),
  AddOutsideCandidate: () => ({
    ...{ source: 'red-cross', sourceReference: 'RC-1', agrees: true },
    known: { name: 'Amal', sex: 'f' },
  }),
  ReportDeath: () => ({ proof: 'witness', source: 'family', sourceReference: 'letter of 3 May' }),
  RecordTracingAction: () => ({ on: '2026-01-01', kind: 'field-visit', outcome: 'no-trace' }),
  SetRedCrossReference: () => ({ reference: 'ICRC-1' }),
} satisfies Partial<Record<RouteName, (personId: string) => object>>;

/** An id of something that there is not. */
const NONE = '0'.repeat(20);

const writes = API.filter(
  ({ method, path, function: name }) =>
    method !== 'GET' && path.startsWith('/cases/{caseId}') && name !== 'BreakGlass',
);

/** What a break-glass reader finds open: a command that is not refused, or a trace of one in the chain. */
async function written({ call, items }: World, caseId: string, ids: Record<string, string>) {
  const before = (await items(caseId, 'audit#')).length;
  for (const { method, path, function: name } of writes) {
    const filled = path.replace(
      /\{(\w+)\}/g,
      (_, key: string) => ids[key] ?? `${key.replace('Id', '')}-${NONE}`,
    );
    const body = BODIES[name]?.(ids.personId!);
    const headers = { 'if-match': '"1"' };
    const found = answers(await call(method, filled, { ...insider, body, headers }), 403, 404);
    if (found !== undefined) return `${name} ${found}`;
  }
  const after = await items(caseId, 'audit#');
  return after.length === before ? undefined : `${after.length - before} entries more in the chain`;
}

export const GLASS: readonly Attack[] = [
  {
    ...{ by: 'break-glass insider', what: 'sends every command there is about a case (fault 6)' },
    async run(world) {
      const { call, newCase } = world;
      const { caseId } = await newCase();
      const flag = await call('POST', `/cases/${caseId}/flags`, { user: 'supervisor.amman', body: FLAG });
      const glass = await call('POST', `/cases/${caseId}/break-glass`, {
        ...{ ...insider, body: { reasonCode: 'emergency', note: 'invented' } },
      });
      const file = await call('GET', `/cases/${caseId}`, insider);
      const { flagId } = flag.body as { flagId: string };
      const { persons } = file.body as { persons: { id: string }[] };
      return firstOf(
        answers(glass, 201),
        writes.length < 10 ? `only ${writes.length} commands were tried` : undefined,
        await written(world, caseId, { caseId, flagId, personId: persons[0]!.id }),
      );
    },
  },
];
