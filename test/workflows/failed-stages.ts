import type { DynamoDBRecord } from 'aws-lambda';
import { describe, expect, test } from 'vitest';
import type { WorkflowName } from '../../contracts/workflows.ts';
import { stateMachineArn } from '../../local/account.ts';
import { watch } from '../../scripts/demo/watch.ts';
import { adult, child } from '../fixtures/household.ts';
import { chapter, theWorld } from './chapter.ts';
import type { Answered, Step } from './people.ts';
import { theEnd } from './stories.ts';
import { actsOf, decisionsOn, factsOf, leftovers, openedAt } from './told.ts';
import type { Story } from './world.ts';

/** The running execution of a stage of the case breaks; who holds the work item comes back to it much later. */
const breaks =
  (workflow: WorkflowName): Step =>
  async ({ item, again }) => {
    const { engine } = theWorld().host;
    const running = await engine.call('ListExecutions', {
      stateMachineArn: stateMachineArn(workflow),
      statusFilter: 'RUNNING',
    });
    const execution = (running.executions as { executionArn: string; name: string }[]).find(({ name }) =>
      name.startsWith(item.caseId),
    );
    if (!execution) throw new Error(`Expected a running ${workflow} of ${item.caseId}.`);
    const { executionArn } = execution;
    await engine.call('StopExecution', { executionArn, error: 'Broken', cause: 'A test stopped it.' });
    again(20);
    return null;
  };
const refusedSkips: Answered[] = [];
const skip = { decision: 'skip-stage', reasonCode: 'done-by-partner' };
const retry: Step = { decision: 'retry-stage' };
const close: Step = { decision: 'close-case', reasonCode: 'cannot-go-on' };
const end = { 'travel-documents': [theEnd] };

const stories = {
  retried: {
    script: {
      'eligibility-review': [breaks('eligibility-review')],
      'failed-stage': [retry],
      'state-decision': [theEnd],
    },
  },
  retriedBeside: {
    household: { members: [adult(), child()] },
    script: { 'health-exam': [breaks('health-assessment')], 'failed-stage': [retry], ...end },
  },
  skipped: {
    script: { 'orientation-session': [breaks('cultural-orientation')], 'failed-stage': [skip], ...end },
  },
  notSkipped: {
    script: {
      'state-decision': [breaks('state-decision')],
      'failed-stage': [
        async ({ decide }) => {
          refusedSkips.push(await decide(skip));
          return { decision: 'retry-stage' };
        },
      ],
      'health-exam': [theEnd],
    },
  },
  closed: { script: { 'sponsor-offer': [breaks('sponsorship')], 'failed-stage': [close] } },
  sponsorRetried: {
    script: { 'sponsor-offer': [breaks('sponsorship')], 'failed-stage': [retry], ...end },
  },
  late: {
    script: {
      'eligibility-approval': [breaks('eligibility-review')],
      'failed-stage': ['nobody'],
      'state-decision': [theEnd],
    },
  },
} satisfies Record<string, Story>;

const records: DynamoDBRecord[] = [];
const told = chapter('failed-stages', stories);
// Nothing in this world looks after vettings, so that no consumer of it is told of sponsors.
watch((record) => record.dynamodb?.NewImage?.type?.S !== 'sponsor' && records.push(record));

describe('a stage that fails', () => {
  test('is a work item of a supervisor, who tries it again with the same work', () => {
    const [failed] = factsOf(told.retried, 'work-item.opened').filter(
      (fact) => fact.details?.kind === 'failed-stage',
    );
    expect(failed?.details?.role).toBe('supervisor');
    expect(decisionsOn(told.retried, 'failed-stage')).toEqual(['retry-stage']);
    expect(actsOf(told.retried, 'work-item.reattached')).toHaveLength(1);
    expect(openedAt(told.retried, 'eligibility-review')).toHaveLength(1);
    expect(decisionsOn(told.retried, 'eligibility-review')).toEqual(['recommend']);
  });

  test('lets the stages beside it come to their ends', () => {
    const { stages } = told.retriedBeside.view.case;
    expect(stages['health-assessment']?.outcome).toBe('cleared');
    expect(stages['cultural-orientation']?.outcome).toBe('oriented');
    expect(stages.sponsorship?.outcome).toBe('sponsored');
    expect(decisionsOn(told.retriedBeside, 'orientation-session')).toHaveLength(2);
  });

  test('is skipped with a reason, and its work with it', () => {
    expect(told.skipped.view.case.stages['cultural-orientation']).toMatchObject({
      status: 'skipped',
      outcome: 'done-by-partner',
    });
    expect(decisionsOn(told.skipped, 'orientation-session')).toEqual([]);
    expect(openedAt(told.skipped, 'travel-documents')).toHaveLength(1);
  });

  test('is never skipped when it decides for others', () => {
    expect(refusedSkips).toMatchObject([{ status: 409 }]);
    expect(decisionsOn(told.notSkipped, 'state-decision')).toEqual(['accept']);
  });

  test('can close the case, which gives its places back', () => {
    expect(told.closed.view.case.closing?.outcome).toBe('cancelled');
    expect(told.closed.sponsors.map(({ taken, held }) => [taken, held])).toEqual([[0, 0]]);
    expect(decisionsOn(told.closed, 'sponsor-offer')).toEqual([]);
  });

  test('of sponsorship asks the same sponsor again', () => {
    expect(actsOf(told.sponsorRetried, 'offer.').slice(0, 4)).toEqual([
      'offer.made',
      'offer.withdrawn',
      'offer.made',
      'offer.promised',
    ]);
  });

  test('escalates when nobody looks at it', () => {
    const escalated = factsOf(told.late, 'work-item.escalated').map((fact) => fact.details?.kind);
    expect(escalated).toContain('failed-stage');
    expect(decisionsOn(told.late, 'failed-stage')).toEqual(['retry-stage']);
  });

  test.each(Object.keys(stories) as (keyof typeof stories)[])('never fails its case: %s', (name) => {
    const runs = told[name].executions.filter((one) => one.workflow === 'resettlement-case');
    expect(runs.filter((one) => one.status !== 'SUCCEEDED' && one.status !== 'ABORTED')).toEqual([]);
    expect(leftovers(told[name])).toEqual([]);
  });
});

test('a batch of the stream that comes twice changes nothing', async () => {
  const counts = () => {
    const { started, succeeded, failed, aborted, transitions } = theWorld().host.engine.counters();
    return { started, succeeded, failed, aborted, transitions };
  };
  await theWorld().host.idle();
  const before = counts();
  const read = records.length;
  const mails = theWorld().host.mail.messages().length;
  const relay = await import('../../lambdas/streams/relay-workflow.ts');
  const notices = await import('../../lambdas/streams/follow-changes.ts');
  const again = records.filter((record) => ['INSERT', 'MODIFY'].includes(record.eventName ?? ''));
  expect(again.length).toBeGreaterThan(100);
  await theWorld().host.clock.hold(async () => {
    await relay.handler({ Records: again }, {} as never);
    await notices.handler({ Records: again }, {} as never);
  });
  await theWorld().host.idle();
  expect(counts()).toEqual(before);
  expect(records).toHaveLength(read);
  expect(theWorld().host.mail.messages()).toHaveLength(mails);
});
