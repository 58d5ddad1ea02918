import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import type { IUserPool } from 'aws-cdk-lib/aws-cognito';
import { CfnLogDeliveryConfiguration } from 'aws-cdk-lib/aws-cognito';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { FilterPattern, LogGroup, RetentionDays, SubscriptionFilter } from 'aws-cdk-lib/aws-logs';
import { LambdaDestination } from 'aws-cdk-lib/aws-logs-destinations';
import { Construct } from 'constructs';
import { FAILED_SIGN_INS } from '../contracts/user-activity.ts';

export interface FailedSignInsProps {
  readonly prefix: string;
  readonly pool: IUserPool;
  readonly handler: IFunction;
}

/**
 * Passes failed sign-ins from Cognito's user activity log, which needs its plan *Plus*, to the function that records them.
 * The log has user names and addresses, and is kept for a day. Cognito writes to no log group with a key of ours.
 */
export class FailedSignIns extends Construct {
  constructor(scope: Construct, id: string, { prefix, pool, handler }: FailedSignInsProps) {
    super(scope, id);
    const logGroupName = `/aws/vendedlogs/${prefix}/user-activity`;
    const logGroup = new LogGroup(this, 'Log', {
      logGroupName,
      retention: RetentionDays.ONE_DAY,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const subscription = new SubscriptionFilter(this, 'Failed', {
      logGroup,
      filterName: `${prefix}-failed-sign-ins`,
      destination: new LambdaDestination(handler),
      filterPattern: FilterPattern.all(
        FilterPattern.stringValue('$.message.eventType', '=', FAILED_SIGN_INS.eventType),
        FilterPattern.stringValue('$.message.eventResponse', '=', FAILED_SIGN_INS.eventResponse),
      ),
    });
    const delivery = new CfnLogDeliveryConfiguration(this, 'Delivery', {
      userPoolId: pool.userPoolId,
      logConfigurations: [
        {
          eventSource: 'userAuthEvents',
          logLevel: 'INFO',
          cloudWatchLogsConfiguration: {
            logGroupArn: Stack.of(this).formatArn({ service: 'logs', resource: `log-group:${logGroupName}` }),
          },
        },
      ],
    });
    delivery.node.addDependency(logGroup, subscription);
  }
}
