import { afterEach, describe, expect, it } from 'vitest';
import type { ClientSeam, HostScope, SeamClient } from '../../contracts/client-seam.ts';
import { setClientSeam } from '../../contracts/client-seam.ts';
import { theStore } from '../../lambdas/services/the-store.ts';
import { theExecutions, theWorkflows } from '../../lambdas/services/the-workflows.ts';
import { inScope } from '../../local/host-scopes.ts';
import { staff } from '../fixtures/actors.ts';
import { api } from '../fixtures/api.ts';
import { sourceFiles } from '../fixtures/source-files.ts';

const environment = {
  TABLE_NAME: 'cases',
  AUDIT_TABLE_NAME: 'cases-audit',
  KEYS_TABLE_NAME: 'keys',
  WORKFLOW_ARN: 'arn:aws:states:eu-central-1:000000000000:stateMachine:{workflow}',
  MAIL_FROM: 'office@example.org',
  PUBLIC_URL: 'https://cases.example.org',
};
const ANSWERS = { Items: [], Responses: {}, executions: [] };

/** A host whose services answer nothing and keep the names of the commands that they were sent. */
function host(): { scope: HostScope; commands: string[] } {
  const commands: string[] = [];
  const answer = (client: SeamClient) =>
    client.middlewareStack.add(
      (_next: unknown, context: { commandName: string }) => async () => {
        commands.push(context.commandName);
        return { output: { $metadata: {}, ...ANSWERS }, response: {} };
      },
      { step: 'initialize', name: 'hostOfTest' },
    );
  return { scope: { environment, clients: { dynamodb: answer, sfn: answer } }, commands };
}
const by = staff('caseworker');
const list = () => api('ListNotices', { by });

afterEach(() => setClientSeam(undefined));

describe('hosts in one process', () => {
  it('find each its own services, at once and under the same names', async () => {
    const [one, other] = [host(), host()];
    const answers = await Promise.all([
      inScope(one.scope, async () => [await list(), await list()]),
      inScope(other.scope, async () => [await list()]),
    ]);
    expect(answers.flat().map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(other.commands.length).toBeGreaterThan(0);
    // The second list of one person within the hour is the same reading, which is not written again.
    expect(one.commands.slice(0, other.commands.length)).toEqual(other.commands);
    expect(one.commands.length).toBeGreaterThan(other.commands.length);
  });

  it('open a service once', () => {
    const { scope } = host();
    const store = inScope(scope, theStore);
    expect(inScope(scope, theStore)).toBe(store);
    expect(inScope(host().scope, theStore)).not.toBe(store);
  });

  it('are told what their environment lacks, each its own', () => {
    const lacking = { environment: { ...environment, TABLE_NAME: undefined } };
    expect(() => inScope(lacking, theStore)).toThrow(/TABLE_NAME/);
    expect(inScope(host().scope, theStore)).toBeDefined();
  });
});

describe('the process', () => {
  it('opens services anew when its environment names others', () => {
    Object.assign(process.env, environment, { AWS_REGION: 'eu-central-1' });
    const before = theStore();
    expect(theStore()).toBe(before);
    process.env.TABLE_NAME = 'others';
    expect(theStore()).not.toBe(before);
  });

  it('opens services anew when a seam is set, and gives it every client', async () => {
    Object.assign(process.env, environment, { AWS_REGION: 'eu-central-1' });
    const before = theWorkflows();
    const { scope, commands } = host();
    setClientSeam(scope.clients as ClientSeam);
    expect(theWorkflows()).not.toBe(before);
    await theExecutions().list('resettlement-case', undefined, 1);
    expect(commands).toEqual(['ListExecutionsCommand']);
  });
});

it('no client of the SDK is opened past the seam', () => {
  const openings = sourceFiles()
    .filter(({ path }) => path.startsWith('lambdas/'))
    .flatMap(({ path, text }) =>
      text
        .split('\n')
        .filter((line) => /new \w+Client\(/.test(line))
        .map((line) => ({ path, line })),
    );
  expect(openings.length).toBeGreaterThan(4);
  const past = openings.filter(({ line }) => !line.includes('throughSeam('));
  // The document clients that are made of these go through it.
  expect(past.map(({ path }) => path)).toEqual([
    'lambdas/adapters/dynamodb.ts',
    'lambdas/adapters/keys/key-documents.ts',
  ]);
});
