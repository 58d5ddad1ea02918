import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { axe, openBrowser, shot, signIn, type TestBrowser } from './browser.ts';
import { textsOf } from './texts.ts';
import { openWorld, type World } from './world.ts';

let world: World;
let browser: TestBrowser;
beforeAll(async () => {
  [world, browser] = await Promise.all([openWorld(0), openBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await world?.close();
});

const SIZES = [
  ['wide', { width: 1280, height: 900 }],
  ['narrow', { width: 390, height: 844 }],
] as const;

const NUMBERS = {
  worth: { name: 0.7, birth: 1.07, kin: 0.73, place: 0.76, nationality: 0.4, sex: 0.45 },
  calibration: { offset: 1.5, size: 1, kin: { slope: 1.73, offset: -5.24, share: 0.35 } },
};
const figures = (likely: number, surprise: number) => ({
  confirmed: { likely, possible: 61 - likely, unlikely: 2 },
  rejected: { likely: 3, possible: 80, unlikely: 14 },
  ...{ surprise, meanProbability: 0.44 },
});
/** What an installation with many decisions would answer. */
const GAIN = {
  verdict: 'gain',
  decisions: { confirmed: 63, rejected: 97, unmeasured: 12, whole: true },
  fewest: { decisions: 40, ofEach: 12 },
  inForce: NUMBERS,
  estimate: {
    id: `weights-${'0'.repeat(20)}`,
    calibrated: { ...NUMBERS, worth: { ...NUMBERS.worth, name: 0.58, kin: 0.9 } },
    ...{ before: figures(31, 0.61), after: figures(40, 0.52), gain: { bits: 0.09, error: 0.02 } },
  },
  changes: {
    ...{ total: 3, elsewhere: 2 },
    rows: [
      {
        ...{ requestId: `tracing-${'1'.repeat(20)}`, caseId: `case-${'2'.repeat(20)}`, confirmed: true },
        decidedAt: '2026-02-01T10:00:00.000Z',
        before: { band: 'possible', probability: 0.71 },
        after: { band: 'likely', probability: 0.93 },
      },
    ],
  },
};

describe.each(['en', 'ar'] as const)('the weights of tracing, in %s', (locale) => {
  const say = textsOf(locale);

  test.each(SIZES)(
    'say that too few was decided, then what many decisions say: %s',
    async (size, viewport) => {
      const page = await browser.newPage(world.url, locale, viewport);
      const width = () =>
        page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth');
      const look = async (name: string) => {
        await shot(page, `weights-${name}-${size}.${locale}`, true);
        expect(await axe(page)).toEqual([]);
        expect(await width()).toBeLessThanOrEqual(0);
      };
      await signIn(page, 'supervisor.amman', '/console/tracing-weights');
      await page.getByText(say('tracing.weights.state.shipped')).waitFor();
      await page.getByRole('button', { name: say('tracing.weights.estimate'), exact: true }).press('Enter');
      await page.getByText(say('tracing.weights.verdict.too-few', { decisions: 40, ofEach: 12 })).waitFor();
      await look('few');
      await page.route('**/tracing-weights/estimate', (route) =>
        route.fulfill({ contentType: 'application/json', body: JSON.stringify(GAIN) }),
      );
      await page.getByRole('button', { name: say('tracing.weights.estimate'), exact: true }).press('Enter');
      await page.getByText(say('tracing.weights.verdict.gain')).waitFor();
      await page.getByText(say('tracing.weights.numbers')).press('Enter');
      await look('gain');
      await page.getByRole('button', { name: say('tracing.weights.adopt'), exact: true }).press('Enter');
      await page.getByText(say('tracing.weights.adopt.what')).waitFor();
      await look('adopt');
      // The host knows of no such decisions: it refuses, and nothing is adopted.
      await page.getByRole('button', { name: say('tracing.weights.adopt.go'), exact: true }).press('Enter');
      await page.getByText(say('api.WrongState.title')).waitFor();
      await page.context().close();
    },
  );
});
