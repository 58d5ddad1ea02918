import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Template } from 'aws-cdk-lib/assertions';
import { afterAll, describe, expect, it } from 'vitest';
import { FUNCTIONS } from '../../contracts/functions.ts';
import { addEnvironments } from '../../lib/deployment.ts';
import { newApp, spelled, synthesize } from './synthesized.ts';

const outdir = mkdtempSync(join(tmpdir(), 'kinbridge-link-key-'));
afterAll(() => rmSync(outdir, { recursive: true, force: true }));

const { context } = JSON.parse(readFileSync(new URL('../../cdk.json', import.meta.url), 'utf8')) as {
  context: { environments: { dev: object } };
};

const STACKS_TOLD = ['workflows', 'api-functions'] as const;

/** What each function is told of the keys, by its name. */
function keysIn(templates: readonly Template[]): Map<string, string[]> {
  const functions = templates.flatMap((template) =>
    Object.values(template.findResources('AWS::Lambda::Function')),
  );
  return new Map(
    functions.map(({ Properties }) => {
      const { LINK_KEY, LINK_KEY_PREVIOUS } = Properties.Environment.Variables as Record<string, unknown>;
      const told = [LINK_KEY, LINK_KEY_PREVIOUS].filter((key) => key !== undefined);
      return [String(Properties.FunctionName).replace('kinbridge-dev-', ''), told.map(spelled)];
    }),
  );
}
const reference = (field: string, version = '') =>
  expect.stringMatching(
    new RegExp(`^\\{\\{resolve:secretsmanager:.*:SecretString:${field}::${version}\\}\\}$`),
  );

describe('the key of the links', () => {
  it('and the one before it are told to the functions that sign or open links, and to no others', () => {
    const synthesized = synthesize();
    const keys = keysIn(STACKS_TOLD.map((stack) => synthesized[stack]));
    for (const { name, signsLinks } of FUNCTIONS)
      expect(keys.get(name), name).toEqual(signsLinks ? [reference('current'), reference('previous')] : []);
  });

  it('are of the version that the environment names, so that a new one is deployed', () => {
    const version = '0190f3a2-7c1e-4b6d-9a54-3f2b1c0d9e8f';
    const environments = { dev: { ...context.environments.dev, linkKeyVersion: version } };
    const app = newApp({ environments }, outdir);
    addEnvironments(app);
    const assembly = app.synth();
    const keys = keysIn(
      STACKS_TOLD.map((stack) => {
        const { templateFullPath } = assembly.getStackByName(`kinbridge-dev-${stack}`);
        return Template.fromString(readFileSync(templateFullPath, 'utf8'));
      }),
    );
    for (const name of ['SponsorPage', 'SendNotice'])
      expect(keys.get(name), name).toEqual([reference('current', version), reference('previous', version)]);
  });
});
