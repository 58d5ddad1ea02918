import type {
  HttpRouteIntegrationBindOptions,
  HttpRouteIntegrationConfig,
} from 'aws-cdk-lib/aws-apigatewayv2';
import {
  HttpIntegrationType,
  HttpRouteIntegration,
  IntegrationCredentials,
  PayloadFormatVersion,
} from 'aws-cdk-lib/aws-apigatewayv2';
import type { IRole } from 'aws-cdk-lib/aws-iam';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';

/** A function behind a route, invoked with a role of the API: one role in the place of a permission for each function. */
export class InvokingIntegration extends HttpRouteIntegration {
  readonly #handler: IFunction;
  readonly #role: IRole;

  constructor(id: string, handler: IFunction, role: IRole) {
    super(id);
    this.#handler = handler;
    this.#role = role;
  }

  override bind(_options: HttpRouteIntegrationBindOptions): HttpRouteIntegrationConfig {
    return {
      type: HttpIntegrationType.AWS_PROXY,
      uri: this.#handler.functionArn,
      payloadFormatVersion: PayloadFormatVersion.VERSION_2_0,
      credentials: IntegrationCredentials.fromRole(this.#role),
    };
  }
}
