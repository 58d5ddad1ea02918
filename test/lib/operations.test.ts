import { Match } from 'aws-cdk-lib/assertions';
import { beforeAll, describe, expect, it } from 'vitest';
import { FUNCTIONS } from '../../contracts/functions.ts';
import type { StreamConsumerContract } from '../../contracts/streams.ts';
import { filtersOf, MAX_STREAM_CONSUMERS, STREAM_CONSUMERS } from '../../contracts/streams.ts';
import { WORKFLOWS } from '../../contracts/workflows.ts';
import { alarmCount } from '../../scripts/docs/alarm-table.ts';
import { deployedFunctions } from './deployed-functions.ts';
import type { Synthesized } from './synthesized.ts';
import { spelled, synthesize } from './synthesized.ts';

interface AlarmProperties {
  AlarmName: string;
  Namespace: string;
  MetricName: string;
  Threshold: number;
  AlarmActions: unknown[];
}

let synthesized: Synthesized;
let alarms: Map<string, AlarmProperties>;

beforeAll(() => {
  synthesized = synthesize();
  const found = Object.values(synthesized.alarms.findResources('AWS::CloudWatch::Alarm'));
  alarms = new Map(
    found.map(({ Properties }) => [(Properties as AlarmProperties).AlarmName, Properties as AlarmProperties]),
  );
});

const alarm = (id: string): AlarmProperties => alarms.get(`kinbridge-dev-${id}`)!;

const metricFilters = (metric: string) =>
  Object.values(synthesized.alarms.findResources('AWS::Logs::MetricFilter')).filter(
    ({ Properties }) => Properties.MetricTransformations[0].MetricName === metric,
  );

describe('alarms', () => {
  it.each(WORKFLOWS)('sound for the first execution of %s that fails or times out', (workflow) => {
    const common = { Namespace: 'AWS/States', Threshold: 1 };
    expect(alarm(`${workflow}-failed`)).toMatchObject({ ...common, MetricName: 'ExecutionsFailed' });
    expect(alarm(`${workflow}-timed-out`)).toMatchObject({ ...common, MetricName: 'ExecutionsTimedOut' });
  });

  it.each(FUNCTIONS)('sound for errors of $name', ({ name }) => {
    expect(alarm(`${name}-errors`)).toMatchObject({ Namespace: 'AWS/Lambda', MetricName: 'Errors' });
  });

  it.each(STREAM_CONSUMERS)(
    'sound for changes that $function set aside or comes late to',
    ({ function: name }) => {
      expect(alarm(`${name}-set-aside`)).toMatchObject({ Namespace: 'AWS/SQS', Threshold: 1 });
      expect(alarm(`${name}-late`)).toMatchObject({ MetricName: 'IteratorAge', Threshold: 900_000 });
    },
  );

  it('sound once for an account that may not send, from the logs of whatever sends', () => {
    expect(alarm('sending-account')).toMatchObject({ MetricName: 'AccountFaults', Threshold: 1 });
    const filters = metricFilters('AccountFaults');
    expect(filters.map(({ Properties }) => Properties.LogGroupName).sort()).toEqual(
      FUNCTIONS.filter(({ sendsMail }) => sendsMail)
        .map(({ name, kind }) => `/kinbridge-dev/${kind === 'page' ? 'pages' : 'functions'}/${name}`)
        .sort(),
    );
    for (const { Properties } of filters) {
      expect(Properties.FilterPattern).toBe('{ $.fault = "account" }');
      expect(Properties.MetricTransformations).toMatchObject([
        { MetricName: 'AccountFaults', MetricNamespace: alarm('sending-account').Namespace },
      ]);
    }
  });

  it('sound for an anchor that something keeps stopping', () => {
    expect(alarm('anchoring-stopped')).toMatchObject({ MetricName: 'AnchoringsStopped', Threshold: 1 });
    const [filter, ...more] = metricFilters('AnchoringsStopped');
    expect(more).toEqual([]);
    expect(filter?.Properties).toMatchObject({
      LogGroupName: '/kinbridge-dev/functions/MakeAnchor',
      FilterPattern: '{ $.fault = "anchoring-stopped" }',
    });
  });

  it.each([
    ['archive-gap', 'ArchiveGaps'],
    ['erasure-not-granted', 'ErasuresNotGranted'],
  ])('sound for the finding %s of the daily check', (fault, MetricName) => {
    expect(alarm(fault)).toMatchObject({ MetricName, Threshold: 1 });
    const [filter, ...more] = metricFilters(MetricName);
    expect(more).toEqual([]);
    expect(filter?.Properties).toMatchObject({
      LogGroupName: '/kinbridge-dev/functions/CheckArchive',
      FilterPattern: `{ $.fault = "${fault}" }`,
      MetricTransformations: [{ MetricName, MetricNamespace: alarm(fault).Namespace }],
    });
  });

  it('are as many as the generated page says', () => {
    expect(alarms.size).toBe(alarmCount());
  });

  it('all go to one encrypted topic', () => {
    const topics = synthesized.alarms.findResources('AWS::SNS::Topic', {
      Properties: { KmsMasterKeyId: Match.anyValue() },
    });
    expect(Object.keys(topics)).toHaveLength(1);
    for (const { AlarmActions } of alarms.values())
      expect(AlarmActions.map(spelled)).toEqual(Object.keys(topics));
  });
});

