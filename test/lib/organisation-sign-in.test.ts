import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addEnvironments } from '../../lib/deployment.ts';
import type { StackName } from './synthesized.ts';
import { newApp, spelled, statementsByRole, synthesize } from './synthesized.ts';

const outdir = mkdtempSync(join(tmpdir(), 'kinbridge-organisation-'));
afterAll(() => rmSync(outdir, { recursive: true, force: true }));

let of: (stack: StackName) => Template;
let settingsOfConsole: string;
beforeAll(() => {
  const { context } = JSON.parse(readFileSync(new URL('../../cdk.json', import.meta.url), 'utf8'));
  const signInWith = {
    ...{ name: 'Relief-Office', issuer: 'https://login.relief.example/tenant', clientId: 'kinbridge' },
    ...{ clientSecretName: 'kinbridge-dev/sign-in', domain: 'relief.example', asksSecondFactor: true },
  };
  const app = newApp({ environments: { dev: { ...context.environments.dev, signInWith } } }, outdir);
  addEnvironments(app);
  const assembly = app.synth();
  const text = (stack: StackName) =>
    readFileSync(assembly.getStackByName(`kinbridge-dev-${stack}`).templateFullPath, 'utf8');
  of = (stack) => Template.fromString(text(stack));
  const [settings] = readdirSync(outdir, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('settings.json'),
  );
  settingsOfConsole = readFileSync(join(outdir, settings ?? ''), 'utf8');
});
const only = (stack: StackName, type: string) => Object.values(of(stack).findResources(type))[0]!;

describe("an organisation's own provider", () => {
  it('is in the pool by its name, with a secret that is in no template', () => {
    const { Properties } = only('stateful', 'AWS::Cognito::UserPoolIdentityProvider');
    expect(Properties).toMatchObject({
      ...{ ProviderName: 'Relief-Office', ProviderType: 'OIDC' },
      ProviderDetails: {
        ...{ oidc_issuer: 'https://login.relief.example/tenant', client_id: 'kinbridge' },
        ...{ authorize_scopes: 'openid profile email', attributes_request_method: 'GET' },
      },
    });
    expect(spelled(Properties.ProviderDetails.client_secret)).toBe(
      '{{resolve:secretsmanager:kinbridge-dev/sign-in:SecretString:::}}',
    );
  });

  it('says a name, and neither a login, a role nor an office', () => {
    const { AttributeMapping } = only('stateful', 'AWS::Cognito::UserPoolIdentityProvider').Properties;
    expect(AttributeMapping).toEqual({
      'custom:said_login': 'email',
      'custom:said_confirmed': 'email_verified',
    });
    const { ReadAttributes, WriteAttributes } = only('stateful', 'AWS::Cognito::UserPoolClient').Properties;
    // Cognito refuses a sign-in whose mapped attributes the client could not write.
    expect(WriteAttributes.sort()).toEqual(['custom:said_confirmed', 'custom:said_login', 'email']);
    expect(ReadAttributes.join()).not.toContain('said');
  });

  it('is offered where people sign in, beside a password, still with a code and PKCE, and no scope to write', () => {
    const client = only('stateful', 'AWS::Cognito::UserPoolClient');
    expect(client.Properties).toMatchObject({
      ...{ AllowedOAuthFlows: ['code'], GenerateSecret: false, AllowedOAuthScopes: ['openid', 'email'] },
      SupportedIdentityProviders: ['COGNITO', { Ref: expect.stringMatching(/^PeopleOrganisation/) }],
    });
    expect(client.DependsOn).toEqual([expect.stringMatching(/^PeopleOrganisation/)]);
    expect(settingsOfConsole).toContain('"signInWith":"Relief-Office"');
  });

  it('makes no account: the pool asks the function that settles it, and nobody else may', () => {
    const { LambdaConfig } = only('stateful', 'AWS::Cognito::UserPool').Properties;
    expect(spelled(LambdaConfig.PreSignUp)).toBe(
      'arn:aws:lambda:eu-central-1:ACCOUNT:function:kinbridge-dev-SettleSignIn',
    );
    const asked = Object.values(of('workflows').findResources('AWS::Lambda::Permission')).filter(
      ({ Properties }) => Properties.Principal === 'cognito-idp.amazonaws.com',
    );
    expect(asked).toHaveLength(1);
    expect(spelled(asked[0]!.Properties.SourceArn)).toMatch(/^import:kinbridge-dev-stateful:.*PeoplePool/);
    of('workflows').hasResourceProperties('AWS::Lambda::Function', {
      FunctionName: 'kinbridge-dev-SettleSignIn',
      Timeout: 5,
      Environment: {
        Variables: Match.objectLike({
          ...{ SIGN_IN_WITH: 'Relief-Office', SIGN_IN_CLAIM: 'email', SIGN_IN_DOMAIN: 'relief.example' },
        }),
      },
    });
  });

  it('has a function that may look somebody up and link them, and nothing else in the pool', () => {
    const granted = [...statementsByRole(of('workflows'))]
      .filter(([role]) => role.includes('SettleSignIn'))
      .flatMap(([, statements]) => statements.flatMap(({ actions }) => actions))
      .filter((action) => action.startsWith('cognito-idp:') || action.startsWith('dynamodb:'));
    expect(granted.sort()).toEqual(['cognito-idp:AdminLinkProviderForUser', 'cognito-idp:ListUsers']);
  });

  it('is nowhere in an environment that names none', () => {
    const { stateful, workflows } = synthesize();
    stateful.resourceCountIs('AWS::Cognito::UserPoolIdentityProvider', 0);
    stateful.hasResourceProperties('AWS::Cognito::UserPool', { LambdaConfig: Match.absent() });
    stateful.hasResourceProperties('AWS::Cognito::UserPoolClient', {
      SupportedIdentityProviders: ['COGNITO'],
    });
    const asked = Object.values(workflows.findResources('AWS::Lambda::Permission')).map(
      ({ Properties }) => Properties.Principal,
    );
    expect(asked).not.toContain('cognito-idp.amazonaws.com');
  });
});
