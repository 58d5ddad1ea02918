import type { StackProps } from 'aws-cdk-lib';
import { Duration, Stack } from 'aws-cdk-lib';
import { EventField, Rule, RuleTargetInput, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { SqsDestination } from 'aws-cdk-lib/aws-lambda-destinations';
import type { Construct } from 'constructs';
import type { EventName } from '../contracts/functions.ts';
import { FUNCTIONS } from '../contracts/functions.ts';
import { STREAM_CONSUMERS } from '../contracts/streams.ts';
import { WORKFLOWS } from '../contracts/workflows.ts';
import type { EncryptionKey } from './encryption-key.ts';
import { FailedSignIns } from './failed-sign-ins.ts';
import { functionNamed } from './function-named.ts';
import { stackOf } from './function-stacks.ts';
import type { FunctionsProps } from './functions.ts';
import { Functions } from './functions.ts';
import { HeldQueue } from './held-queue.ts';
import { MailFeedback } from './mail-feedback.ts';
import { letPoolAsk } from './organisation-sign-in.ts';
import { SetAside } from './set-aside.ts';
import type { StaffDirectory } from './staff-directory.ts';
import { StreamConsumer } from './stream-consumer.ts';
import { TextFeedback } from './text-feedback.ts';
import { Workflow } from './workflow.ts';
import { WorkflowNames } from './workflow-names.ts';

export interface WorkflowsStackProps extends StackProps, Omit<FunctionsProps, 'names' | 'contracts'> {
  readonly key: EncryptionKey;
  readonly people: StaffDirectory;
}

const ENDED = ['SUCCEEDED', 'FAILED', 'TIMED_OUT', 'ABORTED'];

/** What runs by itself: workflows and their tasks, consumers of the table's stream, delivery reports of notices. */
export class WorkflowsStack extends Stack {
  constructor(scope: Construct, id: string, props: WorkflowsStackProps) {
    super(scope, id, { ...props, terminationProtection: true });
    const { prefix, settings, key } = props;
    const names = new WorkflowNames(this, prefix);
    const contracts = FUNCTIONS.filter((contract) => stackOf(contract) === 'workflows');
    const functions = new Functions(this, 'Functions', { ...props, names, contracts }).byName;
    for (const workflow of WORKFLOWS) {
      const retention = settings.logRetentionDays;
      new Workflow(this, workflow, { ...props, workflow, names, functions, retention });
    }
    for (const contract of STREAM_CONSUMERS) {
      const { function: name } = contract;
      const handler = functionNamed(functions, name);
      new StreamConsumer(this, `${name}Stream`, { ...props, contract, handler });
    }
    const { handler, setAside } = this.#eventFunction(prefix, 'RecordFeedback', functions);
    const feedback = { prefix, handler, setAside };
    new MailFeedback(this, 'MailFeedback', feedback);
    if (settings.smsFrom !== undefined) new TextFeedback(this, 'TextFeedback', { ...feedback, key });
    const signIns = this.#eventFunction(prefix, 'RecordFailedSignIns', functions);
    if (settings.failedSignIns)
      new FailedSignIns(this, 'FailedSignIns', { prefix, pool: props.people.pool, handler: signIns.handler });
    if (settings.signInWith) letPoolAsk(functionNamed(functions, 'SettleSignIn'), props.people.pool);
    const senders = contracts.filter(({ holdsDecisions }) => holdsDecisions);
    new HeldQueue(this, 'HeldDecisions', {
      prefix,
      ...this.#eventFunction(prefix, 'CarryOutDecision', functions),
      senders: senders.map(({ name }) => functionNamed(functions, name)),
    });
    const reconciler = this.#eventFunction(prefix, 'Reconcile', functions);
    new Rule(this, 'ReconcileRule', {
      ruleName: `${prefix}-reconcile`,
      description: 'Compares the table with the executions',
      schedule: Schedule.rate(Duration.hours(1)),
      targets: [
        new LambdaFunction(reconciler.handler, {
          deadLetterQueue: reconciler.setAside,
          event: RuleTargetInput.fromObject({}),
        }),
      ],
    });
    const archiving = this.#eventFunction(prefix, 'ArchiveExecution', functions);
    new Rule(this, 'ArchiveRule', {
      ruleName: `${prefix}-archive-execution`,
      description: 'Archives executions that have ended',
      eventPattern: {
        source: ['aws.states'],
        detailType: ['Step Functions Execution Status Change'],
        detail: { status: ENDED, stateMachineArn: names.all() },
      },
      targets: [
        new LambdaFunction(archiving.handler, {
          deadLetterQueue: archiving.setAside,
          event: RuleTargetInput.fromObject({
            time: EventField.time,
            detail: {
              executionArn: EventField.fromPath('$.detail.executionArn'),
              status: EventField.fromPath('$.detail.status'),
            },
          }),
        }),
      ],
    });
    const checking = this.#eventFunction(prefix, 'CheckArchive', functions);
    new Rule(this, 'CheckArchiveRule', {
      ruleName: `${prefix}-check-archive`,
      description: 'Archives executions that were missed, and has the audit chains tell of them',
      schedule: Schedule.rate(Duration.days(1)),
      targets: [
        new LambdaFunction(checking.handler, {
          deadLetterQueue: checking.setAside,
          event: RuleTargetInput.fromObject({ time: EventField.time }),
        }),
      ],
    });
    const rotating = this.#eventFunction(prefix, 'RotateKeys', functions);
    new Rule(this, 'FinishRotationRule', {
      ruleName: `${prefix}-finish-rotation`,
      description: 'Finishes a rotation of the wrapping key that was begun, and begins none',
      schedule: Schedule.rate(Duration.hours(1)),
      targets: [
        new LambdaFunction(rotating.handler, {
          deadLetterQueue: rotating.setAside,
          event: RuleTargetInput.fromObject({ act: 'finish' }),
        }),
      ],
    });
    const anchoring = this.#eventFunction(prefix, 'MakeAnchor', functions);
    new Rule(this, 'AnchorRule', {
      ruleName: `${prefix}-anchor`,
      description: 'Begins to anchor the audit chains once a day, and goes on with what is under way',
      schedule: Schedule.rate(Duration.minutes(1)),
      targets: [
        new LambdaFunction(anchoring.handler, {
          deadLetterQueue: anchoring.setAside,
          event: RuleTargetInput.fromObject({ time: EventField.time }),
        }),
      ],
    });
  }

  /** A function that other services call without waiting, with a queue for the events it failed on. */
  #eventFunction(prefix: string, name: EventName, functions: ReadonlyMap<string, IFunction>) {
    const handler = functionNamed(functions, name);
    const setAside = new SetAside(this, `${name}SetAside`, { prefix, name });
    handler.configureAsyncInvoke({
      onFailure: new SqsDestination(setAside),
      retryAttempts: 2,
      maxEventAge: Duration.hours(6),
    });
    return { handler, setAside };
  }
}
