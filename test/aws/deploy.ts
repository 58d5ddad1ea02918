import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { CreateEmailIdentityCommand, SESv2Client } from '@aws-sdk/client-sesv2';
import type { Emulator } from './emulator.ts';
import { ACCOUNT, REGION } from './emulator.ts';
import { rewriteForEmulator } from './for-emulator.ts';

const run = promisify(execFile);
const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const LONGEST_MS = 1_200_000;

export const PREFIX = 'kinbridge-emulator';
export const PUBLIC_URL = 'https://kinbridge.example';

/** Stacks that the emulator cannot hold, and why. */
export const LEFT_OUT: Readonly<Record<string, string>> = {
  console: 'its bucket deployment needs the layer of the AWS CLI, and CloudFront to serve it',
};

export interface Deployed {
  readonly apiUrl: string;
  readonly userPoolId: string;
  readonly clientId: string;
  readonly stacks: readonly string[];
  /** What the test put in place of what the product has. */
  readonly replaced: readonly string[];
}

async function cdk(args: readonly string[], environment: Record<string, string>): Promise<string> {
  const command = fileURLToPath(new URL('../../node_modules/.bin/cdk', import.meta.url));
  const { stdout, stderr } = await run(process.execPath, [command, ...args], {
    ...{ cwd: ROOT, timeout: LONGEST_MS, maxBuffer: 256 * 1024 * 1024 },
    env: { ...process.env, ...environment },
  }).catch((error: Error & { stdout?: string; stderr?: string }) => {
    const said = `${error.stdout ?? ''}${error.stderr ?? ''}`.trim().split('\n').slice(-20).join('\n');
    throw new Error(`cdk ${args[0]} failed:\n${said}`);
  });
  return stdout + stderr;
}

/** The app of `cdk.json`, with every environment in it. */
export const CDK_APP = 'node bin/kinbridge.ts';

/** The assembly of an app, by default the one with the emulator's environment; made anew unless one is given. */
export async function synthesize(
  given: string | undefined,
  app = 'node test/aws/app.ts',
): Promise<{ assembly: string; done(): void }> {
  const assembly = mkdtempSync(join(tmpdir(), 'kinbridge-aws-'));
  const done = () => rmSync(assembly, { recursive: true, force: true });
  if (given) cpSync(given, assembly, { recursive: true });
  else await cdk(['synth', '--quiet', '--app', app, '--output', assembly], {});
  return { assembly, done };
}

const namesOf = (assembly: string): string[] => {
  const { artifacts } = JSON.parse(readFileSync(join(assembly, 'manifest.json'), 'utf8')) as {
    artifacts: Record<string, { type: string }>;
  };
  return Object.keys(artifacts).filter((name) => artifacts[name]?.type === 'aws:cloudformation:stack');
};

/** Creates every stack that the emulator can hold, by CloudFormation, in the order of their dependencies. */
export async function deploy(assembly: string, { url, environment }: Emulator): Promise<Deployed> {
  const replaced = rewriteForEmulator(assembly);
  const stacks = namesOf(assembly).filter((name) => !(name.slice(PREFIX.length + 1) in LEFT_OUT));
  await cdk(['bootstrap', `aws://${ACCOUNT}/${REGION}`, '--app', assembly], environment);
  const file = join(assembly, 'outputs.json');
  const how = ['--require-approval', 'never', '--ci', '--concurrency', '1', '--outputs-file', file];
  await cdk(['deploy', ...stacks, '--app', assembly, ...how], environment);
  await new SESv2Client({ region: REGION }).send(
    new CreateEmailIdentityCommand({ EmailIdentity: 'kinbridge.example' }),
  );
  const outputs = JSON.parse(readFileSync(pathToFileURL(file), 'utf8')) as Record<
    string,
    Record<string, string>
  >;
  const { UserPoolId = '', ConsoleClientId = '' } = outputs[`${PREFIX}-stateful`] ?? {};
  const [apiId] = new URL(outputs[`${PREFIX}-api`]?.ApiUrl ?? url).host.split('.');
  // The emulator names the API by a host, which no resolver knows.
  const apiUrl = `${url}/_aws/execute-api/${apiId}/$default`;
  return { apiUrl, userPoolId: UserPoolId, clientId: ConsoleClientId, stacks, replaced };
}
