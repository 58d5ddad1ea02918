import { App } from 'aws-cdk-lib';
import { describe, expect, it } from 'vitest';
import { readEnvironments } from '../../lib/environment-settings.ts';
import { newApp } from './synthesized.ts';

const dev = {
  region: 'eu-central-1',
  publicUrl: 'https://dev.kinbridge.example',
  mailFrom: 'notices@dev.kinbridge.example',
  logRetentionDays: 30,
};
const read = (context: Record<string, unknown>) => readEnvironments(new App({ context }).node);

describe('environments', () => {
  it('are all of cdk.json, or the one that is asked for', () => {
    expect(Object.keys(readEnvironments(newApp({ environment: undefined }).node))).toEqual([
      'dev',
      'production',
    ]);
    expect(Object.keys(readEnvironments(newApp({ environment: 'production' }).node))).toEqual(['production']);
  });

  it('name those that exist when another is asked for', () => {
    expect(() => read({ environments: { dev }, environment: 'prod' })).toThrow('one of dev, received prod');
  });

  it.each([
    ['a region', { ...dev, region: 'Frankfurt' }, /dev\.region/],
    ['an address without https', { ...dev, publicUrl: 'http://dev.kinbridge.example' }, /dev\.publicUrl/],
    ['a slash at the end', { ...dev, publicUrl: 'https://dev.kinbridge.example/' }, /dev\.publicUrl/],
    ['a sender', { ...dev, mailFrom: 'notices' }, /dev\.mailFrom/],
    ['a retention that CloudWatch does not offer', { ...dev, logRetentionDays: 31 }, /dev\.logRetentionDays/],
    ['a setting that does not exist', { ...dev, account: '1' }, /account/],
  ])('refuse %s that is wrong', (_what, settings, message) => {
    expect(() => read({ environments: { dev: settings } })).toThrow(message);
  });

  const signInWith = {
    ...{ name: 'Relief-Office', issuer: 'https://login.relief.example', clientId: 'kinbridge' },
    ...{ clientSecretName: 'kinbridge-dev/sign-in', asksSecondFactor: true },
  };

  it('take a provider of an organisation, whose address names its people unless another claim does', () => {
    expect(read({ environments: { dev: { ...dev, signInWith } } }).dev?.signInWith).toMatchObject({
      ...{ claim: 'email', name: 'Relief-Office' },
    });
  });

  it.each([
    [
      'a name with a space',
      { name: 'Relief Office' },
      /letters, digits, dots and hyphens.*signInWith\.name/s,
    ],
    ['a name of Cognito', { name: 'Google' }, /does not use itself.*signInWith\.name/s],
    ['an issuer without https', { issuer: 'http://login.relief.example' }, /signInWith\.issuer/],
    [
      'a slash at its end',
      { issuer: 'https://login.relief.example/' },
      /without a slash.*signInWith\.issuer/s,
    ],
    [
      'what the issuer publishes',
      { issuer: 'https://login.relief.example/.well-known/openid-configuration' },
      /the issuer alone.*signInWith\.issuer/s,
    ],
    ['the secret itself', { clientSecret: 'a secret' }, /clientSecret/],
    ['a domain with an at', { domain: '@relief.example' }, /signInWith\.domain/],
    [
      'no word of a second factor',
      { asksSecondFactor: undefined },
      /second factor.*signInWith\.asksSecondFactor/s,
    ],
    ['one that asks for none', { asksSecondFactor: false }, /because Cognito does not/],
  ])('refuse a provider with %s, and say what is expected', (_what, wrong, message) => {
    expect(() =>
      read({ environments: { dev: { ...dev, signInWith: { ...signInWith, ...wrong } } } }),
    ).toThrow(message);
  });

  it('refuse to be missing', () => {
    expect(() => read({})).toThrow(/Expected context.environments of cdk.json/);
  });
});
