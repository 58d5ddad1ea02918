import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { lintSource } from '@secretlint/core';
import { creator } from '@secretlint/secretlint-rule-preset-recommend';

// One object: secretlint prepares its rules once for each.
const CONFIG = { rules: [{ id: '@secretlint/secretlint-rule-preset-recommend', rule: creator }] };

/** Files in which something that looks like a secret may stand, and why it is none. */
export const NO_SECRETS: Record<string, string> = {
  'test/fixtures/tls/key.pem':
    'the key of a test’s own server, for a certificate that nobody trusts but that test',
};

/** A line for each secret in a text, with file and rule; the secret itself is masked. */
export async function secretsIn(path: string, content: string): Promise<string[]> {
  const { messages } = await lintSource({
    source: { filePath: path, content, ext: extname(path), contentType: 'text' },
    options: { config: CONFIG, maskSecrets: true },
  });
  return messages.map(({ loc, ruleId, messageId }) => `${path}:${loc.start.line}: ${messageId} (${ruleId})`);
}

const tracked = (): string[] =>
  execFileSync('git', ['ls-files', '-z'], { encoding: 'utf8' }).split('\0').filter(Boolean);

/** What is found in the files that git knows, and files that are allowed without need. */
export async function secretFaults(paths: readonly string[]): Promise<string[]> {
  const faults: string[] = [];
  const needed = new Set<string>();
  for (const path of paths) {
    const bytes = readFileSync(path);
    const found = bytes.includes(0) ? [] : await secretsIn(path, bytes.toString('utf8'));
    if (found.length > 0) needed.add(path);
    if (!(path in NO_SECRETS)) faults.push(...found);
  }
  const idle = Object.keys(NO_SECRETS).filter((path) => !needed.has(path));
  return [...faults, ...idle.map((path) => `${path}: allowed, and nothing in it looks like a secret`)];
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const paths = tracked();
  const faults = await secretFaults(paths);
  for (const fault of faults) console.error(fault);
  if (faults.length === 0) console.log(`secrets: none in ${paths.length} files`);
  // secretlint goes on measuring itself for a minute after its last answer: nothing waits for that.
  process.exit(faults.length === 0 ? 0 : 1);
}
