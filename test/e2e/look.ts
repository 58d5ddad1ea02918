import { expect } from 'vitest';
import { axe, shot, type TestPage } from './browser.ts';

const OVER = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';

/** Looks at a page as a whole: nothing above minor, nothing wider than the window, no error on the way to it. */
export async function lookAt(page: TestPage, name: string): Promise<void> {
  await shot(page, name, true);
  expect(await axe(page)).toEqual([]);
  expect(await page.evaluate<number>(OVER)).toBeLessThanOrEqual(0);
  expect(page.faults).toEqual([]);
}
