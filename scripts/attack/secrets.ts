import { fork } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { App } from 'aws-cdk-lib';
import { addEnvironments } from '../../lib/deployment.ts';
import type { Attack, Found } from './world.ts';
import { firstOf } from './world.ts';

const CHILD = fileURLToPath(new URL('child-host.ts', import.meta.url));
const CDK = new URL('../../cdk.json', import.meta.url);
/** Shorter texts are names and numbers, not keys. */
const MIN_KEY_LENGTH = 20;

const environmentOf = (dataDir: string): Promise<Record<string, string>> =>
  new Promise((resolve, reject) => {
    const child = fork(CHILD, [dataDir], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    let told: Record<string, string> | undefined;
    child.on('message', (message) => {
      told = message as Record<string, string>;
    });
    child.on('exit', (code) =>
      told ? resolve(told) : reject(new Error(`Expected an environment, and the host ended with ${code}.`)),
    );
  });

/** The keys in the files of a folder: every long text in them. */
const keysIn = (folder: string, files: readonly string[]): string[] =>
  files
    .filter((name) => !/sqlite/.test(name))
    .flatMap((name) => readFileSync(join(folder, name), 'utf8').match(/[\w+/=-]+/g) ?? [])
    .filter((text) => text.length >= MIN_KEY_LENGTH);

/** Reads what a host of its own leaves for another user of the machine to see. */
async function ofAHost(): Promise<Found> {
  const dataDir = mkdtempSync(join(tmpdir(), 'kinbridge-attack-'));
  try {
    const environment = await environmentOf(dataDir);
    const folder = join(dataDir, 'identity');
    const files = readdirSync(folder);
    const keys = keysIn(folder, files);
    const open = files.filter((name) => (statSync(join(folder, name)).mode & 0o077) !== 0);
    const known = Object.entries(environment).find(([, value]) => keys.some((key) => value.includes(key)));
    return firstOf(
      keys.length < 3 ? `only ${keys.length} keys were found to look for` : undefined,
      'LINK_KEY' in environment ? 'LINK_KEY is set' : undefined,
      known ? `${known[0]} holds a key` : undefined,
      open.length > 0 ? `others may read ${open.join(', ')}` : undefined,
    );
  } finally {
    rmSync(dataDir, { recursive: true });
  }
}

interface Resource {
  Type: string;
  DeletionPolicy?: string;
  Properties?: { Environment?: { Variables?: Record<string, unknown> }; SecretString?: unknown };
}

/** The resources of every stack, as they would be deployed; functions are not bundled for it. */
function synthesized(outdir: string): [id: string, resource: Resource][] {
  const { context } = JSON.parse(readFileSync(CDK, 'utf8')) as { context: Record<string, unknown> };
  const quick = { 'aws:cdk:bundling-stacks': [], '@aws-cdk/core:validateAgainstDefaultRules': false };
  const app = new App({ outdir, context: { ...context, environment: 'dev', ...quick } });
  addEnvironments(app);
  return app
    .synth()
    .stacks.flatMap(({ template }) =>
      Object.entries((template as { Resources?: Record<string, Resource> }).Resources ?? {}),
    );
}

/** Reads the templates and what every function is told: a key is named there at most, never given. */
async function ofTheTemplates(): Promise<Found> {
  const outdir = mkdtempSync(join(tmpdir(), 'kinbridge-attack-'));
  try {
    const resources = synthesized(outdir);
    const functions = resources.filter(([, { Type }]) => Type === 'AWS::Lambda::Function');
    const told = functions.flatMap(([id, { Properties }]) =>
      Object.entries(Properties?.Environment?.Variables ?? {}).map(([name, value]) => ({
        ...{ id, name },
        text: JSON.stringify(value),
      })),
    );
    const given = told.find(({ name, text }) => name === 'LINK_KEY' || text.includes('{{resolve:'));
    const secrets = resources.filter(([, { Type }]) => Type === 'AWS::SecretsManager::Secret');
    const clear = secrets.find(([, { Properties }]) => Properties?.SecretString !== undefined);
    const dropped = secrets.find(
      ([id, { DeletionPolicy }]) => /link|id/i.test(id) && !/^Retain/.test(`${DeletionPolicy}`),
    );
    return firstOf(
      functions.length < 50 || secrets.length < 2 ? 'too little was synthesized to look at' : undefined,
      given ? `${given.id} is given ${given.name}` : undefined,
      clear ? `${clear[0]} stands in clear` : undefined,
      dropped ? `${dropped[0]} goes with its stack` : undefined,
    );
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}

const by = 'reader of environments';
export const SECRETS: readonly Attack<void>[] = [
  { by, what: 'looks for keys in a host’s environment and open files (fault 2)', run: ofAHost },
  { by, what: 'looks for keys in templates and what functions are told (fault 2)', run: ofTheTemplates },
];
