import { beforeAll, describe, expect, it } from 'vitest';
import type { FunctionName } from '../../contracts/functions.ts';
import { FUNCTIONS } from '../../contracts/functions.ts';
import { API } from '../../contracts/routes.ts';
import recorded from '../fixtures/sdk-calls.json' with { type: 'json' };
import { actionsIn, deployedFunctions } from './deployed-functions.ts';
import { synthesize } from './synthesized.ts';

/**
 * What each function really asked of AWS, against what its role allows. `npm run record:calls` writes the record anew
 * from a run of the demo and the tests that call handlers.
 */
const called: Record<string, readonly string[]> = recorded satisfies Record<FunctionName, readonly string[]>;

/** The three ways to read come and go together: which of them a function needs follows from what it happens to load. */
const READS = ['dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:Query'];
/** Who reads a chain looks for its end by a query or an entry by its key; who records a reading, or the first call of a sign-in, does so for new readers only. */
const ENTRIES = ['audit:GetItem', 'audit:Query'];
/** One promise with two answers: a workflow is told that work was done, or that it was cancelled. */
const ANSWERS = ['states:SendTaskSuccess', 'states:SendTaskFailure'];
/** What the platform itself asks in the name of a role: logs, traces, keys, and the stream that it reads for a consumer. */
const OF_THE_PLATFORM =
  /^(logs|xray|kms|sqs|sns):|^dynamodb:(DescribeStream|GetRecords|GetShardIterator|ListStreams)$/;

/**
 * What the record does not see: tests of these answer for the client itself, call past the function, or meet no case
 * that needs it. A line whose calls the record has seen is out of date. Functions of one process share the key of ids,
 * which only the first of them reads.
 */
