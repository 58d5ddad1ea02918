import { setClientSeam } from '../contracts/client-seam.ts';

/** What the process was told before its first test file, when files share it. */
const shared = globalThis as { environmentOfProcess?: NodeJS.ProcessEnv };
// Only what nobody foresaw is written, so that a 500 in a test says where it comes from.
shared.environmentOfProcess ??= { POWERTOOLS_LOG_LEVEL: 'ERROR', ...process.env };

function refresh(): void {
  for (const name of Object.keys(process.env))
    if (!(name in shared.environmentOfProcess!)) delete process.env[name];
  Object.assign(process.env, shared.environmentOfProcess);
  setClientSeam(undefined);
}

refresh();
