import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { FUNCTIONS } from '../../../contracts/functions.ts';
import { definitionOf, placeholderOf, WORKFLOWS } from '../../../contracts/workflows.ts';
import { stateMachineArn } from '../../../local/account.ts';
import { putWorkflows } from '../../../local/machines.ts';
import type { Json, JsonObject } from '../../../local/stepfunctions/json.ts';
import type { TestFunction, Workbench } from '../stepfunctions/workbench.ts';
import { functionError, openWorkbench } from '../stepfunctions/workbench.ts';

const ROOT = join(import.meta.dirname, '../../..');
const SHORT = [60, 60, 60];
const rounds = { 'sponsor-question': SHORT, 'follow-up-action': SHORT, 'closure-approval': SHORT };

let bench: Workbench;
afterEach(() => bench.close());

/** Fails so often before it answers. */
function failing(times: number, then: TestFunction): TestFunction {
  let failed = 0;
  return (payload, call) => {
    if (failed++ < times) throw functionError('Unexpected');
    return then(payload, call);
  };
}

/** Opens a work item that is decided at once. */
const decided: TestFunction = async (payload) => {
  const { token, kind } = payload as { token: string; kind: string };
  const decision = kind === 'failed-stage' ? 'retry-stage' : 'settled';
  await bench.engine.call('SendTaskSuccess', { taskToken: token, output: JSON.stringify({ decision }) });
  return {};
};

/** Takes work only of an execution that began just now, as `refuseOldExecution` does of one that is not too old. */
const refusingOld =
  (then: TestFunction): TestFunction =>
  (payload, call) => {
    const { at, startedAt } = payload as { at: string; startedAt: string };
    if (at !== startedAt) throw functionError('RenewalDue');
    return then(payload, call);
  };

async function play(workflow: string, input: Json, functions: Record<string, TestFunction>) {
  bench = await openWorkbench(functions);
  const sources = WORKFLOWS.map((name) => ({
    name,
    file: join(ROOT, definitionOf(name)),
    placeholder: placeholderOf(name),
  }));
  await putWorkflows(
    bench.engine,
    sources,
    FUNCTIONS.map(({ name }) => name),
  );
  const execution = await bench.start(stateMachineArn(workflow), input, 'case-0123456789abcdefghjk-1');
  await bench.engine.idle();
  return bench.describe(execution);
}

const asked = (): JsonObject[] =>
  bench.calls
    .filter(({ functionName }) => functionName.endsWith('OpenWorkItem'))
    .map(({ payload }) => payload as JsonObject);

const beginning: TestFunction = () => ({ rounds, renewAt: '2030-01-01T00:00:00.000Z' });
const request = { caseId: 'case-1', requestId: 'request-1', renewals: 0 };
const question = {
  caseId: 'case-1',
  stage: 'sponsorship',
  kind: 'sponsor-question',
  subject: 'm',
  context: {},
};
const action = { caseId: 'case-1', rounds, kind: 'follow-up-action', subject: '24h/health' };