const FILES = ['s3:GetObject', 's3:GetObjectTagging', 's3:PutObject', 's3:DeleteObject', 's3:ListBucket'];
const ARCHIVE = ['s3:GetObject', 's3:ListBucket'];
// Where all that ended is archived, no history is asked for.
const HISTORY = [
  'states:DescribeExecution',
  'states:DescribeStateMachineForExecution',
  'states:GetExecutionHistory',
];
// The embedded host takes the place of the user pool.
const POOL = [
  ...['cognito-idp:ListUsers', 'cognito-idp:ListUsersInGroup', 'cognito-idp:AdminListGroupsForUser'],
];
const POOL_CHANGES = [
  ...POOL,
  ...['cognito-idp:AdminCreateUser', 'cognito-idp:AdminUpdateUserAttributes'],
  ...['cognito-idp:AdminAddUserToGroup', 'cognito-idp:AdminRemoveUserFromGroup'],
  ...['cognito-idp:AdminDisableUser', 'cognito-idp:AdminEnableUser', 'cognito-idp:AdminUserGlobalSignOut'],
  ...['cognito-idp:AdminResetUserPassword', 'cognito-idp:AdminSetUserMFAPreference'],
  'cognito-idp:AdminDisableProviderForUser',
];
const SELDOM_SEEN = {
  ListPeople: POOL,
  ListActsOfPerson: POOL,
  ReadAccessHistory: POOL,
  AddPerson: POOL_CHANGES,
  ChangeAccess: POOL_CHANGES,
  DecideAccess: POOL_CHANGES,
  SetSuspension: POOL_CHANGES,
  RenewSignIn: POOL_CHANGES,
  ChangeSignInRules: POOL_CHANGES,
  ReadAccessReview: POOL,
  DecideReviewedAccess: POOL_CHANGES,
  OpenAccessReview: POOL,
  SettleSignIn: ['cognito-idp:ListUsers', 'cognito-idp:AdminLinkProviderForUser'],
  // The embedded host takes the place of the bucket as a whole.
  ReadUpload: ['s3:ListBucket'],
  FilePage: [...READS, 's3:GetObject', 's3:PutObject', 's3:DeleteObject', 's3:ListBucket'],
  CompleteDocument: FILES,
  ImportIntake: ['s3:GetObject', 's3:PutObject', 's3:DeleteObject', 's3:ListBucket'],
  ReadIntakeUpload: ['s3:ListBucket'],
  ReadExportPart: ARCHIVE,
  RemoveDocument: FILES,
  EraseRecords: [...FILES, 's3:GetObject', 's3:PutObject', 'secretsmanager:GetSecretValue'],
  ListExecutions: [...ARCHIVE, 'states:DescribeExecution'],
  ListCaseExecutions: ARCHIVE,
  // Its tests look for no execution.
  FindAnything: [...ARCHIVE, 'states:DescribeExecution', 'secretsmanager:GetSecretValue'],
  SearchAlike: ['secretsmanager:GetSecretValue'],
  ReadExecution: ARCHIVE,
  ReadExecutionHistory: ARCHIVE,
  RedriveExecution: ARCHIVE,
  WorkThroughBatch: ARCHIVE,
  ReadHistories: ARCHIVE,
  ReadSponsorHistories: [...ARCHIVE, 'audit:PutItem'],
  ArchiveExecution: [...ARCHIVE, 's3:PutObject'],
  CheckArchive: [...ARCHIVE, ...HISTORY, 's3:PutObject'],
  ReadProof: [...ARCHIVE, 'secretsmanager:GetSecretValue'],
  ReadSponsorProof: [...ARCHIVE, ...HISTORY, 'audit:PutItem', 'secretsmanager:GetSecretValue'],
  ListAnchors: [...ARCHIVE, ...READS, 'dynamodb:PutItem'],
  AnchorNow: [...ARCHIVE, ...ENTRIES, 's3:PutObject', 'dynamodb:PutItem'],
  ReadAnchoring: [...READS, 'dynamodb:PutItem'],
  MakeAnchor: [
    ...ARCHIVE,
    ...READS,
    ...ENTRIES,
    's3:PutObject',
    'dynamodb:UpdateItem',
    'secretsmanager:GetSecretValue',
  ],
  RecordDeath: ['secretsmanager:GetSecretValue'],
  ProposeHouseholdChange: ['secretsmanager:GetSecretValue'],
  DecideWorkItem: ['secretsmanager:GetSecretValue'],
  CarryOutDecision: ['secretsmanager:GetSecretValue'],
  ReadSponsor: ['secretsmanager:GetSecretValue'],
  ReopenCase: ['secretsmanager:GetSecretValue'],
  OpenReunificationCase: ['secretsmanager:GetSecretValue'],
  RenewWebhookSecret: ['secretsmanager:GetSecretValue'],
  SendWebhook: ['secretsmanager:GetSecretValue'],
  ReadWorkItem: ['dynamodb:PutItem'],
  ProposeSponsors: ['dynamodb:PutItem', 'audit:PutItem'],
  JoinPage: READS,
  SendNotice: ['ses:SendEmail', 'secretsmanager:GetSecretValue', 'states:StartExecution'],
  Reconcile: [
    ...POOL,
    // It records rotations of keys, of which there is none in a demo.
    ...ENTRIES,
    ...READS,
    ...FILES,
    ...ANSWERS,
    'dynamodb:PutItem',
    'audit:PutItem',
    'states:StartExecution',
    'states:SendTaskHeartbeat',
    'states:ListExecutions',
    'states:DescribeExecution',
    'secretsmanager:GetSecretValue',
  ],
} satisfies Partial<Record<FunctionName, readonly string[]>>;
const NOT_IN_RECORD: Readonly<Record<string, readonly string[]>> = SELDOM_SEEN;

let granted: Map<string, string[]>;
beforeAll(() => {
  granted = new Map(
    deployedFunctions(synthesize()).map(({ name, statements }) => [name, actionsIn(statements)]),
  );
});

/** Text messages are sent only where an environment has a sender; `text-feedback.test.ts` holds their grant. */
const inThisEnvironment = (action: string): boolean => action !== 'sms-voice:SendTextMessage';

const READERS: ReadonlySet<string> = new Set(API.map(({ function: name }) => name));

const together = (action: string): string[] =>
  [READS, ENTRIES, ANSWERS].find((group) => group.includes(action)) ?? [action];

describe('the record of calls', () => {
  it('has every function of the contract and no other', () => {
    expect(Object.keys(called).sort()).toEqual(FUNCTIONS.map(({ name }) => name).sort());
  });
});

describe.each(FUNCTIONS)('$name', ({ name }) => {
  it('may make every call that it made', () => {
    const missing = called[name]!.filter(inThisEnvironment).filter(
      (action) => !granted.get(name)!.includes(action),
    );
    expect(missing).toEqual([]);
  });

  it('may make no call that it never makes', () => {
    const surplus = granted
      .get(name)!
      .filter((action) => !OF_THE_PLATFORM.test(action))
      .filter((action) => !NOT_IN_RECORD[name]?.includes(action))
      .filter((action) => !(READERS.has(name) && ENTRIES.includes(action)))
      .filter((action) => !together(action).some((one) => called[name]!.includes(one)));
    expect(surplus).toEqual([]);
  });
});
