import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { FUNCTIONS } from '../../../contracts/functions.ts';
import type { WorkflowName } from '../../../contracts/workflows.ts';
import { definitionOf, placeholderOf, WORKFLOWS } from '../../../contracts/workflows.ts';
import { WORK_KINDS } from '../../../domain/kernel/catalogue.ts';
import { callsOf } from '../../../lib/workflow-calls.ts';
import { stateMachineArn } from '../../../local/account.ts';
import { putWorkflows } from '../../../local/machines.ts';
import type { Json, JsonObject } from '../../../local/stepfunctions/json.ts';
import type { TestFunction, Workbench } from '../stepfunctions/workbench.ts';
import { functionError, openWorkbench } from '../stepfunctions/workbench.ts';
import type { Place } from './failing-states.ts';
import { beginningAt, tasksOf } from './failing-states.ts';

const ROOT = join(import.meta.dirname, '../../..');
const folder = mkdtempSync(join(tmpdir(), 'kinbridge-matrix-'));
let bench: Workbench;
afterEach(() => bench.close());
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const textOf = (workflow: WorkflowName) => readFileSync(join(ROOT, definitionOf(workflow)), 'utf8');

/** The workflows whose end another one waits for: the parent of the case opens the work about their failures. */
const CHILDREN = new Set(WORKFLOWS.flatMap((name) => callsOf(name, textOf(name)).waitedFor));
const PARENT: WorkflowName = 'resettlement-case';

/** What `PlanStages` says so that the parent starts a child, and the stage that is then said to have failed. */
const PREPARING = ['health-assessment', 'cultural-orientation', 'sponsorship'];

const rounds = Object.fromEntries(WORK_KINDS.map((kind) => [kind, [60, 60, 60]]));
const LATER = '2030-01-01T00:00:00.000Z';
/** What variables must look like where expressions look into them. */
const KNOWN: JsonObject = {
  ...{
    caseId: 'case-0123456789abcdefghjk',
    rounds,
    asking: 'travel',
    plannedAt: '2026-03-01T00:00:00.000Z',
    renewAt: LATER,
    plans: 0,
    run: 1,
    fell: 1,
    untold: 0,
  },
  ...{ ranked: ['sponsor-1'], place: 0, revision: 1, needs: {}, searches: 0, subjects: ['one'], limit: 5 },
};
const INPUT: JsonObject = {
  ...{ caseId: KNOWN.caseId!, requestId: 'request-1', renewals: 0, noticeId: 'notice-1' },
  deliveryId: 'delivery-1',
  ...{ sponsorId: 'sponsor-1', offerId: 'offer-1', stage: 'closure', kind: 'follow-up-action' },
  ...{ subject: 'a/b', context: {}, run: 1, rounds, round: 0, fell: 1, iteration: 0, failed: 'travel' },
  ...{ visit: { visitId: '24h', dueAt: LATER }, visits: [], sendAfter: '2026-03-01T00:00:00.000Z' },
  ...{ seconds: 60, waitSeconds: 60, revision: 1 },
};

/** Far more than any of them needs; the clock is virtual. */
const MAX_TURNS = 3000;

type Failing = { at: string; error: string; times: number };

/** How a state fails: in a way that no Retry knows, and by time-outs for longer than Retry tries. */
const FAULTS = [
  { error: 'Unexpected', times: 1 },
  { error: 'TimeoutError', times: 7 },
] as const;

