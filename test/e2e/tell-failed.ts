import { afterEach } from 'vitest';
import { tellOpenPages } from './browser.ts';

/** A machine that nobody sees leaves no picture: what the pages said is in its output. */
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await tellOpenPages();
});
