import type { Locator, Page } from 'playwright-core';

const MAX_TABS = 120;

/** Presses Tab until this stands under the keyboard, as people without a mouse do. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let pressed = 0; pressed < MAX_TABS; pressed += 1) {
    if (await isFocused(target)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Expected the keyboard to reach ${target} within ${MAX_TABS} presses of Tab.`);
}

/** Whether the keyboard stands on this. */
export const isFocused = (target: Locator): Promise<boolean> =>
  target.evaluate((element) => element === element.ownerDocument.activeElement);
