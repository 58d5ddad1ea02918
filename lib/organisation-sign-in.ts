import { SecretValue, Stack } from 'aws-cdk-lib';
import type { CfnUserPool, UserPool } from 'aws-cdk-lib/aws-cognito';
import {
  OidcAttributeRequestMethod,
  ProviderAttribute,
  UserPoolIdentityProviderOidc,
} from 'aws-cdk-lib/aws-cognito';
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import type { FunctionName } from '../contracts/functions.ts';
import { SAID_CONFIRMED, SAID_LOGIN } from '../contracts/organisation-sign-in.ts';
import type { EnvironmentSettings, OrganisationSettings } from './environment-settings.ts';
import { functionName } from './handler-function.ts';

/** The function that says whom an organisation's provider means. */
const SETTLES = 'SettleSignIn' satisfies FunctionName;

/** What that function is told; nothing where people sign in with Cognito alone. */
export const signInWith = ({ signInWith: organisation }: EnvironmentSettings): Record<string, string> =>
  organisation === undefined
    ? {}
    : {
        SIGN_IN_WITH: organisation.name,
        SIGN_IN_CLAIM: organisation.claim,
        ...(organisation.domain === undefined ? {} : { SIGN_IN_DOMAIN: organisation.domain }),
      };

/**
 * An organisation's own OpenID provider in the user pool. Cognito would make an account of everybody who comes from it; the
 * function that it asks first refuses all of them, and links those whom administrators added.
 */
export class OrganisationSignIn extends Construct {
  readonly provider: UserPoolIdentityProviderOidc;

  constructor(
    scope: Construct,
    id: string,
    { prefix, pool, organisation }: { prefix: string; pool: UserPool; organisation: OrganisationSettings },
  ) {
    super(scope, id);
    this.provider = new UserPoolIdentityProviderOidc(this, 'Provider', {
      userPool: pool,
      name: organisation.name,
      issuerUrl: organisation.issuer,
      clientId: organisation.clientId,
      // A reference that CloudFormation resolves: the secret is in no template.
      clientSecret: SecretValue.secretsManager(organisation.clientSecretName).unsafeUnwrap(),
      scopes: ['openid', 'profile', 'email'],
      attributeRequestMethod: OidcAttributeRequestMethod.GET,
      attributeMapping: {
        custom: {
          [`custom:${SAID_LOGIN}`]: ProviderAttribute.other(organisation.claim),
          [`custom:${SAID_CONFIRMED}`]: ProviderAttribute.other('email_verified'),
        },
      },
    });
    // By its name, as stacks know each other's functions: the pool is deployed before it.
    const arn = Stack.of(this).formatArn({
      service: 'lambda',
      resource: `function:${functionName(prefix, SETTLES)}`,
    });
    (pool.node.defaultChild as CfnUserPool).lambdaConfig = { preSignUp: arn };
  }
}

/** Lets the pool ask the function, and nobody else. */
export const letPoolAsk = (handler: IFunction, pool: UserPool): void =>
  handler.addPermission('AskedByPool', {
    principal: new ServicePrincipal('cognito-idp.amazonaws.com'),
    sourceArn: pool.userPoolArn,
  });