describe('consumers of the stream', () => {
  it('are no more than a shard of it has room for', () => {
    const ofStream = { Properties: { StartingPosition: Match.anyValue() } };
    const mappings = Object.values(
      synthesized.workflows.findResources('AWS::Lambda::EventSourceMapping', ofStream),
    );
    expect(mappings.length).toBe(STREAM_CONSUMERS.length);
    expect(mappings.length).toBeLessThanOrEqual(MAX_STREAM_CONSUMERS);
  });

  interface Mapping {
    FunctionName: unknown;
    FilterCriteria: { Filters: { Pattern: string }[] };
    DestinationConfig: { OnFailure: { Destination: unknown } };
  }

  it.each(STREAM_CONSUMERS)(
    '$function gets its own types, in order, and sets aside what keeps failing',
    (contract: StreamConsumerContract) => {
      const { function: name } = contract;
      const functions = synthesized.workflows.findResources('AWS::Lambda::Function', {
        Properties: { FunctionName: `kinbridge-dev-${name}` },
      });
      const mappings = Object.values(synthesized.workflows.findResources('AWS::Lambda::EventSourceMapping'));
      const mapping = mappings.find(
        ({ Properties }) => spelled(Properties.FunctionName) === Object.keys(functions)[0],
      )!;
      const properties = mapping.Properties as Mapping;
      expect(properties).toMatchObject({
        BisectBatchOnFunctionError: true,
        FunctionResponseTypes: ['ReportBatchItemFailures'],
        StartingPosition: 'TRIM_HORIZON',
      });
      const filters = properties.FilterCriteria.Filters.map(({ Pattern }) => JSON.parse(Pattern) as unknown);
      expect(filters).toEqual(
        filtersOf(contract).flatMap(({ types, where = {}, removals }) => {
          const texts = Object.entries(where).map(([field, text]) => [field, { S: [text] }]);
          const wanted = { type: { S: [...types] }, ...Object.fromEntries(texts) };
          return [
            { eventName: ['INSERT', 'MODIFY'], dynamodb: { NewImage: wanted } },
            ...(removals ? [{ eventName: ['REMOVE'], dynamodb: { OldImage: wanted } }] : []),
          ];
        }),
      );
      expect(filters.length).toBeLessThanOrEqual(5);
      const [queue] = spelled(properties.DestinationConfig.OnFailure.Destination).split('.');
      expect(synthesized.workflows.findResources('AWS::SQS::Queue')[queue!]!.Properties).toMatchObject({
        MessageRetentionPeriod: 1_209_600,
      });
      const told = functions[Object.keys(functions)[0]!]!.Properties.Environment.Variables.SET_ASIDE_QUEUE;
      expect(spelled(told)).toMatch(new RegExp(`^https://sqs\\..*/kinbridge-dev-${name}-set-aside$`));
      const [{ statements }] = deployedFunctions(synthesized).filter((one) => one.name === name) as [
        ReturnType<typeof deployedFunctions>[number],
      ];
      expect(statements.some(({ actions }) => actions.includes('sqs:SendMessage'))).toBe(true);
    },
  );
});
