import type { FILE_ROUTES } from './file-door.ts';
import type { AuditAccess, FunctionContract, FunctionNeeds } from './function-contract.ts';
import { functionOf } from './function-contract.ts';
import type { PageName } from './pages.ts';
import { PAGES } from './pages.ts';
import type { RouteName } from './routes.ts';
import { API } from './routes.ts';
import type { StreamName } from './streams.ts';
import type { TaskName } from './tasks.ts';

/** What each task needs beyond what is usual. A task without a line here does not compile. */
const TASK_NEEDS = {
  PlanStages: {},
  BeginStage: { table: 'read' },
  OpenWorkItem: {},
  ProposeSponsors: {},
  MakeOffer: {},
  OpenAccessReview: { directory: 'read', timeoutSeconds: 60 },
  PlanVetting: {},
  SendNotice: {
    audit: [],
    alsoTable: ['update'],
    sendsMail: true,
    sendsTexts: true,
    signsLinks: true,
    workflows: ['start'],
  },
  SendWebhook: { timeoutSeconds: 30, keysIds: true, audit: ['read', 'put'] },
  WorkThroughBatch: { timeoutSeconds: 120, archive: 'read', workflows: ['describe', 'redrive'] },
  SearchRegistry: { alsoTable: ['update', 'batch'], memoryMb: 1024, timeoutSeconds: 60 },
  EraseRecords: {
    ...{
      audit: ['put'],
      alsoTable: ['update', 'batch', 'delete'],
      files: 'tend',
      archive: 'write',
      keysIds: true,
    },
    ...{ timeoutSeconds: 900, memoryMb: 1024 },
  },
  AwaitRegistrations: {},
  OpenReunificationCase: { keysIds: true },
} satisfies Record<TaskName, FunctionNeeds>;

/** The same for each consumer of the stream. */
const STREAM_NEEDS = {
  RelayWorkflow: { workflows: ['start', 'stop', 'answer'], holdsDecisions: true },
  FollowChanges: {
    audit: ['put'],
    alsoTable: ['update', 'batch'],
    timeoutSeconds: 120,
    memoryMb: 1024,
    workflows: ['start'],
    sendsMail: true,
    sendsTexts: true,
    signsLinks: true,
    keysIds: true,
  },
} satisfies Record<StreamName, FunctionNeeds>;

/** The functions that schedules and other services call. */
const EVENT_NEEDS = {
  Reconcile: {
    audit: ['read', 'put'],
    directory: 'read',
    timeoutSeconds: 900,
    memoryMb: 1024,
    sendsTexts: true,
    files: 'tend',
    keysIds: true,
    workflows: ['start', 'answer', 'probe', 'list', 'describe'],
  },
  /** It carries out a decision that nobody took back. */
  CarryOutDecision: { audit: ['put'], keysIds: true, holdsDecisions: true },
  RecordFeedback: { audit: ['put'] },
  RecordFailedSignIns: { audit: ['read', 'put'], timeoutSeconds: 120 },
  /** Cognito waits five seconds for it. */
  SettleSignIn: { timeoutSeconds: 5, table: 'none', directory: 'settle', awaited: true },
  RotateKeys: { timeoutSeconds: 900, table: 'none', rotatesKeys: true },
  MakeAnchor: {
    ...{ timeoutSeconds: 120, memoryMb: 1024, alsoTable: ['update'], audit: ['read'] },
    ...{ archive: 'write', keysIds: true },
  },
  ArchiveExecution: {
    ...{ timeoutSeconds: 120, memoryMb: 1024, audit: ['put'] },
    ...{ archive: 'write', workflows: ['describe', 'definition', 'history'] },
  },
  CheckArchive: {
    ...{ timeoutSeconds: 900, memoryMb: 1024, audit: ['read', 'put'] },
    ...{ archive: 'write', workflows: ['list', 'describe', 'definition', 'history'] },
  },
} satisfies Record<string, FunctionNeeds>;

/** What passes bytes of files: it opens addresses by keys that are there, and keeps nothing in the table. */
const DOOR_NEEDS: FunctionNeeds = { table: 'read', files: 'pass' };
type DoorName = (typeof FILE_ROUTES)[number]['function'];

/** Every page uses links, and counts its callers. */
const PAGE_NEEDS: FunctionNeeds = { alsoTable: ['update'], signsLinks: true, countsCallers: true };

/** The name of a function that schedules and other services call. */
export type EventName = keyof typeof EVENT_NEEDS;

/** The name of any function that is deployed. */
export type FunctionName = RouteName | DoorName | PageName | TaskName | StreamName | EventName;

const listed = (
  kind: FunctionContract['kind'],
  needs: Readonly<Record<string, FunctionNeeds>>,
): FunctionContract[] => Object.entries(needs).map(([name, each]) => functionOf(kind, name, each));

/**
 * A reading is an entry after the last one of its reader; a command adds the entry of what it changed, and the first of a
 * sign-in is recorded as readings are; others add none.
 */
function auditOf({ method, reading, needs }: (typeof API)[number]): readonly AuditAccess[] {
  if (reading !== undefined && 'act' in reading) return ['read', 'put'];
  return method === 'GET' || (needs?.table ?? 'write') !== 'write' ? [] : ['read', 'put'];
}

/** Every function, those of the API from their routes. `lib/` deploys them, `local/` runs them in process. */
export const FUNCTIONS: readonly FunctionContract[] = [
  ...API.map((route) => functionOf('api', route.function, { audit: auditOf(route), ...route.needs })),
  functionOf('page', 'FilePage' satisfies DoorName, DOOR_NEEDS),
  ...Object.entries(PAGES).map(([name, { needs }]) => functionOf('page', name, { ...PAGE_NEEDS, ...needs })),
  ...listed('task', TASK_NEEDS),
  ...listed('stream', STREAM_NEEDS),
  ...listed('event', EVENT_NEEDS),
];

/** The functions that schedules and services call without waiting: what they fail on is set aside. */
export const EVENT_FUNCTIONS: readonly FunctionContract[] = FUNCTIONS.filter(
  ({ kind, awaited }) => kind === 'event' && !awaited,
);

/** Additional functions of the embedded host; on AWS, Cognito tells of failed sign-ins by its log, and of no others. */
const HOST_EVENT_NEEDS = {
  ...{ SealRecords: {}, RecordSignIn: {}, GiveSealing: {} },
} satisfies Record<string, FunctionNeeds>;
export type HostEventName = keyof typeof HOST_EVENT_NEEDS;
export const HOST_FUNCTIONS: readonly FunctionContract[] = listed('event', HOST_EVENT_NEEDS);

/** The function with this name; throws if there is none, which a host discovers at start. */
export function functionNamed(name: string): FunctionContract {
  const found = [...FUNCTIONS, ...HOST_FUNCTIONS].find((candidate) => candidate.name === name);
  if (!found) throw new Error(`Expected a function of contracts/functions.ts, received ${name}.`);
  return found;
}
