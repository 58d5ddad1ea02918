/** What a function may do with the table: nothing, read, or read and put. No function deletes. */
export type TableAccess = 'none' | 'read' | 'write';

/** Extra rights of some writers: update an item in place, or write the tracing index in batches. */
export type TableExtra = 'update' | 'batch';

/**
 * What a function asks of Step Functions: start, stop or answer executions, check whether one waits for a token, list
 * those of a workflow, describe an execution and its definition, read its history, redrive it.
 */
export type WorkflowCall =
  | 'start'
  | 'stop'
  | 'answer'
  | 'probe'
  | 'list'
  | 'describe'
  | 'definition'
  | 'history'
  | 'redrive';

export interface FunctionContract {
  /** PascalCase; also the placeholder in workflows and, in kebab case, the handler's file name. */
  readonly name: string;
  /** The handler's path from the repository root; it exports `handler`. */
  readonly entry: string;
  readonly kind: 'api' | 'page' | 'task' | 'stream' | 'event';
  readonly table: TableAccess;
  readonly alsoTable?: readonly TableExtra[];
  readonly timeoutSeconds: number;
  readonly memoryMb: number;
  /** The Step Functions calls it makes. */
  readonly workflows?: readonly WorkflowCall[];
  readonly sendsMail?: true;
  /** It sends text messages, in environments that have a sender. */
  readonly sendsTexts?: true;
  /** It creates or opens links to sponsors' pages. */
  readonly signsLinks?: true;
  /** It makes or looks up ids or keys of guessable values: numbers, names, addresses. */
  readonly keysIds?: true;
}

const kebab = (name: string): string => name.replace(/(?<!^)([A-Z])/g, '-$1').toLowerCase();

const api = (
  name: string,
  table: TableAccess = 'write',
  timeoutSeconds = 20,
  workflows?: readonly WorkflowCall[],
): FunctionContract => ({
  name,
  entry: `lambdas/api/${kebab(name)}.ts`,
  kind: 'api',
  table,
  timeoutSeconds,
  memoryMb: 512,
  ...(workflows ? { workflows } : {}),
});

const page = (name: string): FunctionContract => ({
  ...api(name),
  entry: `lambdas/pages/${kebab(name)}.ts`,
  kind: 'page',
  alsoTable: ['update'],
  signsLinks: true,
});

const task = (name: string, table: TableAccess = 'write'): FunctionContract => ({
  name,
  entry: `lambdas/tasks/${kebab(name)}.ts`,
  kind: 'task',
  table,
  timeoutSeconds: 30,
  memoryMb: 512,
});

