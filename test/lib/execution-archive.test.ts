import { beforeAll, describe, expect, it } from 'vitest';
import { WORKFLOWS } from '../../contracts/workflows.ts';
import { spelled, synthesize } from './synthesized.ts';

let rules: Rule[];
beforeAll(() => {
  rules = Object.values(synthesize().workflows.findResources('AWS::Events::Rule')).map(
    ({ Properties }) => Properties as Rule,
  );
});
const ruleNamed = (name: string) => rules.find(({ Name }) => Name === name)!;

interface Rule {
  Name: string;
  EventPattern: { detail: { stateMachineArn: unknown[] } };
  ScheduleExpression?: string;
  Targets: [{ InputTransformer: { InputPathsMap: object } }];
}

describe('the archive of executions on AWS', () => {
  it('hears of every end of every workflow, and of nothing that its input said', () => {
    const { EventPattern: pattern, Targets } = ruleNamed('kinbridge-dev-archive-execution');
    expect(pattern).toMatchObject({
      source: ['aws.states'],
      'detail-type': ['Step Functions Execution Status Change'],
      detail: { status: ['SUCCEEDED', 'FAILED', 'TIMED_OUT', 'ABORTED'] },
    });
    const machines = pattern.detail.stateMachineArn.map(spelled);
    for (const workflow of WORKFLOWS)
      expect(machines.filter((arn) => arn.endsWith(`:kinbridge-dev-${workflow}`))).toHaveLength(1);
    expect(machines).toHaveLength(WORKFLOWS.length);
    const [{ InputTransformer }] = Targets;
    expect(Object.values(InputTransformer.InputPathsMap).toSorted()).toEqual([
      '$.detail.executionArn',
      '$.detail.status',
      '$.time',
    ]);
  });

  it('is checked every day', () => {
    expect(ruleNamed('kinbridge-dev-check-archive')).toMatchObject({ ScheduleExpression: 'rate(1 day)' });
  });
});
