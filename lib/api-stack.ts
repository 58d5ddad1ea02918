import type { StackProps } from 'aws-cdk-lib';
import { CfnOutput, Stack } from 'aws-cdk-lib';
import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import type { Construct } from 'constructs';
import type { CaseApiProps } from './case-api.ts';
import { CaseApi } from './case-api.ts';

export interface ApiStackProps extends StackProps, CaseApiProps {}

/** The HTTP API with its routes. It refers to the functions behind them by name. */
export class ApiStack extends Stack {
  readonly api: HttpApi;

  constructor(scope: Construct, id: string, props: ApiStackProps) {
    super(scope, id, { ...props, terminationProtection: true });
    this.api = new CaseApi(this, 'CaseApi', props).api;
    new CfnOutput(this, 'ApiUrl', { value: this.api.apiEndpoint });
  }
}