/** Every function. `lib/` deploys them, `local/` runs them in process. */
export const FUNCTIONS: readonly FunctionContract[] = [
  api('ReadSession'),
  api('ListStaff'),
  api('ReadOpenApi', 'none'),
  { ...api('RegisterCase'), keysIds: true },
  { ...api('ImportIntake', 'write', 29), keysIds: true },
  api('ListCases'),
  { ...api('SearchCases'), keysIds: true, memoryMb: 1024 },
  api('ReadTimeline'),
  { ...api('CorrectPerson'), keysIds: true },
  api('GrantCaseAccess'),
  api('EndAccess'),
  api('BreakGlass'),
  api('ReadCase'),
  api('ReadAudit'),
  api('ExportAudit'),
  api('ReadSponsorAudit'),
  api('ListReaders'),
  api('ReadReadings'),
  api('ListCaseReadings'),
  api('ReadStatistics', 'read'),
  api('ListCaseExecutions', 'write', 20, ['describe', 'history']),
  api('ListExecutions', 'write', 20, ['list', 'describe']),
  api('ListStuckCases', 'write', 29, ['describe', 'history', 'probe']),
  api('ReadExecution', 'write', 20, ['describe', 'definition', 'history']),
  api('ReadExecutionHistory', 'write', 20, ['describe', 'history']),
  api('RedriveExecution', 'write', 20, ['describe', 'redrive']),
  api('StartCase', 'write', 20, ['start', 'describe']),
  api('WithdrawCase'),
  api('CancelCase'),
  { ...api('RecordDeath'), keysIds: true },
  { ...api('ReopenCase'), keysIds: true },
  api('CorrectArrival'),
  api('RecordSponsorLoss'),
  api('RecordPreferences'),
  api('RecordConsent'),
  api('WithdrawConsent'),
  api('RaiseFlag'),
  api('LiftFlag'),
  api('OpenTracingRequest'),
  api('ListTracingRequests'),
  { ...api('ReadTracingRequest'), memoryMb: 1024 },
  api('ChangeTracingEvidence'),
  api('RecordTracingAction'),
  api('SetRedCrossReference'),
  { ...api('SearchPersons'), memoryMb: 1024 },
  api('ListWorkItems'),
  api('CountWorkItems'),
  api('ReadWorkItem'),
  api('ClaimWorkItem'),
  api('ReleaseWorkItem'),
  api('ReassignWorkItem'),
  { ...api('DecideWorkItem'), keysIds: true },
  { ...api('RegisterSponsor'), keysIds: true },
  { ...api('ImportSponsors', 'write', 29), keysIds: true },
  api('ListSponsors'),
  { ...api('ReadSponsor'), keysIds: true },
  api('ListOffers'),
  api('RecordVetting'),
  api('ChangeStanding'),
  api('ChangeContact'),
  { ...api('ChangeProfile'), keysIds: true },
  api('ReadPlacement'),
  api('RenewProposal'),
  api('ListDepartures'),
  api('ListFollowUpVisits'),
  api('ListNotices'),
  { ...api('MarkNoticeRead'), alsoTable: ['update'] },
  api('ListPolicies', 'read'),
  api('ReadPolicy', 'read'),
  api('DryRunPolicy'),
  api('PublishPolicy'),
  page('SponsorPage'),
  { ...page('JoinPage'), keysIds: true, sendsMail: true },
  task('PlanStages'),
  task('BeginStage', 'read'),
  task('OpenWorkItem'),
  task('ProposeSponsors'),
  task('MakeOffer'),
  task('PlanVetting'),
  {
    ...task('SendNotice'),
    alsoTable: ['update'],
    sendsMail: true,
    sendsTexts: true,
    signsLinks: true,
    workflows: ['start'],
  },
  { ...task('SearchRegistry'), alsoTable: ['update', 'batch'], memoryMb: 1024, timeoutSeconds: 60 },
  task('AwaitRegistrations'),
  { ...task('OpenReunificationCase'), keysIds: true },
  {
    name: 'RelayWorkflow',
    entry: 'lambdas/streams/relay-workflow.ts',
    kind: 'stream',
    table: 'none',
    timeoutSeconds: 60,
    memoryMb: 512,
    workflows: ['start', 'stop', 'answer'],
  },
  {
    name: 'FollowChanges',
    entry: 'lambdas/streams/follow-changes.ts',
    kind: 'stream',
    table: 'write',
    alsoTable: ['update', 'batch'],
    timeoutSeconds: 120,
    memoryMb: 1024,
    workflows: ['start'],
    sendsMail: true,
    sendsTexts: true,
    signsLinks: true,
    keysIds: true,
  },
  {
    name: 'Reconcile',
    entry: 'lambdas/events/reconcile.ts',
    kind: 'event',
    table: 'write',
    timeoutSeconds: 900,
    memoryMb: 512,
    workflows: ['start', 'answer', 'probe', 'list', 'describe'],
  },
  {
    name: 'RecordFeedback',
    entry: 'lambdas/events/record-feedback.ts',
    kind: 'event',
    table: 'write',
    timeoutSeconds: 30,
    memoryMb: 512,
  },
];

/** Additional functions of the embedded host; on AWS, Cognito keeps its own record of sign-ins. */
export const HOST_FUNCTIONS: readonly FunctionContract[] = [
  {
    ...{ name: 'RecordSignIn', entry: 'lambdas/events/record-sign-in.ts', kind: 'event', table: 'write' },
    ...{ timeoutSeconds: 30, memoryMb: 512 },
  },
];

/** The function with this name; throws if there is none, which a host discovers at start. */
export function functionNamed(name: string): FunctionContract {
  const found = [...FUNCTIONS, ...HOST_FUNCTIONS].find((candidate) => candidate.name === name);
  if (!found) throw new Error(`Expected a function of contracts/functions.ts, received ${name}.`);
  return found;
}