/** Functions that all do their work, but for the calls of one state. */
function functionsFailing({ at, error, times }: Failing, plan: () => Json): Record<string, TestFunction> {
  let failed = 0;
  const unless =
    (answer: TestFunction): TestFunction =>
    (payload, call) => {
      const { command } = payload as { command: string };
      if (command.split('/').includes(at) && failed < times) {
        failed += 1;
        throw functionError(error);
      }
      return answer(payload, call);
    };
  const decided: TestFunction = async (payload) => {
    const { token, kind } = payload as { token: string; kind: string };
    const decision = kind === 'failed-stage' ? 'retry-stage' : 'settled';
    await bench.engine.call('SendTaskSuccess', { taskToken: token, output: JSON.stringify({ decision }) });
    return {};
  };
  const over = () => ({ next: 'end' });
  return {
    PlanStages: unless(plan),
    BeginStage: unless(() => ({ rounds, renewAt: LATER, subjects: [], unconsented: 0, visits: [] })),
    OpenWorkItem: unless(decided),
    SearchRegistry: unless(over),
    PlanVetting: unless(over),
    SendNotice: unless(() => ({ sendAfter: null })),
    SendWebhook: unless(() => ({ sendAfter: null })),
    OpenAccessReview: unless(async (payload) => {
      const { token } = payload as { token: string };
      await bench.engine.call('SendTaskSuccess', { taskToken: token, output: '{}' });
      return {};
    }),
    WorkThroughBatch: unless(() => ({ more: false })),
    AwaitRegistrations: unless(() => ({})),
    OpenReunificationCase: unless(() => ({})),
    EraseRecords: unless(() => ({})),
    ProposeSponsors: unless(() => ({ ranked: [] })),
    MakeOffer: unless(() => ({})),
  };
}

const isCalled = (workflow: WorkflowName, { task, within, branch }: Place): boolean => {
  const { States } = JSON.parse(textOf(workflow)) as { States: Record<string, JsonObject> };
  const outer = within === undefined ? undefined : States[within]!;
  const branches = outer?.Branches as unknown as { States: typeof States }[] | undefined;
  const inner = branches?.[branch ?? 0] ?? (outer?.ItemProcessor as { States: typeof States } | undefined);
  return String((inner?.States ?? States)[task]!.Resource).includes(':lambda:invoke');
};

/** Starts the case whose stage begins at a Task, or the workflow itself that no case waits for. */
async function play(workflow: WorkflowName, place: Place, failing: Failing) {
  let plans = 0;
  const preparing = PREPARING.includes(workflow);
  const plan = (): Json => {
    if (!CHILDREN.has(workflow) || plans++ > 0) return { next: 'end', needs: {}, rounds };
    const needs = preparing ? { [workflow]: true } : {};
    return { next: preparing ? 'preparation' : workflow, needs, rounds };
  };
  bench = await openWorkbench(functionsFailing(failing, plan));
  const file = join(folder, 'beginning.json');
  writeFileSync(file, beginningAt(textOf(workflow), place, KNOWN, INPUT));
  const sources = WORKFLOWS.map((name) => ({
    ...{ name, placeholder: placeholderOf(name) },
    file: name === workflow ? file : join(ROOT, definitionOf(name)),
  }));
  const names = FUNCTIONS.map(({ name }) => name);
  await putWorkflows(bench.engine, sources, names);
  const started = CHILDREN.has(workflow) ? PARENT : workflow;
  const execution = await bench.start(stateMachineArn(started), INPUT, 'case-0123456789abcdefghjk-1');
  const status = await endOf(execution);
  if (status === 'SUCCEEDED') await bench.engine.idle();
  const failed = bench.calls.filter(({ payload }) => commandOf(payload).includes(failing.at));
  const kinds = bench.calls
    .filter(({ functionName }) => functionName.endsWith('OpenWorkItem'))
    .map(({ payload }) => (payload as { kind: string }).kind);
  return { status, tried: failed.length, kinds };
}
/** How it ends; what goes round without an end is told as it stands. */
async function endOf(execution: string, most = MAX_TURNS): Promise<string> {
  for (let turns = 0; turns < most; turns += 1) {
    const { status } = await bench.describe(execution);
    if (status !== 'RUNNING') return status;
    await new Promise((resolve) => setImmediate(resolve));
  }
  return 'WITHOUT END';
}
const commandOf = (payload: Json): string[] => ((payload as { command?: string }).command ?? '').split('/');