describe('a workflow that nobody waits for', () => {
  it.each<[string, Json, Record<string, TestFunction>, string]>([
    [
      'family-tracing',
      request,
      { BeginStage: failing(1, beginning), SearchRegistry: () => ({ next: 'end' }) },
      'family-tracing/request-1',
    ],
    [
      'family-tracing',
      request,
      { BeginStage: beginning, SearchRegistry: failing(1, () => ({ next: 'end' })) },
      'family-tracing/request-1',
    ],
    ['case-attention', question, { BeginStage: failing(1, beginning) }, 'sponsor-question/m'],
    ['follow-up-action', action, { OpenWorkItem: failing(1, decided) }, 'follow-up-action/24h/health'],
    [
      'sponsor-vetting',
      { sponsorId: 'sponsor-1', run: 1 },
      { PlanVetting: failing(1, () => ({ next: 'end' })) },
      'sponsor-vetting',
    ],
  ])(
    '%s asks a supervisor when it fails, and goes on when it is told to',
    async (name, input, functions, subject) => {
      const { status } = await play(name, input, { OpenWorkItem: decided, ...functions });
      expect(asked().filter(({ kind }) => kind === 'failed-stage')).toMatchObject([{ subject }]);
      expect(status).toBe('SUCCEEDED');
    },
  );

  it('asks a supervisor once when it is old and cannot be renewed, instead of trying without end', async () => {
    let searches = 0;
    const search: TestFunction = () =>
      searches++ === 0 ? { next: 'wait', waitSeconds: 60, revision: 1 } : { next: 'end' };
    const { status } = await play(
      'family-tracing',
      { ...request, requestId: 'not a name: *', renewals: 'many' },
      {
        BeginStage: () => ({ rounds, renewAt: '2020-01-01T00:00:00.000Z' }),
        SearchRegistry: search,
        AwaitRegistrations: () => ({}),
        OpenWorkItem: refusingOld(decided),
      },
    );
    expect(asked()).toHaveLength(1);
    expect(status).toBe('SUCCEEDED');
  });

  it('renews a request that does not say how often it was renewed', async () => {
    let searches = 0;
    const { status } = await play(
      'family-tracing',
      { caseId: 'case-1', requestId: 'request-1' },
      {
        BeginStage: () => ({ rounds, renewAt: '2020-01-01T00:00:00.000Z' }),
        SearchRegistry: () =>
          searches++ === 0 ? { next: 'wait', waitSeconds: 60, revision: 1 } : { next: 'end' },
        AwaitRegistrations: () => ({}),
      },
    );
    expect([status, asked().length]).toEqual(['SUCCEEDED', 0]);
    expect(searches).toBe(2);
  });

  it('asks again later and later when not even that work can be opened', async () => {
    const { status, seconds } = await play(
      'sponsor-vetting',
      { sponsorId: 'sponsor-1', run: 1 },
      {
        PlanVetting: failing(1, () => ({ next: 'end' })),
        OpenWorkItem: failing(3, decided),
      },
    );
    expect(status).toBe('SUCCEEDED');
    expect(seconds).toBe((1 + 2 + 4) * 3600);
  });

  it('tells a person of a notice that nobody could send', async () => {
    const sendAfter = '2026-03-01T00:00:00.000Z';
    const { status } = await play(
      'notice-delivery',
      { caseId: 'case-1', noticeId: 'notice-1', sendAfter },
      {
        SendNotice: failing(100, () => ({ sendAfter: null })),
        BeginStage: () => ({ rounds: { 'contact-failed': SHORT } }),
        OpenWorkItem: decided,
      },
    );
    expect(status).toBe('SUCCEEDED');
    expect(asked()).toMatchObject([{ kind: 'contact-failed', subject: 'notice-1', caseId: 'case-1' }]);
  });
});

describe('the workflow of a case', () => {
  const planning = (next: string): TestFunction => {
    let plans = 0;
    return () => ({
      next: plans++ < 2 ? next : 'end',
      needs: {},
      rounds: { ...rounds, 'failed-stage': SHORT },
    });
  };

  it.each(['closure', 'eligibility-review'])(
    'survives that the work at the end of %s cannot be opened',
    async (next) => {
      const { status, seconds } = await play(
        'resettlement-case',
        { caseId: 'case-1', run: 1 },
        {
          PlanStages: planning(next),
          BeginStage: failing(1, beginning),
          OpenWorkItem: failing(1, decided),
        },
      );
      expect(status).toBe('SUCCEEDED');
      expect(seconds).toBeGreaterThanOrEqual(3600);
    },
  );

  it('asks a supervisor once when it is old and cannot be planned, instead of planning without end', async () => {
    let opened = 0;
    let told = false;
    const plan = planning('end');
    const { status } = await play(
      'resettlement-case',
      { caseId: 'case-1', run: 1 },
      {
        PlanStages: (payload, call) => {
          if (!told) throw functionError('Unexpected');
          return plan(payload, call);
        },
        OpenWorkItem: (payload, call) => {
          if (opened++ === 0) throw functionError('Unexpected');
          return refusingOld((...work) => {
            told = true;
            return decided(...work);
          })(payload, call);
        },
      },
    );
    expect([status, opened]).toEqual(['SUCCEEDED', 2]);
  });

  it('survives that the work about its plan cannot be opened', async () => {
    const { status } = await play(
      'resettlement-case',
      { caseId: 'case-1', run: 1 },
      {
        PlanStages: failing(1, planning('end')),
        OpenWorkItem: failing(1, decided),
      },
    );
    expect(status).toBe('SUCCEEDED');
  });

  it('asks a supervisor about a next step that it does not know, and ends nothing', async () => {
    const asked: unknown[] = [];
    const { status } = await play(
      'resettlement-case',
      { caseId: 'case-1', run: 1 },
      {
        PlanStages: planning('a-stage-of-a-newer-programme'),
        OpenWorkItem: (payload, call) => {
          const { kind, subject } = payload as { kind: string; subject: string };
          asked.push([kind, subject]);
          return decided(payload, call);
        },
      },
    );
    expect([status, asked]).toEqual([
      'SUCCEEDED',
      [
        ['failed-stage', 'planning'],
        ['failed-stage', 'planning'],
      ],
    ]);
  });
});
