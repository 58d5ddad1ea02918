import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ExecutionNode, ExecutionRow } from '../../contracts/api/executions.ts';
import { API } from '../../contracts/routes.ts';
import type { AuditEntry } from '../../domain/audit/audit-entry.ts';
import type { HistoryEvent } from '../../domain/execution/history-event.ts';
import { stateMachineArn } from '../../local/account.ts';
import { chapter, theWorld } from './chapter.ts';
import type { Answered } from './people.ts';
import type { Story } from './world.ts';
import { ASYLUM } from './world.ts';

const SUPERVISOR = `supervisor.${ASYLUM}`;
const answers: Answered[] = [];
const stories = {
  whole: {},
  withdrawn: {
    script: {
      'state-decision': [
        async ({ call }) => {
          await call(`caseworker.${ASYLUM}`, ':/withdraw', { reasonCode: 'changed-mind' });
          return null;
        },
      ],
    },
  },
  stopped: {
    script: {
      'eligibility-review': [
        async ({ item, again, call }) => {
          const executionArn = stateMachineArn('resettlement-case').replace(':stateMachine:', ':execution:');
          const { engine } = theWorld().host;
          await engine.call('StopExecution', { executionArn: `${executionArn}:${item.caseId}-1` });
          const stuck = await call(SUPERVISOR, '/executions/stuck?limit=50', undefined, 'GET');
          const redriven = await call(
            SUPERVISOR,
            `/executions/resettlement-case.${item.caseId}-1/redrive`,
            undefined,
          );
          answers.push(stuck, redriven);
          again(1);
          return null;
        },
      ],
      // Its stage was stopped with it, and asks for a supervisor.
      'failed-stage': [{ decision: 'retry-stage' }],
    },
  },
} satisfies Record<string, Story>;
const told = chapter('executions', stories);

const ask = async (path: string, user = SUPERVISOR, method = 'GET') => {
  const { status, body } = await theWorld().host.request(method, path, {
    user,
    headers: { 'idempotency-key': path.slice(0, 200) },
  });
  return { status, body: body as Record<string, never> };
};
async function read<T>(path: string, user = SUPERVISOR): Promise<T> {
  const { status, body } = await ask(path, user);
  expect([path, status, body]).toEqual([path, 200, body]);
  return body as T;
}
const treeOf = (caseId: string, cursor = '') =>
  read<{ executions: ExecutionNode[]; notKept: object[]; complete: boolean; cursor: string | null }>(
    `/cases/${caseId}/executions${cursor}`,
  );
async function pagesOf<T>(path: string, field: string, user = SUPERVISOR): Promise<T[]> {
  const found: T[] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const page: Record<string, unknown> = await read(
      `${path}${cursor === '' ? '' : `&cursor=${cursor}`}`,
      user,
    );
    found.push(...(page[field] as T[]));
    cursor = page.cursor as string | null;
  }
  return found;
}