/** States that themselves open the work at the end: when they fail, they are tried again until it is open. */
const LAST = new Set(['Stopped', 'FailedStage', 'RepairPlan', 'Closure']);
/** What is tried again later by itself before anybody is told. */
const TRIED_LATER = new Set([
  'notice-delivery/Send',
  'webhook-delivery/Send',
  'erasure/Erase',
  'batch/WorkThrough',
  'access-review/ReviewAccess',
]);

const matrix = WORKFLOWS.flatMap((workflow) =>
  tasksOf(JSON.parse(textOf(workflow)) as never)
    .filter((place) => isCalled(workflow, place))
    .flatMap((place) =>
      FAULTS.map(
        (fault) =>
          [
            `${workflow} at ${place.within ? `${place.within}/` : ''}${place.task}`,
            fault.error,
            workflow,
            place,
            fault,
          ] as const,
      ),
    ),
);

describe('an unforeseen fault of a state', () => {
  it.each(matrix)('of %s (%s) ends as work for somebody', async (_name, _error, workflow, place, fault) => {
    const { status, tried, kinds } = await play(workflow, place, { at: place.task, ...fault });
    expect(tried).toBeGreaterThanOrEqual(fault.times);
    expect(status).toBe('SUCCEEDED');
    if (TRIED_LATER.has(`${workflow}/${place.task}`)) return;
    const wanted = workflow === 'notice-delivery' ? 'contact-failed' : 'failed-stage';
    expect(kinds).toContain(LAST.has(place.task) && place.task === 'Closure' ? 'closure-approval' : wanted);
  });
});

describe('an input that no workflow expects', () => {
  /** What nobody waits for must not end unseen, whatever it is started with. */
  const alone = WORKFLOWS.filter((name) => !CHILDREN.has(name));
  const inputs: [string, JsonObject][] = [
    ['nothing', {}],
    [
      'other shapes',
      { caseId: 1, run: 'x', sponsorId: [], requestId: {}, noticeId: null, sendAfter: 'soon' },
    ],
    ['no time', { caseId: 'case-1', noticeId: 'notice-1', sendAfter: null, stage: 1, kind: {}, subject: [] }],
  ];

  it.each(alone.flatMap((workflow) => inputs.map(([what, input]) => [workflow, what, input] as const)))(
    'does not end %s as failed: %s',
    async (workflow, _what, input) => {
      const refused: TestFunction = () => {
        throw functionError('InvalidInput');
      };
      bench = await openWorkbench(
        Object.fromEntries(
          FUNCTIONS.filter(({ kind }) => kind === 'task').map(({ name }) => [name, refused]),
        ),
      );
      await putWorkflows(
        bench.engine,
        WORKFLOWS.map((name) => ({
          name,
          file: join(ROOT, definitionOf(name)),
          placeholder: placeholderOf(name),
        })),
        FUNCTIONS.map(({ name }) => name),
      );
      const execution = await bench.start(stateMachineArn(workflow), input, 'malformed-1');
      expect(['WITHOUT END', 'SUCCEEDED']).toContain(await endOf(execution, 300));
    },
  );

  it('sends a notice at once whose time is none', async () => {
    bench = await openWorkbench(
      functionsFailing({ at: 'nowhere', error: '', times: 0 }, () => ({ next: 'end' })),
    );
    await putWorkflows(
      bench.engine,
      WORKFLOWS.map((name) => ({
        name,
        file: join(ROOT, definitionOf(name)),
        placeholder: placeholderOf(name),
      })),
      FUNCTIONS.map(({ name }) => name),
    );
    const input = { caseId: 'case-1', noticeId: 'notice-1', sendAfter: '2026-02-31T99:00:00Z' };
    const execution = await bench.start(stateMachineArn('notice-delivery'), input, 'malformed-2');
    expect(await endOf(execution)).toBe('SUCCEEDED');
    expect(bench.calls.map(({ payload }) => (payload as { noticeId: string }).noticeId)).toEqual([
      'notice-1',
    ]);
  });
});
