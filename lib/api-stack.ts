import type { StackProps } from 'aws-cdk-lib';
import { CfnOutput, Stack } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import type { Alarms } from './alarms.ts';
import { CaseApi } from './case-api.ts';
import type { EnvironmentSettings } from './environment-settings.ts';
import type { StaffDirectory } from './staff-directory.ts';

export interface ApiStackProps extends StackProps {
  readonly prefix: string;
  readonly settings: EnvironmentSettings;
  readonly people: StaffDirectory;
  readonly functions: ReadonlyMap<string, IFunction>;
  readonly key: IKey;
  readonly alarms: Alarms;
}

/** The HTTP API: three resources for each route, which a stack with the functions would have no room for. */
export class ApiStack extends Stack {
  constructor(scope: Construct, id: string, props: ApiStackProps) {
    super(scope, id, { ...props, terminationProtection: true });
    const { api } = new CaseApi(this, 'CaseApi', props);
    props.alarms.watchApi(this, api);
    new CfnOutput(this, 'ApiUrl', { value: api.apiEndpoint });
  }
}
