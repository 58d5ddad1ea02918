import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import type { Role } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import {
  Architecture,
  Function as LambdaFunction,
  LoggingFormat,
  Runtime,
  Tracing,
} from 'aws-cdk-lib/aws-lambda';
import type { RetentionDays } from 'aws-cdk-lib/aws-logs';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { FunctionContract } from '../contracts/function-contract.ts';
import { acknowledgeResource } from './acknowledge.ts';
import { handlerCode } from './bundling.ts';
import { functionLogName } from './function-stacks.ts';
import { OwnRole } from './own-role.ts';

/** The name of a function, by which other stacks refer to it. */
export const functionName = (prefix: string, name: string): string => `${prefix}-${name}`;

export interface HandlerFunctionProps {
  readonly root: string;
  readonly contract: FunctionContract;
  readonly prefix: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly key: IKey;
  readonly retention: RetentionDays;
}

/** One function of `contracts/functions.ts` with a role and a log of its own. */
export class HandlerFunction extends Construct {
  readonly function: LambdaFunction;
  readonly role: Role;

  constructor(scope: Construct, id: string, { root, contract, prefix, ...props }: HandlerFunctionProps) {
    super(scope, id);
    const logGroup = new LogGroup(this, 'Log', {
      logGroupName: functionLogName(prefix, contract),
      retention: props.retention,
      encryptionKey: props.key,
      removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
    });
    this.role = new OwnRole(this, 'Role');
    logGroup.grantWrite(this.role);
    this.function = new LambdaFunction(this, 'Function', {
      functionName: functionName(prefix, contract.name),
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      handler: 'index.handler',
      code: handlerCode(root, contract.entry),
      role: this.role,
      environment: { ...props.environment },
      timeout: Duration.seconds(contract.timeoutSeconds),
      memorySize: contract.memoryMb,
      tracing: Tracing.ACTIVE,
      logGroup,
      loggingFormat: LoggingFormat.JSON,
    });
    acknowledgeResource(
      this.role,
      '*',
      contract.kind === 'stream'
        ? 'X-Ray takes traces, and DynamoDB lists streams, for no narrower resource than all.'
        : 'X-Ray takes traces for no narrower resource than all.',
    );
  }
}
