import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { FONT_FAMILY } from '../../contracts/fonts.ts';
import { adult } from '../fixtures/household.ts';
import { openBrowser, PATIENCE_MS, shot, signIn, type TestBrowser, type TestPage } from './browser.ts';
import { itemOf, startCase } from './case-steps.ts';
import { openWorld, type World } from './world.ts';

const HAYLE = 'ኃይለ ገብረሥላሴ';

let world: World;
let browser: TestBrowser;
let caseId: string;

beforeAll(async () => {
  [world, browser] = await Promise.all([openWorld(0), openBrowser()]);
  caseId = await startCase(world, { members: [adult({ name: HAYLE, sex: 'm', nationality: 'ETH' })] }, true);
  await itemOf(world, caseId, 'caseworker.amman', 'eligibility-review');
});
afterAll(async () => {
  await browser?.close();
  await world?.close();
});

/** The fonts that draw what a selector finds, as the browser says itself. */
async function drawnWith(page: TestPage, selector: string): Promise<{ familyName: string; ours: boolean }[]> {
  const session = await page.context().newCDPSession(page);
  await session.send('DOM.enable');
  await session.send('CSS.enable');
  const { root } = await session.send('DOM.getDocument');
  const { nodeId } = await session.send('DOM.querySelector', { nodeId: root.nodeId, selector });
  const { fonts } = await session.send('CSS.getPlatformFontsForNode', { nodeId });
  return fonts.map(({ familyName, isCustomFont }) => ({ familyName, ours: isCustomFont }));
}

const fontFiles = (page: TestPage): string[] => {
  const loaded: string[] = [];
  page.on('response', (answer) => {
    if (answer.url().endsWith('.woff2')) loaded.push(`${answer.status()} ${answer.url().split('/').at(-1)}`);
  });
  return loaded;
};

describe('the console', () => {
  test('draws an Amharic name with its own font, and loads none before', async () => {
    const page = await browser.newPage(world.url);
    const loaded = fontFiles(page);
    await signIn(page, 'caseworker.amman', '/console/cases/new');
    expect(loaded).toEqual([]);
    await page.goto(`/console/cases/${caseId}`);
    const name = page.locator('bdi', { hasText: HAYLE }).first();
    await name.waitFor();
    await name.evaluate((element) => element.setAttribute('data-seen', ''));
    await expect
      .poll(() => drawnWith(page, '[data-seen]'), { timeout: PATIENCE_MS })
      .toContainEqual({ familyName: 'Noto Sans Ethiopic', ours: true });
    expect(loaded.length).toBeGreaterThan(0);
    expect(loaded.every((file) => /^200 noto-sans-ethiopic-ethiopic-[47]00\./.test(file))).toBe(true);
    await shot(page, 'fonts-amharic');
    expect(page.faults).toEqual([]);
  });
});

/** Letters each as wide as it is, and not the one box that stands for all that is missing. */
const WIDTHS = `(letters) => {
  const context = document.createElement('canvas').getContext('2d');
  context.font = '40px "${FONT_FAMILY}", monospace';
  return [...letters].map((letter) => context.measureText(letter).width);
}`;

describe.each(['uk', 'mk'])('the page for sponsors in %s', (language) => {
  test('has a font for a device that lacks its letters, under the policy of the page', async () => {
    const page = await browser.newPage(world.url);
    await page.goto(`/join?lang=${language}`);
    const letters = language === 'uk' ? 'їєґщі' : 'ѓќљњџ';
    // A device without any Cyrillic: nothing but the bundled family is left of the list.
    await page.locator('h1').evaluate((element, family) => {
      element.style.fontFamily = `"${family}"`;
    }, FONT_FAMILY);
    await page.evaluate(`document.fonts.load('40px "${FONT_FAMILY}"', '${letters}')`);
    expect(await page.evaluate(`document.fonts.check('40px "${FONT_FAMILY}"', '${letters}')`)).toBe(true);
    await page.evaluate('document.fonts.ready');
    expect(await drawnWith(page, 'h1')).toContainEqual({ familyName: 'Noto Sans', ours: true });
    const widths = (await page.evaluate(`(${WIDTHS})('${letters}')`)) as number[];
    expect(new Set(widths).size).toBeGreaterThan(2);
    expect(page.faults).toEqual([]);
  });
});
