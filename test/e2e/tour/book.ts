import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locale, TestBrowser, TestPage } from '../browser.ts';
import { pictureOf } from './picture.ts';
import { ALL, fileOf, filesOf, picturesOf, type Shade, TOUR_FOLDER, TOUR_PAGE, tour } from './tour-page.ts';

/** Pictures are made anew for whoever asks for it: `npm run tour`. */
const WRITES = process.env.E2E_TOUR === '1';
const widthOf = (locale: Locale): number => (locale === 'ar' ? 390 : 960);

export interface Book {
  /** Whether a picture of this is to be made. */
  wants(name: string, locale: Locale, shade: Shade): boolean;
  keep(page: TestPage, name: string, locale: Locale, shade: Shade): Promise<void>;
}

/** Opens the tour for writing, if it is to be made anew. */
export async function openBook(browser: TestBrowser): Promise<Book> {
  const painter = await browser.newPage('about:blank');
  const stops = new Map(ALL.flatMap((leg) => leg.stops).map((stop) => [stop.name, stop]));
  const wants: Book['wants'] = (name, locale, shade) =>
    WRITES && picturesOf(stops.get(name)!).some(([one, other]) => one === locale && other === shade);
  if (WRITES) {
    mkdirSync(TOUR_FOLDER, { recursive: true });
    const shown = new Set(filesOf());
    for (const name of readdirSync(TOUR_FOLDER)) if (!shown.has(name)) rmSync(join(TOUR_FOLDER, name));
    writeFileSync(TOUR_PAGE, tour());
  }
  return {
    wants,
    async keep(page, name, locale, shade) {
      if (!wants(name, locale, shade)) return;
      const picture = await pictureOf(page, painter, widthOf(locale));
      writeFileSync(join(TOUR_FOLDER, fileOf(name, locale, shade)), picture);
    },
  };
}
