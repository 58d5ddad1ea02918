import { ArnFormat, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import {
  CorsHttpMethod,
  HttpApi,
  HttpMethod,
  HttpNoneAuthorizer,
  HttpStage,
  LogGroupLogDestination,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpUserPoolAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { RouteContract } from '../contracts/routes.ts';
import { ROUTES } from '../contracts/routes.ts';
import { acknowledge } from './acknowledge.ts';
import type { EnvironmentSettings } from './environment-settings.ts';
import { functionName } from './handler-function.ts';
import { InvokingIntegration } from './invoking-integration.ts';
import type { StaffDirectory } from './staff-directory.ts';

export interface CaseApiProps {
  readonly prefix: string;
  readonly settings: EnvironmentSettings;
  readonly people: StaffDirectory;
  readonly key: IKey;
}

/** What is logged about a request: no address of the caller, no query, no path parameter. */
const ACCESS_LOG = AccessLogFormat.custom(
  JSON.stringify({
    requestId: '$context.requestId',
    at: '$context.requestTimeEpoch',
    route: '$context.routeKey',
    status: '$context.status',
    milliseconds: '$context.responseLatency',
    bytes: '$context.responseLength',
    authorizerError: '$context.authorizer.error',
    integrationError: '$context.integrationErrorMessage',
  }),
);

/** Every route of `contracts/routes.ts`, each requiring sign-in unless it is open. */
/** The roles that call handlers; a single one for all routes would exceed the size of an inline policy. */
type Invoker = 'Invoker' | 'CaseInvoker' | 'WriteInvoker' | 'CaseWriteInvoker' | 'StaffInvoker';

/** What staff look after among themselves. */
const OF_STAFF = /^\/(people|access-reviews|absences|classes|batches|views|notices|complaints)(\/|$)/;

function invokerOf({ method, path }: RouteContract): Invoker {
  if (OF_STAFF.test(path)) return 'StaffInvoker';
  const ofCase = /^(\/machine)?\/cases(\/|$)/.test(path);
  if (method === 'GET') return ofCase ? 'CaseInvoker' : 'Invoker';
  return ofCase ? 'CaseWriteInvoker' : 'WriteInvoker';
}

export class CaseApi extends Construct {
  readonly api: HttpApi;
  readonly #prefix: string;

  constructor(scope: Construct, id: string, { prefix, settings, people, key }: CaseApiProps) {
    super(scope, id);
    this.#prefix = prefix;
    this.api = new HttpApi(this, 'Api', {
      apiName: prefix,
      createDefaultStage: false,
      defaultAuthorizer: new HttpUserPoolAuthorizer('People', people.pool, {
        userPoolClients: [people.client],
      }),
      corsPreflight: {
        allowOrigins: [settings.publicUrl],
        allowMethods: [CorsHttpMethod.GET, CorsHttpMethod.POST, CorsHttpMethod.PUT],
        allowHeaders: ['authorization', 'content-type', 'idempotency-key', 'if-match'],
        maxAge: Duration.hours(1),
      },
    });
    const invokers: Record<Invoker, Role> = {
      Invoker: this.#invoker('Invoker'),
      CaseInvoker: this.#invoker('CaseInvoker'),
      WriteInvoker: this.#invoker('WriteInvoker'),
      CaseWriteInvoker: this.#invoker('CaseWriteInvoker'),
      StaffInvoker: this.#invoker('StaffInvoker'),
    };
    // One for all routes of a function, as an API may have 500 resources.
    const integrations = new Map<string, InvokingIntegration>();
    for (const route of ROUTES) {
      const invoker = invokerOf(route);
      const id = invoker === 'Invoker' ? route.function : `${route.function}${invoker}`;
      const integration =
        integrations.get(id) ??
        new InvokingIntegration(id, this.#functionArn(route.function), invokers[invoker]);
      integrations.set(id, integration);
      const added = this.api.addRoutes({
        path: route.path,
        methods: [HttpMethod[route.method]],
        integration,
        ...(route.open ? { authorizer: new HttpNoneAuthorizer() } : {}),
      });
      if (route.open)
        for (const made of added)
          acknowledge(
            made,
            'APIG4',
            `${route.function} is open on purpose: it tells nothing of anybody, or only to who has a signed link.`,
          );
    }
    const logGroup = new LogGroup(this, 'Log', {
      logGroupName: `/aws/vendedlogs/${prefix}/api`,
      retention: settings.logRetentionDays,
      encryptionKey: key,
      removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
    });
    new HttpStage(this, 'Stage', {
      httpApi: this.api,
      stageName: '$default',
      autoDeploy: true,
      throttle: { rateLimit: 100, burstLimit: 200 },
      accessLogSettings: { destination: new LogGroupLogDestination(logGroup), format: ACCESS_LOG },
    });
  }

  /** A role that calls the handlers of some routes. */
  #invoker(id: Invoker): Role {
    const role = new Role(this, id, { assumedBy: new ServicePrincipal('apigateway.amazonaws.com') });
    const called = ROUTES.filter((route) => invokerOf(route) === id);
    const resources = [...new Set(called.map((route) => this.#functionArn(route.function)))];
    role.addToPolicy(new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources }));
    return role;
  }

  #functionArn(name: string): string {
    return Stack.of(this).formatArn({
      service: 'lambda',
      resource: 'function',
      resourceName: functionName(this.#prefix, name),
      arnFormat: ArnFormat.COLON_RESOURCE_NAME,
    });
  }
}
