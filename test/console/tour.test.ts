import { expect, test } from 'vitest';
import { PAGES } from '../../console/src/app/pages.ts';
import { LEGS } from '../e2e/tour/stops.ts';
import { missing } from '../e2e/tour/tour-page.ts';

test('the walk of the browser tests stops at every page', () => {
  const seen = new Set(LEGS.flatMap(({ stops }) => stops.map(({ page }) => page)));
  expect(PAGES.map(({ path }) => path).filter((path) => !seen.has(path))).toEqual([]);
});

test('no stop is at a page that is gone', () => {
  const paths = new Set(PAGES.map(({ path }) => path));
  const stops = LEGS.flatMap((leg) => leg.stops).filter(({ page }) => page !== undefined);
  expect(stops.filter(({ page }) => !paths.has(page!))).toEqual([]);
});

test('docs/tour.md shows every stop; npm run tour makes it anew', () => {
  expect(missing()).toEqual([]);
});
