import { describe, expect, it } from 'vitest';
import { typesOf } from '../../../contracts/streams.ts';
import { executionOf, relayOf } from '../../../domain/casework/relay.ts';
import { newRequest } from '../../../domain/tracing-request/open-tracing-request.ts';
import type { WorkItem } from '../../../domain/work-item/work-item.ts';
import { AT, command } from '../../fixtures/actors.ts';
import { caseFile, opened } from '../../fixtures/case-file.ts';

const { case: caseRecord } = caseFile();
const item: WorkItem = opened(caseFile(), 'eligibility-review').file.workItems[0]!;
const decision = {
  code: 'recommend',
  by: 'anna',
  at: AT,
  command: 'c',
  answer: { decision: 'recommend' },
  form: { note: 'private' },
};
const start = (run: number) => ({
  kind: 'start',
  workflow: 'resettlement-case',
  execution: executionOf(caseRecord.id, run),
  input: { caseId: caseRecord.id, run },
});
const stop = (run: number) => ({
  kind: 'stop',
  workflow: 'resettlement-case',
  execution: executionOf(caseRecord.id, run),
  error: 'CaseInterrupted',
});

describe('what follows from a change of a case', () => {
  it.each([
    ['registered', undefined, { ...caseRecord, status: 'registered', run: 0 }, []],
    ['registered and started at once', undefined, caseRecord, [start(1)]],
    ['started', { ...caseRecord, status: 'registered', run: 0 }, caseRecord, [start(1)]],
    ['changed otherwise', caseRecord, { ...caseRecord, version: 2, priority: 'urgent' }, []],
    ['renewed', caseRecord, { ...caseRecord, run: 2 }, [start(2)]],
    ['interrupted', caseRecord, { ...caseRecord, run: 2, interruptedRun: 1 }, [stop(1), start(2)]],
    [
      'interrupted again',
      { ...caseRecord, run: 2, interruptedRun: 1 },
      { ...caseRecord, run: 3, interruptedRun: 2 },
      [stop(2), start(3)],
    ],
    [
      'renewed after an interruption',
      { ...caseRecord, run: 2, interruptedRun: 1 },
      { ...caseRecord, run: 3, interruptedRun: 1 },
      [start(3)],
    ],
    ['closed', { ...caseRecord, status: 'closing' }, { ...caseRecord, status: 'closed' }, []],
  ] as const)('that is %s', (_what, before, now, actions) => {
    expect(relayOf(before, now)).toEqual(actions);
  });
});

describe('what follows from a change of a work item', () => {
  const decidedItem: WorkItem = { ...item, status: 'decided', decision };
  const cancelledItem: WorkItem = { ...item, status: 'cancelled' };
  const succeed = (token: string) => ({
    kind: 'succeed',
    token,
    output: { workItemId: item.id, decision: 'recommend' },
  });

  it.each<[string, WorkItem | undefined, WorkItem, unknown[]]>([
    ['opened', undefined, item, []],
    ['claimed', item, { ...item, status: 'claimed', assignee: 'anna' }, []],
    ['decided', item, decidedItem, [succeed(item.token)]],
    ['written again after its decision', decidedItem, { ...decidedItem, version: 9 }, []],
    [
      'decided, and asked for with a new token',
      decidedItem,
      { ...decidedItem, token: 'fresh' },
      [succeed('fresh')],
    ],
    ['cancelled', item, cancelledItem, [{ kind: 'fail', token: item.token, error: 'WorkItemCancelled' }]],
    [
      'cancelled, and asked for with a new token',
      cancelledItem,
      { ...cancelledItem, token: 'fresh' },
      [{ kind: 'fail', token: 'fresh', error: 'WorkItemCancelled' }],
    ],
    ['reminded with a new token', item, { ...item, token: 'fresh', round: 1 }, []],
  ])('that is %s', (_what, before, now, actions) => {
    expect(relayOf(before, now)).toEqual(actions);
  });

  it('carries the answer and never the form', () => {
    expect(JSON.stringify(relayOf(item, decidedItem))).not.toContain('private');
  });
});

it('a tracing request starts its own workflow once, and other things start none', () => {
  const sought = { relationship: 'mother', sex: 'f', name: 'Amal Haddad' } as const;
  const request = newRequest(caseRecord, { seekerId: 'person-1', sought }, command());
  const [action] = relayOf(undefined, request);
  expect(action).toMatchObject({ kind: 'start', workflow: 'family-tracing', execution: request.id });
  expect(JSON.stringify(action)).not.toContain('Amal');
  expect(relayOf(request, { ...request, status: 'active' })).toEqual([]);
  const waiting = { ...request, awaiting: 'token-1' };
  expect(relayOf(request, waiting)).toEqual([]);
  expect(relayOf(waiting, { ...waiting, status: 'active' })).toEqual([]);
  expect(relayOf(waiting, request)).toEqual([{ kind: 'succeed', token: 'token-1', output: {} }]);
  expect(relayOf(waiting, { ...waiting, awaiting: 'token-2' })).toMatchObject([{ token: 'token-1' }]);
  expect(relayOf(undefined, caseFile().persons[0]!)).toEqual([]);
});

describe('the stream', () => {
  it('hands over every type of record that starts work, break-glass access among them', () => {
    expect([...typesOf('RelayWorkflow')].sort()).toEqual([
      ...[
        'access-grant',
        'access-review',
        'batch',
        'case',
        'case-stages',
        'household-change',
        'person-message',
        'rights-request',
        'sponsor',
        'sponsor-message',
      ],
      ...['tracing-request', 'webhook-delivery', 'work-item'],
    ]);
  });
});
