import { beforeAll, describe, expect, it } from 'vitest';
import { ROUTES } from '../../contracts/routes.ts';
import type { Synthesized } from './synthesized.ts';
import { spelled, synthesize } from './synthesized.ts';

interface Route {
  RouteKey: string;
  AuthorizationType: string;
  Target: unknown;
}

let synthesized: Synthesized;
let routes: Map<string, Route>;

beforeAll(() => {
  synthesized = synthesize();
  const found = Object.values(synthesized.stateless.findResources('AWS::ApiGatewayV2::Route'));
  routes = new Map(found.map(({ Properties }) => [(Properties as Route).RouteKey, Properties as Route]));
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
      const { Properties } = synthesized.stateless.findResources('AWS::ApiGatewayV2::Integration')[
        integration
      ]!;
      const [logicalId] = spelled(Properties.IntegrationUri).split('.');
      const called = synthesized.stateless.findResources('AWS::Lambda::Function')[logicalId!]!;
      expect(called.Properties.FunctionName).toBe(`kinbridge-dev-${name}`);
      expect(Properties.PayloadFormatVersion).toBe('2.0');
    },
  );

  it('trusts the tokens of our pool for our client alone', () => {
    synthesized.stateless.resourcePropertiesCountIs(
      'AWS::ApiGatewayV2::Authorizer',
      { AuthorizerType: 'JWT' },
      1,
    );
    const [authorizer] = Object.values(synthesized.stateless.findResources('AWS::ApiGatewayV2::Authorizer'));
    const { Audience, Issuer } = authorizer!.Properties.JwtConfiguration;
    expect(Audience).toHaveLength(1);
    expect(spelled(Issuer)).toMatch(
      /^https:\/\/cognito-idp\.eu-central-1\.amazonaws\.com\/import:kinbridge-dev-stateful:/,
    );
  });

  it('is open to the console alone, limits its rate, and logs no address of a caller', () => {
    synthesized.stateless.hasResourceProperties('AWS::ApiGatewayV2::Api', {
      CorsConfiguration: { AllowOrigins: ['https://dev.kinbridge.example'] },
    });
    const [stage] = Object.values(synthesized.stateless.findResources('AWS::ApiGatewayV2::Stage'));
    expect(stage!.Properties.DefaultRouteSettings).toEqual({
      ThrottlingRateLimit: 100,
      ThrottlingBurstLimit: 200,
    });
    const format: string = stage!.Properties.AccessLogSettings.Format;
    expect(format).toContain('$context.routeKey');
    expect(format).not.toMatch(/sourceIp|context\.path|identity|claims|queryString/);
  });
});
