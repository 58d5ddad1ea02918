import { describe, expect, test } from 'vitest';
import type { ExecutionNode, ExecutionRow } from '../../contracts/api/executions.ts';
import type { AuditEntry } from '../../domain/audit/audit-entry.ts';
import { verifyBundle } from '../../domain/audit/bundle.ts';
import { stateMachineArn } from '../../local/account.ts';
import { fetchBundle } from '../../scripts/audit/fetch-bundle.ts';
import { openHistories } from '../../scripts/audit/open-histories.ts';
import { timelineHtml } from '../../scripts/audit/timeline-html.ts';
import { chapter, theWorld } from './chapter.ts';
import { ASYLUM } from './world.ts';

const AUDITOR = 'auditor';
const DAYS_91 = 91 * 86_400_000;
/** It ends early, so that Step Functions still keeps all of it at its end. */
const told = chapter('archive', {
  short: {
    script: {
      'state-decision': [
        async ({ call }) => {
          await call(`caseworker.${ASYLUM}`, ':/withdraw', { reasonCode: 'changed-mind' });
          return null;
        },
      ],
    },
  },
});

async function read<T>(path: string, user = AUDITOR): Promise<T> {
  const { status, body } = await theWorld().host.request('GET', path, { user });
  expect([path, status, body]).toEqual([path, 200, body]);
  return body as T;
}

const get = (path: string) => read<unknown>(path);
const proved = async (caseId: string) => {
  const bundle = await fetchBundle(get, 'cases', caseId);
  return { bundle, report: verifyBundle(bundle, { histories: openHistories(bundle) }) };
};

const kept = new Set<string>();

/** What the API answers of the executions of a case, as text. */
async function readAll(caseId: string): Promise<Record<string, string>> {
  const tree = await read<{ executions: ExecutionNode[] }>(`/cases/${caseId}/executions`);
  const texts: Record<string, string> = { tree: JSON.stringify(tree) };
  for (const { executionId } of tree.executions) {
    const execution = await read<{ keptIn: string }>(`/executions/${executionId}`);
    kept.add(execution.keptIn);
    texts[executionId] = JSON.stringify({ ...execution, keptIn: '' });
    for (const reverse of [true, false])
      texts[`${executionId} ${reverse}`] = JSON.stringify(
        await read(`/executions/${executionId}/history?limit=500&reverse=${reverse}`),
      );
  }
  return texts;
}

/** Lets virtual time pass. */
async function later(ms: number): Promise<void> {
  const { clock, idle } = theWorld().host;
  clock.at(clock.now() + ms, () => {});
  await idle();
}

describe('the archive of executions', () => {
  test('is told of by the chain of the case, as soon as its run has ended', async () => {
    const { caseId } = told.short;
    const { executions } = await read<{ executions: ExecutionNode[] }>(`/cases/${caseId}/executions`);
    await theWorld().host.checkArchive();
    const { bundle, report } = await proved(caseId);
    const facts = (bundle.entries as unknown as AuditEntry[]).flatMap((entry) => entry.facts);
    const archived = facts.filter(({ act }) => act === 'execution.archived').map(({ subject }) => subject);
    const own = executions.filter(({ workflow }) => workflow !== 'notice-delivery');
    expect(archived).toEqual(expect.arrayContaining(own.map(({ executionId }) => executionId)));
    expect(new Set(archived).size).toBe(archived.length);
    expect(report).toMatchObject({ findings: [], histories: archived.length });
  });

  test('answers as Step Functions did, byte for byte, once that has forgotten', async () => {
    const { caseId } = told.short;
    const { host } = theWorld();
    const before = await readAll(caseId);
    expect(kept).toEqual(new Set(['step-functions']));
    const list = async () =>
      (await read<{ executions: ExecutionRow[] }>('/executions?workflow=resettlement-case&limit=50'))
        .executions;
    const listed = await list();
    await later(DAYS_91);
    expect(await host.checkArchive()).toBeGreaterThan(3);
    const executionArn = theWorldArn(caseId);
    await expect(host.engine.call('DescribeExecution', { executionArn })).rejects.toThrow('Does Not Exist');
    kept.clear();
    expect(await readAll(caseId)).toEqual(before);
    expect(kept).toEqual(new Set(['archive']));
    expect(await list()).toEqual(listed);
    expect(await read(`/executions/resettlement-case.${caseId}-1`)).toMatchObject({
      ...{ keptIn: 'archive', archive: { proved: 'as-told' }, noRedrive: 'stopped-on-purpose' },
    });
    expect((await proved(caseId)).report.findings).toEqual([]);
  });

  test('is printed with the timeline of the audit', async () => {
    const { bundle } = await proved(told.short.caseId);
    const page = timelineHtml(bundle, []);
    expect(page).toContain(`eligibility-review.${told.short.caseId}-1-eligibility-review-1`);
    expect(page).toMatch(/<div><time datetime="\d{4}-\d\d-\d\dT[^<]+<\/time> StateDecision<\/div>/);
  });

  test('turns the pages of an archived history', async () => {
    const id = `resettlement-case.${told.short.caseId}-1`;
    const whole = await read<{ events: object[] }>(`/executions/${id}/history?limit=500`);
    const found: object[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const page: { events: object[]; cursor: string | null } = await read(
        `/executions/${id}/history?limit=7${cursor && `&cursor=${cursor}`}`,
      );
      found.push(...page.events);
      cursor = page.cursor;
    }
    expect(found).toEqual(whole.events);
    const { status } = await theWorld().host.request('GET', `/executions/${id}/history?cursor=zz`, {
      user: AUDITOR,
    });
    expect(status).toBe(400);
  });

  test('shows nobody more than Step Functions did', async () => {
    const id = `resettlement-case.${told.short.caseId}-1`;
    for (const [user, status] of [
      ['supervisor.nairobi', 404],
      [`supervisor.${ASYLUM}`, 200],
      [`caseworker.${ASYLUM}`, 403],
    ] as const)
      expect([user, (await theWorld().host.request('GET', `/executions/${id}`, { user })).status]).toEqual([
        user,
        status,
      ]);
  });
});

const theWorldArn = (caseId: string): string =>
  `${stateMachineArn('resettlement-case').replace(':stateMachine:', ':execution:')}:${caseId}-1`;
