import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll } from 'vitest';

/** Only `npm run record:calls` names a folder; then each file of tests notes there what its handlers asked of AWS. */
const { KINBRIDGE_SDK_CALLS: folder } = process.env;

if (folder !== undefined) {
  const { recordSdkCalls } = await import('../local/sdk-calls.ts');
  const calls = new Map<string, Set<string>>();
  recordSdkCalls(calls);
  afterAll(() => {
    const noted = [...calls].map(([name, actions]) => [name, [...actions]]);
    writeFileSync(join(folder, `${randomUUID()}.json`), JSON.stringify(Object.fromEntries(noted)));
  });
}
