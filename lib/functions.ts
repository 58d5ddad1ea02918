import { Stack } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import type { Environment } from '../contracts/environment.ts';
import { FUNCTIONS } from '../contracts/functions.ts';
import type { CaseTable } from './case-table.ts';
import type { EnvironmentSettings } from './environment-settings.ts';
import { HandlerFunction } from './handler-function.ts';
import { allowTable } from './table-permissions.ts';
import type { WorkflowNames } from './workflow-names.ts';
import { allowWorkflows } from './workflow-permissions.ts';

export interface FunctionsProps {
  readonly root: string;
  readonly prefix: string;
  readonly settings: EnvironmentSettings;
  readonly cases: CaseTable;
  readonly names: WorkflowNames;
  readonly key: IKey;
}

/** Every function, each with the permissions of its contract and no others. */
export class Functions extends Construct {
  readonly byName: ReadonlyMap<string, IFunction>;

  constructor(scope: Construct, id: string, props: FunctionsProps) {
    super(scope, id);
    const { settings, cases, names, key } = props;
    // The Lambda service itself sets AWS_REGION.
    const environment: Omit<Environment, 'AWS_REGION'> = {
      TABLE_NAME: cases.table.tableName,
      WORKFLOW_ARN: names.pattern,
      MAIL_FROM: settings.mailFrom,
      PUBLIC_URL: settings.publicUrl,
    };
    const deployed = FUNCTIONS.map((contract) => {
      const retention = settings.logRetentionDays;
      const handler = new HandlerFunction(this, contract.name, {
        ...props,
        contract,
        environment,
        retention,
      });
      allowTable(handler.function, cases, contract.table);
      if (contract.workflows)
        allowWorkflows(handler.function, handler.role, contract.workflows, { names, key });
      if (contract.sendsMail) handler.role.addToPrincipalPolicy(this.mailing(settings.mailFrom));
      return [contract.name, handler.function] as const;
    });
    this.byName = new Map(deployed);
  }

  /** Mail from the one address, on the identity of its domain. */
  private mailing(from: string): PolicyStatement {
    const domain = from.slice(from.lastIndexOf('@') + 1);
    return new PolicyStatement({
      actions: ['ses:SendEmail'],
      resources: [Stack.of(this).formatArn({ service: 'ses', resource: 'identity', resourceName: domain })],
      conditions: { StringEquals: { 'ses:FromAddress': from } },
    });
  }
}
