import { execFile } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs, promisify } from 'node:util';
import { CDK_APP, synthesize } from '../deploy.ts';
import { installed } from '../python.ts';
import { ACCEPTED } from './accepted.ts';

const run = promisify(execFile);
const MANY = { maxBuffer: 512 * 1024 * 1024 };
const { values } = parseArgs({ options: { assembly: { type: 'string', multiple: true } } });

interface Finding {
  readonly rule: string;
  readonly where: string;
}

/** Both linters end with an error when they find something: what they print is what counts. */
async function printed(command: string, args: string[]): Promise<string> {
  const { stdout } = await run(command, args, MANY).catch((error: { stdout?: string; message: string }) => {
    if (!error.stdout) throw new Error(error.message);
    return { stdout: error.stdout };
  });
  return stdout;
}

async function cfnLint(templates: string[]): Promise<Finding[]> {
  const command = join(installed(new URL('cfn-lint.txt', import.meta.url)), 'cfn-lint');
  const found = JSON.parse((await printed(command, [...templates, '--format', 'json'])) || '[]') as {
    Rule: { Id: string };
    Filename: string;
    Message: string;
  }[];
  return found.map(({ Rule, Filename, Message }) => ({ rule: Rule.Id, where: `${Filename}: ${Message}` }));
}

async function checkov(folder: string): Promise<Finding[]> {
  const command = join(installed(new URL('checkov.txt', import.meta.url)), 'checkov');
  const how = ['--framework', 'cloudformation', '--compact', '--quiet', '--skip-download', '-o', 'json'];
  const { results } = JSON.parse(await printed(command, ['-d', folder, ...how])) as {
    results: {
      failed_checks: { check_id: string; resource: string; file_path: string }[];
      parsing_errors?: string[];
    };
  };
  return [
    ...results.failed_checks.map(({ check_id, resource, file_path }) => ({
      rule: check_id,
      where: `${file_path}: ${resource}`,
    })),
    ...(results.parsing_errors ?? []).map((where) => ({ rule: 'unreadable', where })),
  ];
}

const made = values.assembly ? undefined : await synthesize(undefined, CDK_APP);
const assemblies = values.assembly ?? [made!.assembly];
try {
  const findings: Finding[] = [];
  for (const assembly of assemblies) {
    const templates = readdirSync(assembly).filter((name) => name.endsWith('.template.json'));
    console.log(`${templates.length} templates of ${assembly}`);
    findings.push(...(await cfnLint(templates.map((name) => join(assembly, name)))));
    findings.push(...(await checkov(assembly)));
  }
  const counts = new Map<string, number>();
  for (const { rule } of findings) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  for (const [rule, count] of [...counts].sort())
    console.log(`${rule} ×${count}: ${ACCEPTED[rule] ?? 'not accepted'}`);
  const refused = findings.filter(({ rule }) => ACCEPTED[rule] === undefined);
  for (const { rule, where } of refused) console.log(`${rule} ${where}`);
  const idle = Object.keys(ACCEPTED).filter((rule) => !counts.has(rule));
  if (idle.length > 0) console.log(`Accepted, and no longer found: ${idle.join(', ')}`);
  console.log(`${findings.length} findings, ${refused.length} without a reason`);
  if (refused.length + idle.length > 0) process.exitCode = 1;
} finally {
  made?.done();
}
