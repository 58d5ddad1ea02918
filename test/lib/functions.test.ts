import { readdirSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { EnvironmentSchema } from '../../contracts/environment.ts';
import { FUNCTIONS } from '../../contracts/functions.ts';
import { STREAM_CONSUMERS } from '../../contracts/streams.ts';
import { WORKFLOWS } from '../../contracts/workflows.ts';
import type { DeployedFunction } from './deployed-functions.ts';
import { actionsIn, deployedFunctions } from './deployed-functions.ts';
import type { Statement, Synthesized } from './synthesized.ts';
import { spelled, synthesize } from './synthesized.ts';

let synthesized: Synthesized;
let deployed: DeployedFunction[];

beforeAll(() => {
  synthesized = synthesize();
  deployed = deployedFunctions(synthesized);
});

const named = (name: string): DeployedFunction => deployed.find((one) => one.name === name)!;
const statementsOf = (name: string): Statement[] => named(name).statements;
const actionsOf = (name: string, service: string): string[] =>
  actionsIn(statementsOf(name))
    .filter((action) => action.startsWith(`${service}:`))
    .sort();

/** Other folders than that of an earlier stack, which keeps its logs when its functions move on. */
const LOGS: Partial<Record<string, string>> = {
  'oversight-functions': 'oversight',
  'page-functions': 'pages',
};

describe('functions', () => {
  it('deploys each function of the contract in exactly one stack, and no other', () => {
    expect(deployed.map(({ name }) => name).sort()).toEqual(FUNCTIONS.map(({ name }) => name).sort());
  });

  it.each(FUNCTIONS)('has $name, of kind $kind, in a stack for its kind', ({ name, kind }) => {
    const api = /^(api|oversight)-functions$/;
    expect(named(name).stack).toMatch({ api, page: /^page-functions$/ }[kind as 'api'] ?? /^workflows$/);
  });

  it('keeps all functions of a topic in one stack, so that none moves when a route is added', async () => {
    const folder = new URL('../../contracts/api/', import.meta.url);
    const files = readdirSync(folder).filter((file) => file !== 'route.ts');
    for (const file of files) {
      const exported = Object.entries((await import(new URL(file, folder).href)) as Record<string, unknown>);
      const routes = exported.flatMap(([name, value]) =>
        name.endsWith('_ROUTES') ? (value as { function: string }[]) : [],
      );
      const stacks = new Set(routes.map(({ function: name }) => named(name).stack));
      expect([...stacks], file).toHaveLength(1);
    }
  });

  it.each(FUNCTIONS)(
    'gives $name the runtime, time and memory of its contract, traces and a log',
    (contract) => {
      const { properties, stack } = named(contract.name);
      expect(properties).toMatchObject({
        Runtime: 'nodejs24.x',
        Architectures: ['arm64'],
        Handler: 'index.handler',
        Timeout: contract.timeoutSeconds,
        MemorySize: contract.memoryMb,
        TracingConfig: { Mode: 'Active' },
      });
      synthesized[stack].hasResourceProperties('AWS::Logs::LogGroup', {
        LogGroupName: `/kinbridge-dev/${LOGS[stack] ?? 'functions'}/${contract.name}`,
        RetentionInDays: 30,
      });
    },
  );

  it.each(FUNCTIONS)('tells $name what the environment contract asks for', ({ name }) => {
    const { Variables } = named(name).properties.Environment;
    const told = Object.fromEntries(Object.entries(Variables).map(([key, value]) => [key, spelled(value)]));
    expect(EnvironmentSchema.safeParse(told)).toMatchObject({ success: true });
    expect(told.WORKFLOW_ARN).toBe(
      'arn:aws:states:eu-central-1:ACCOUNT:stateMachine:kinbridge-dev-{workflow}',
    );
    expect(told).not.toHaveProperty('AWS_REGION');
  });

  it.each(['workflows', 'api-functions', 'oversight-functions', 'page-functions', 'api'] as const)(
    'encrypts every log of %s that we write with the key that lets logs do so, and ends its keeping',
    (stack) => {
      const { KmsKeyId } = Object.values(synthesized[stack].findResources('AWS::Logs::LogGroup'))[0]!
        .Properties;
      expect(spelled(KmsKeyId)).toMatch(
        /^import:kinbridge-dev-stateful:ExportsOutputFnGetAttKey[0-9A-F]{8}Arn/,
      );
      const logs = Object.values(synthesized[stack].findResources('AWS::Logs::LogGroup'));
      for (const { Properties } of logs)
        if (!String(Properties.LogGroupName).endsWith('/user-activity'))
          expect(Properties).toMatchObject({ KmsKeyId, RetentionInDays: 30 });
    },
  );
});

describe('what a function may do', () => {
  const READ = ['dynamodb:BatchGetItem', 'dynamodb:GetItem', 'dynamodb:Query'];
  const ALSO = {
    ...{ update: 'dynamodb:UpdateItem', batch: 'dynamodb:BatchWriteItem' },
    delete: 'dynamodb:DeleteItem',
  };
  const STREAM = [
    'dynamodb:DescribeStream',
    'dynamodb:GetRecords',
    'dynamodb:GetShardIterator',
    'dynamodb:ListStreams',
  ];
  const consumers = new Set<string>(STREAM_CONSUMERS.map((consumer) => consumer.function));

  it.each(FUNCTIONS)('lets $name do $table to the table', ({ name, table, alsoTable = [], rotatesKeys }) => {
    if (rotatesKeys) return;
    const access = { none: [], read: READ, write: [...READ, 'dynamodb:PutItem'] }[table];
    const also = alsoTable.map((extra) => ALSO[extra]);
    expect(actionsOf(name, 'dynamodb')).toEqual(
      [...access, ...also, ...(consumers.has(name) ? STREAM : [])].sort(),
    );
  });

  it('lets RotateKeys read and write keys only, and remove wrapping keys only', () => {
    const rotating = FUNCTIONS.filter(({ rotatesKeys }) => rotatesKeys).map(({ name }) => name);
    expect(rotating).toEqual(['RotateKeys']);
    const ofTables = statementsOf('RotateKeys').filter(({ actions }) =>
      actions.some((action) => action.startsWith('dynamodb:')),
    );
    for (const { resources } of ofTables) expect(resources.join()).toMatch(/^import:[^,]*KeysTable[^,]*$/);
    const [deleting] = ofTables.filter(({ actions }) => actions.includes('dynamodb:DeleteItem'));
    expect(deleting).toMatchObject({
      actions: ['dynamodb:DeleteItem'],
      conditions: { 'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': ['wrapping'] } },
    });
    expect(actionsOf('RotateKeys', 'dynamodb')).toEqual(
      ['DeleteItem', 'GetItem', 'PutItem', 'Query', 'Scan'].map((call) => `dynamodb:${call}`),
    );
  });

  it.each(FUNCTIONS)(
    'lets $name make the Step Functions calls of its contract',
    ({ name, workflows = [] }) => {
      const calls = {
        start: ['states:StartExecution'],
        stop: ['states:StopExecution'],
        answer: ['states:SendTaskFailure', 'states:SendTaskSuccess'],
        list: ['states:ListExecutions'],
        probe: ['states:SendTaskHeartbeat'],
        describe: ['states:DescribeExecution'],
        definition: ['states:DescribeStateMachineForExecution'],
        history: ['states:GetExecutionHistory'],
        redrive: ['states:RedriveExecution'],
      };
      expect(actionsOf(name, 'states')).toEqual(workflows.flatMap((call) => calls[call]).sort());
    },
  );

  it.each(FUNCTIONS)(
    'lets $name send mail only if its contract says so, from one address',
    ({ name, sendsMail }) => {
      const mailing = statementsOf(name).filter(({ actions }) =>
        actions.some((action) => action.startsWith('ses:')),
      );
      const one = {
        actions: ['ses:SendEmail'],
        resources: [
          'arn:aws:ses:eu-central-1:ACCOUNT:configuration-set/kinbridge-dev-notices',
          'arn:aws:ses:eu-central-1:ACCOUNT:identity/dev.kinbridge.example',
        ],
        conditions: { StringEquals: { 'ses:FromAddress': 'notices@dev.kinbridge.example' } },
      };
      expect(mailing).toMatchObject(sendsMail ? [one] : []);
    },
  );

  it('answers and starts by the ARNs of the workflows', () => {
    const starting = statementsOf('RelayWorkflow').find(({ actions }) =>
      actions.includes('states:StartExecution'),
    )!;
    const arns = WORKFLOWS.map(
      (workflow) => `arn:aws:states:eu-central-1:ACCOUNT:stateMachine:kinbridge-dev-${workflow}`,
    );
    expect(starting.actions).toContain('states:SendTaskSuccess');
    expect(starting.resources.sort()).toEqual(arns.sort());
  });
});
