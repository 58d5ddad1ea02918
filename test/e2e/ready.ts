import { existsSync } from 'node:fs';
import { buildConsole, isConsoleStale } from '../../local/console-build.ts';
import { CONSOLE_DIR } from '../../local/host-options.ts';
import { launch } from './browser.ts';

/** Once, before any file: the console is built, and the browser unpacked and able to start; otherwise nothing runs. */
export async function setup(): Promise<void> {
  if (!existsSync(CONSOLE_DIR) || isConsoleStale()) await buildConsole();
  try {
    await (await launch()).close();
  } catch (cause) {
    throw new Error(
      'Expected Chromium to start. If a system library is missing, .ci/browser-libraries names and installs it.',
      { cause },
    );
  }
}
