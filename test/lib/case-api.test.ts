import { beforeAll, describe, expect, it } from 'vitest';
import { ROUTES } from '../../contracts/routes.ts';
import { deployedFunctions } from './deployed-functions.ts';
import type { Statement, Synthesized } from './synthesized.ts';
import { spelled, statementsByRole, synthesize } from './synthesized.ts';

interface Route {
  RouteKey: string;
  AuthorizationType: string;
  Target: unknown;
}

let synthesized: Synthesized;
let routes: Map<string, Route>;
let invokers: Map<string, Statement[]>;

const functionArn = (name: string): string =>
  `arn:aws:lambda:eu-central-1:ACCOUNT:function:kinbridge-dev-${name}`;

beforeAll(() => {
  synthesized = synthesize();
  const found = Object.values(synthesized.api.findResources('AWS::ApiGatewayV2::Route'));
  routes = new Map(found.map(({ Properties }) => [(Properties as Route).RouteKey, Properties as Route]));
  invokers = statementsByRole(synthesized.api);
});

describe('the HTTP API', () => {
  it('has each route of the contract and no other', () => {
    expect([...routes.keys()].sort()).toEqual(ROUTES.map(({ method, path }) => `${method} ${path}`).sort());
  });

  it.each(ROUTES)(
    '$method $path needs a sign-in unless it is open, and calls $function',
    ({ method, path, function: name, open }) => {
      const route = routes.get(`${method} ${path}`)!;
      expect(route.AuthorizationType).toBe(open ? 'NONE' : 'JWT');
      const integration = spelled(route.Target).replace('integrations/', '');
      const { Properties } = synthesized.api.findResources('AWS::ApiGatewayV2::Integration')[integration]!;
      expect(spelled(Properties.IntegrationUri)).toBe(functionArn(name));
      const [role] = spelled(Properties.CredentialsArn).split('.');
      const allowed = invokers
        .get(role!)!
        .flatMap(({ actions, resources }) => resources.map((to) => [actions, to]));
      expect(allowed).toContainEqual([['lambda:InvokeFunction'], functionArn(name)]);
      expect(Properties.PayloadFormatVersion).toBe('2.0');
    },
  );

  it('may invoke the functions behind its routes and no others, all of them in the stack of its functions', () => {
    const invoked = [...invokers.values()].flat().flatMap(({ resources }) => resources);
    const answering = deployedFunctions(synthesized).filter(({ stack }) => stack.endsWith('-functions'));
    expect([...new Set(invoked)].sort()).toEqual(answering.map(({ name }) => functionArn(name)).sort());
  });

  it('trusts the tokens of our pool for our client alone', () => {
    synthesized.api.resourcePropertiesCountIs('AWS::ApiGatewayV2::Authorizer', { AuthorizerType: 'JWT' }, 1);
    const [authorizer] = Object.values(synthesized.api.findResources('AWS::ApiGatewayV2::Authorizer'));
    const { Audience, Issuer } = authorizer!.Properties.JwtConfiguration;
    expect(Audience).toHaveLength(1);
    expect(spelled(Issuer)).toMatch(
      /^https:\/\/cognito-idp\.eu-central-1\.amazonaws\.com\/import:kinbridge-dev-stateful:/,
    );
  });

  it('is open to the console alone, limits its rate, and logs no address of a caller', () => {
    synthesized.api.hasResourceProperties('AWS::ApiGatewayV2::Api', {
      CorsConfiguration: { AllowOrigins: ['https://dev.kinbridge.example'] },
    });
    const [stage] = Object.values(synthesized.api.findResources('AWS::ApiGatewayV2::Stage'));
    expect(stage!.Properties.DefaultRouteSettings).toEqual({
      ThrottlingRateLimit: 100,
      ThrottlingBurstLimit: 200,
    });
    const format: string = stage!.Properties.AccessLogSettings.Format;
    expect(format).toContain('$context.routeKey');
    expect(format).not.toMatch(/sourceIp|context\.path|identity|claims|queryString/);
  });
});
