import { Annotations, Duration, Stack } from 'aws-cdk-lib';
import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import type { IMetric } from 'aws-cdk-lib/aws-cloudwatch';
import { Alarm, ComparisonOperator, Metric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { FilterPattern, LogGroup, MetricFilter } from 'aws-cdk-lib/aws-logs';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { IStateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import type { FunctionContract } from '../contracts/function-contract.ts';
import { functionNamed } from '../contracts/functions.ts';
import { LONGEST_TAKE_BACK } from '../contracts/held-decisions.ts';
import { functionLogName } from './function-stacks.ts';

const period = Duration.minutes(5);

/** Tasks routinely throw `VersionConflict` and the like, and their workflow retries. */
const ERRORS_IN_FIVE_MINUTES: Record<FunctionContract['kind'], number> = {
  api: 1,
  page: 1,
  stream: 3,
  event: 3,
  task: 20,
};

const GAP = 'An execution that ended more than a day ago is not in the archive and the audit';
const STOPPED = 'The audit chains could not be anchored, three times in a row; it is tried again';
const NOT_GRANTED = 'The ledger names an erasure that no record grants';

/** Notifies the people who run an environment, through one topic, of what needs their attention. */
export class Alarms extends Construct {
  readonly topic: Topic;
  private readonly prefix: string;

  constructor(
    scope: Construct,
    id: string,
    props: { prefix: string; key: IKey; alarmMail: string | undefined },
  ) {
    super(scope, id);
    this.prefix = props.prefix;
    this.topic = new Topic(this, 'Topic', {
      topicName: `${props.prefix}-alarms`,
      masterKey: props.key,
      enforceSSL: true,
    });
    this.letAlarmsPublish();
    if (props.alarmMail) this.topic.addSubscription(new EmailSubscription(props.alarmMail));
    else
      Annotations.of(this).addWarningV2(
        'kinbridge:alarms-without-receiver',
        `Nobody hears the alarms of ${props.prefix}: give alarmMail in cdk.json, or subscribe somebody to ${props.prefix}-alarms.`,
      );
  }

  /**
   * A topic with a policy of its own, like the one made by `enforceSSL`, no longer admits the account's alarms by
   * default.
   */
  private letAlarmsPublish(): void {
    const { account } = Stack.of(this);
    this.topic.addToResourcePolicy(
      new PolicyStatement({
        sid: 'CloudWatchAlarms',
        principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
        actions: ['sns:Publish'],
        resources: [this.topic.topicArn],
        conditions: {
          StringEquals: { 'aws:SourceAccount': account },
          ArnLike: {
            'aws:SourceArn': Stack.of(this).formatArn({
              service: 'cloudwatch',
              resource: `alarm:${this.prefix}-*`,
            }),
          },
        },
      }),
    );
  }

  /** A failed stage ends as a supervisor's work item, so an execution that fails or times out is always a defect. */
  watchWorkflow(workflow: string, stateMachine: IStateMachine): void {
    this.raise(
      `${workflow}-failed`,
      'An execution failed; its case waits',
      stateMachine.metricFailed({ period }),
    );
    this.raise(
      `${workflow}-timed-out`,
      'An execution timed out; its case waits',
      stateMachine.metricTimedOut({ period }),
    );
  }

  watchFunction({ name, kind }: FunctionContract, handler: IFunction): void {
    this.raise(
      `${name}-errors`,
      'Calls of this function end in errors',
      handler.metricErrors({ period }),
      ERRORS_IN_FIVE_MINUTES[kind],
    );
  }

  /** A change that nobody relayed: a workflow keeps waiting, or a notice is not sent, until somebody looks. */
  watchConsumer(name: string, handler: IFunction, setAside: IQueue): void {
    this.watchSetAside(name, 'A change of the table was set aside', setAside);
    const age = handler.metric('IteratorAge', { period, statistic: 'max' });
    this.raise(
      `${name}-late`,
      'Changes of the table wait for more than 15 minutes',
      age,
      Duration.minutes(15).toMilliseconds(),
    );
  }

  watchSetAside(name: string, description: string, setAside: IQueue): void {
    const depth = setAside.metricApproximateNumberOfMessagesVisible({ period, statistic: 'max' });
    this.raise(`${name}-set-aside`, description, depth);
  }

  /** Decisions wait for longer than anybody can take them back: nothing carries them out. */
  watchHeld(queue: IQueue): void {
    const age = queue.metricApproximateAgeOfOldestMessage({ period, statistic: 'max' });
    const late = Duration.seconds(2 * LONGEST_TAKE_BACK).toSeconds();
    this.raise('held-decisions-late', 'Decisions that nobody took back do not take effect', age, late);
  }

  /**
   * Faults of the account itself (sandbox, an unverified domain, a quota): one alarm, however many notices are
   * affected.
   */
  watchSending(names: readonly string[]): void {
    const metric = { metricNamespace: `kinbridge/${this.prefix}`, metricName: 'AccountFaults' };
    for (const name of names)
      new MetricFilter(this, `${name}AccountFaults`, {
        ...metric,
        logGroup: LogGroup.fromLogGroupName(
          this,
          `${name}Log`,
          functionLogName(this.prefix, functionNamed(name)),
        ),
        filterPattern: FilterPattern.stringValue('$.fault', '=', 'account'),
        metricValue: '1',
      });
    const { metricNamespace: namespace, metricName } = metric;
    this.raise(
      'sending-account',
      'The account may not send mail or text messages; notices wait and are tried again',
      new Metric({ namespace, metricName, period, statistic: 'sum' }),
    );
  }

  /** What the daily check of the archive finds: a gap, or an erasure of which only the ledger tells. */
  watchArchive(name: string): void {
    this.watchFault(name, 'archive-gap', 'ArchiveGaps', GAP);
    this.watchFault(name, 'erasure-not-granted', 'ErasuresNotGranted', NOT_GRANTED);
  }

  /** An anchor that something has stopped three times in a row. */
  watchAnchoring(name: string): void {
    this.watchFault(name, 'anchoring-stopped', 'AnchoringsStopped', STOPPED);
  }

  /** A fault that a function tells of in its log. */
  private watchFault(name: string, fault: string, metricName: string, description: string): void {
    const namespace = `kinbridge/${this.prefix}`;
    const log = `${name}${metricName}Log`;
    new MetricFilter(this, `${name}${metricName}`, {
      ...{ metricNamespace: namespace, metricName, metricValue: '1' },
      logGroup: LogGroup.fromLogGroupName(this, log, functionLogName(this.prefix, functionNamed(name))),
      filterPattern: FilterPattern.stringValue('$.fault', '=', fault),
    });
    this.raise(fault, description, new Metric({ namespace, metricName, period, statistic: 'sum' }));
  }

  watchApi(api: HttpApi): void {
    this.raise(
      'api-server-errors',
      'Requests end in server errors',
      api.metricServerError({ period, statistic: 'sum' }),
      5,
    );
  }

  private raise(id: string, alarmDescription: string, metric: IMetric, threshold = 1): void {
    const alarm = new Alarm(this, id, {
      alarmName: `${this.prefix}-${id}`,
      alarmDescription,
      metric,
      threshold,
      evaluationPeriods: 1,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    });
    alarm.addAlarmAction(new SnsAction(this.topic));
  }
}
