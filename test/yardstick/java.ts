import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { StartError } from '../../local/start-error.ts';

const LEAST = 17;
const FIX = `install Java ${LEAST} or newer (on Debian and Ubuntu: apt-get install openjdk-17-jre-headless), or set JAVA_HOME to one.`;

/** The command that runs Java; `StartError` when there is none or it is too old for DynamoDB Local. */
export async function findJava(environment: NodeJS.ProcessEnv = process.env): Promise<string> {
  const { JAVA_HOME } = environment;
  const command = JAVA_HOME ? join(JAVA_HOME, 'bin', 'java') : 'java';
  const said = await versionOf(command, environment);
  if (said === undefined)
    throw new StartError(`Java was not found (${command}), and DynamoDB Local needs it: ${FIX}`);
  const version = majorVersion(said);
  if (version === undefined || version < LEAST)
    throw new StartError(`Java ${version ?? 'of an unknown version'} is too old for DynamoDB Local: ${FIX}`);
  return command;
}

/** `17` of `openjdk version "17.0.15"`, `8` of `java version "1.8.0_402"`. */
export function majorVersion(said: string): number | undefined {
  const match = /version "(?:1\.)?(\d+)/.exec(said);
  return match ? Number(match[1]) : undefined;
}

function versionOf(command: string, env: NodeJS.ProcessEnv): Promise<string | undefined> {
  return new Promise((resolve) => {
    execFile(command, ['-version'], { env, timeout: 20_000 }, (error, out, err) => {
      resolve(error && typeof error.code === 'string' ? undefined : `${err}${out}`);
    });
  });
}