describe('the executions of a case', () => {
  test('are a tree of its run, stages and actions, as Step Functions has them', async () => {
    const { caseId, executions } = told.whole;
    const { executions: nodes, notKept, complete, cursor } = await treeOf(caseId);
    expect({ notKept, complete, cursor }).toEqual({ notKept: [], complete: true, cursor: null });
    const both = (one: { workflow: string; status: string | null }) => `${one.workflow} ${one.status}`;
    expect(nodes.map(both).toSorted()).toEqual(executions.map(both).toSorted());
    const root = nodes.find(({ executionId }) => executionId === `resettlement-case.${caseId}-1`);
    expect(root).toMatchObject({ status: 'SUCCEEDED', parent: null, state: null });
    const eligibility = nodes.find(({ workflow }) => workflow === 'eligibility-review')!;
    expect(eligibility).toMatchObject({ parent: root!.executionId, state: 'EligibilityReview', caseId });
    expect(Date.parse(eligibility.stoppedAt!)).toBeGreaterThan(Date.parse(eligibility.startedAt));
  });

  test('hold every run, the newest first, and tell how a stopped one left its stage', async () => {
    const { executions } = await treeOf(told.withdrawn.caseId);
    const runs = executions.filter(({ workflow }) => workflow === 'resettlement-case');
    expect(runs.map(({ executionId, status }) => [executionId.split('-').at(-1), status])).toEqual([
      ['2', 'SUCCEEDED'],
      ['1', 'ABORTED'],
    ]);
    const stage = executions.find(({ workflow }) => workflow === 'state-decision');
    expect(stage?.status).toBe('ABORTED');
  });

  test('of another office are not found, nor those of runs that there are none of', async () => {
    const path = `/cases/${told.whole.caseId}/executions`;
    expect((await ask(path, 'supervisor.nairobi')).status).toBe(404);
    expect((await ask(`${path}?cursor=7`)).status).toBe(400);
    expect((await ask(`${path}?cursor=x`)).status).toBe(400);
  });
});

describe('executions', () => {
  test('are found by their case, and by whom acted on it while they ran, for auditors alone', async () => {
    const { caseId } = told.withdrawn;
    const ofCase = await pagesOf<ExecutionRow>(`/executions?limit=50&caseId=${caseId}`, 'executions');
    expect(new Set(ofCase.map((row) => row.caseId))).toEqual(new Set([caseId]));
    const { executions } = await treeOf(caseId);
    const run = executions.find(({ executionId }) => executionId === `resettlement-case.${caseId}-1`)!;
    const during = `from=${run.startedAt}&to=${new Date(Date.parse(run.stoppedAt!) + 60_000).toISOString()}`;
    const by = (person: string, period = during) => `/executions?limit=50&person=${person}&${period}`;
    const acted = await pagesOf<ExecutionRow>(by(`caseworker.${ASYLUM}`), 'executions', 'auditor');
    // Who withdrew it did so while its run and the stage in it ran.
    const ids = acted.filter((row) => row.caseId === caseId).map(({ executionId }) => executionId);
    expect(ids).toContain(run.executionId);
    expect(ids.some((id) => id.startsWith('state-decision.'))).toBe(true);
    expect(acted.every(({ startedAt }) => startedAt <= run.stoppedAt!)).toBe(true);
    expect(await pagesOf(by('caseworker.nairobi'), 'executions', 'auditor')).toEqual([]);
    expect((await ask(by(`caseworker.${ASYLUM}`))).status).toBe(403);
    for (const period of ['', 'from=2026-01-01T00:00:00.000Z', `from=${run.stoppedAt}&to=${run.startedAt}`])
      expect((await ask(by(`caseworker.${ASYLUM}`, period), 'auditor')).status).toBe(400);
    const long = 'from=2026-01-01T00:00:00.000Z&to=2026-06-01T00:00:00.000Z';
    expect((await ask(by(`caseworker.${ASYLUM}`, long), 'auditor')).status).toBe(400);
  });

  test('are listed by workflow, status and date, page by page, newest first', async () => {
    const all = await pagesOf<ExecutionRow>('/executions?workflow=resettlement-case&limit=1', 'executions');
    const ids = [told.whole, told.withdrawn, told.stopped].map(({ caseId }) => caseId);
    expect(new Set(all.map(({ caseId }) => caseId))).toEqual(new Set(ids));
    const aborted = await pagesOf<ExecutionRow>('/executions?status=ABORTED&limit=50', 'executions');
    expect(aborted.map(({ workflow }) => workflow).toSorted()).toEqual([
      'eligibility-review',
      'resettlement-case',
      'state-decision',
    ]);
    const instant = aborted[0]!.startedAt;
    const at = `/executions?workflow=${aborted[0]!.workflow}&limit=50&from=${instant}`;
    const from = await pagesOf<ExecutionRow>(at, 'executions');
    expect(from.every(({ startedAt }) => startedAt >= instant)).toBe(true);
    expect(from).not.toHaveLength(0);
    const before = await pagesOf<ExecutionRow>(`${at.replace('from=', 'to=')}`, 'executions');
    expect(before.every(({ startedAt }) => startedAt < instant)).toBe(true);
  });

  test('are shown to a supervisor of their offices, and to an auditor wherever they are', async () => {
    const path = '/executions?workflow=resettlement-case&limit=50';
    expect(await pagesOf(path, 'executions', 'supervisor.nairobi')).toEqual([]);
    const { length } = await pagesOf(path, 'executions', SUPERVISOR);
    expect(await pagesOf(path, 'executions', 'auditor')).toHaveLength(length);
    expect(length).toBeGreaterThanOrEqual(3);
    const id = `resettlement-case.${told.whole.caseId}-1`;
    expect((await ask(`/executions/${id}`, 'supervisor.nairobi')).status).toBe(404);
    expect((await ask(`/executions/${id}/history`, 'supervisor.nairobi')).status).toBe(404);
    expect((await ask(`/executions/${id}`, 'auditor')).status).toBe(200);
    expect((await ask('/executions?cursor=abc')).status).toBe(400);
  });

  test('come with their definition and children, and a history without task tokens', async () => {
    const stage = (await treeOf(told.whole.caseId)).executions.find(
      ({ workflow }) => workflow === 'eligibility-review',
    )!;
    const execution = await read<Record<string, object>>(`/executions/${stage.executionId}`);
    expect(execution).toMatchObject({
      status: 'SUCCEEDED',
      noRedrive: 'succeeded',
      input: { caseId: told.whole.caseId },
      children: [],
    });
    expect(execution.definition).toMatchObject({ StartAt: 'Begin', QueryLanguage: 'JSONata' });
    const path = `/executions/${stage.executionId}/history`;
    const events = await pagesOf<HistoryEvent>(`${path}?limit=7`, 'events');
    const reverse = await pagesOf<HistoryEvent>(`${path}?limit=7&reverse=true`, 'events');
    expect(events[0]).toMatchObject({ id: 1, previousEventId: 0, type: 'ExecutionStarted' });
    expect(reverse.toReversed()).toEqual(events);
    const text = JSON.stringify(events);
    expect(text.match(/\(withheld\)/g)?.length).toBeGreaterThan(1);
    expect(text).not.toMatch(/token\\?":\\?"(?!\(withheld)/);
  });

  test('that Step Functions does not keep are told as such to who may read the case, to others as nothing', async () => {
    const id = `travel.${told.whole.caseId}-1-travel-99`;
    for (const path of [`/executions/${id}`, `/executions/${id}/history`]) {
      for (const user of [SUPERVISOR, 'auditor']) {
        const { status, body } = await ask(path, user);
        expect([status, body.type]).toEqual([410, 'urn:kinbridge:error:NotKept']);
        expect(body.detail).toMatch(
          /deletes it 90 days after the end, and it was never archived\. The audit chain of its case is kept/,
        );
      }
      const { status, body } = await ask(path, 'supervisor.nairobi');
      expect(status).toBe(404);
      expect(body.detail).toMatch(/^Expected the id of something/);
    }
    for (const never of [
      `resettlement-case.${told.whole.caseId}-7`,
      'family-tracing.tracing-0123456789abcdefghjk',
    ])
      expect((await ask(`/executions/${never}`, 'auditor')).status).toBe(404);
  });

  test('answer as their contracts say', async () => {
    const schemaOf = (name: string) => API.find((route) => route.function === name)!.answer;
    const id = `resettlement-case.${told.whole.caseId}-1`;
    schemaOf('ReadExecution').parse(await read(`/executions/${id}`));
    schemaOf('ReadExecutionHistory').parse(await read(`/executions/${id}/history`));
    schemaOf('ListExecutions').parse(await read('/executions'));
    schemaOf('ListCaseExecutions').parse(await treeOf(told.whole.caseId));
    schemaOf('ListStuckCases').parse(await read('/executions/stuck'));
  });
});

describe('redriving', () => {
  const name = `tracing-${'0'.repeat(20)}`;
  const path = `/executions/family-tracing.${name}`;
  let goOn = (): void => {};
  afterAll(() => goOn());
  beforeAll(async () => {
    const { clock, engine } = theWorld().host;
    const arn = { stateMachineArn: stateMachineArn('family-tracing') };
    const broken = { QueryLanguage: 'JSONata', StartAt: 'Broken', States: { Broken: { Type: 'Fail' } } };
    // The clock stands meanwhile: an execution can go on for 14 days after its end.
    await new Promise<void>((resolve) => {
      void clock.hold(async () => {
        const { definition } = await engine.call('DescribeStateMachine', arn);
        await engine.call('UpdateStateMachine', { ...arn, definition: JSON.stringify(broken) });
        const input = JSON.stringify({ caseId: told.whole.caseId });
        await engine.call('StartExecution', { ...arn, name, input });
        await engine.call('UpdateStateMachine', { ...arn, definition });
        resolve();
        await new Promise<void>((release) => (goOn = release));
      });
    });
  });
  const auditOf = async () => {
    const page = `/cases/${told.whole.caseId}/audit?after=${told.whole.view.case.audit.seq}`;
    const { entries } = await read<{ entries: AuditEntry[] }>(page, 'auditor');
    return entries.filter(({ facts }) => facts.some(({ act }) => act === 'execution.redriven'));
  };

  test('lets a failed execution go on, once for a repeat, and is written to the audit of its case', async () => {
    await expect.poll(async () => (await read<Record<string, unknown>>(path)).status).toBe('FAILED');
    expect((await read<Record<string, unknown>>(path)).noRedrive).toBeNull();
    const first = await ask(`${path}/redrive`, SUPERVISOR, 'POST');
    const again = await ask(`${path}/redrive`, SUPERVISOR, 'POST');
    expect([first.status, again.status, again.body]).toEqual([202, 202, first.body]);
    goOn();
    await theWorld().host.idle();
    const { redriveCount, status } = await read<Record<string, unknown>>(path);
    expect({ redriveCount, status }).toEqual({ redriveCount: 1, status: 'FAILED' });
    expect(await auditOf()).toMatchObject([
      { actor: { id: SUPERVISOR }, facts: [{ subject: `family-tracing.${name}` }] },
    ]);
  });

  test('is for supervisors of its offices, and for what can go on', async () => {
    expect((await ask(`${path}/redrive`, 'auditor', 'POST')).status).toBe(403);
    expect((await ask(`${path}/redrive`, 'supervisor.nairobi', 'POST')).status).toBe(404);
    const stopped = `/executions/resettlement-case.${told.withdrawn.caseId}-1/redrive`;
    expect(await ask(stopped, SUPERVISOR, 'POST')).toMatchObject({
      status: 409,
      body: { detail: expect.stringContaining('stopped-on-purpose') },
    });
    expect(await auditOf()).toHaveLength(1);
  });

  test('takes up a case that somebody stopped from outside, which is told as stuck until then', async () => {
    const { caseId, view } = told.stopped;
    const [stuck, redriven] = answers;
    const found = stuck!.body.stuck as { caseId: string }[];
    expect(found.filter((one) => one.caseId === caseId)).toMatchObject([
      { executionId: `resettlement-case.${caseId}-1`, problem: 'ended', status: 'ABORTED' },
    ]);
    expect(redriven).toMatchObject({ status: 202, body: { redriveCount: 1 } });
    expect(view.case.status).toBe('closed');
    expect((await read<{ stuck: object[] }>('/executions/stuck?limit=50')).stuck).toEqual([]);
  });
});
