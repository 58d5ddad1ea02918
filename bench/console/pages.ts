import type { Browser } from 'playwright-core';
import { launch } from '../../test/e2e/browser.ts';
import { percentile } from '../tracing/statistics.ts';
import { FIRST_USER, mostOpened } from './most-opened.ts';
import type { Served } from './served.ts';
import { visitor } from './visitor.ts';

const ROUNDS = 5;
const ROUNDS_ON_A_BAD_LINE = 2;

/** Milliseconds until a page can be used: the median of the rounds. */
export interface PageRow {
  readonly page: string;
  /** Opened from the menu or a link, as people move about. */
  readonly inside: number;
  /** From the address bar, with everything in the browser's cache. */
  readonly again: number;
  /** The same on a bad line and a computer four times slower: the worse of two rounds. */
  readonly badLine: number;
}

export interface FirstLoad {
  /** On the wire, as compressed. */
  readonly kilobytes: { readonly script: number; readonly style: number; readonly all: number };
  readonly files: number;
  /** From the click on the name in the sign-in page until the queue can be used, with nothing in the cache. */
  readonly ms: number;
  readonly badLineMs: number;
}

export async function opened(served: Served): Promise<{ first: FirstLoad; rows: PageRow[] }> {
  const browser = await launch();
  try {
    const first = await firstLoad(browser, served.url);
    const rows: PageRow[] = [];
    for (const { page, user, path } of await mostOpened(served)) {
      const [quick, slow] = await Promise.all([visitor(browser, served.url), visitor(browser, served.url)]);
      await quick.signIn(user);
      await slow.signIn(user);
      await slow.reach(path);
      await slow.worsenLine();
      const inside: number[] = [];
      const again: number[] = [];
      const badLine: number[] = [];
      for (let round = 0; round < ROUNDS; round += 1) {
        again.push(await quick.reach(path));
        inside.push(await quick.move(path));
      }
      for (let round = 0; round < ROUNDS_ON_A_BAD_LINE; round += 1) badLine.push(await slow.reach(path));
      rows.push({
        page,
        inside: percentile(inside, 0.5),
        again: percentile(again, 0.5),
        badLine: Math.max(...badLine),
      });
      await Promise.all([quick.close(), slow.close()]);
      console.log(`${page}: measured`);
    }
    return { first, rows };
  } finally {
    await browser.close();
  }
}

async function firstLoad(browser: Browser, url: string): Promise<FirstLoad> {
  const quick = await visitor(browser, url);
  const kinds = new Map<string, string>();
  const bytes = { script: 0, style: 0, all: 0 };
  let files = 0;
  quick.cdp.on('Network.responseReceived', ({ requestId, type, response }) => {
    if (response.url.includes('/console/')) kinds.set(requestId, type);
  });
  quick.cdp.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const kind = kinds.get(requestId);
    if (kind === undefined) return;
    files += 1;
    bytes.all += encodedDataLength;
    if (kind === 'Script') bytes.script += encodedDataLength;
    if (kind === 'Stylesheet') bytes.style += encodedDataLength;
  });
  const ms = await quick.signIn(FIRST_USER);
  const slow = await visitor(browser, url);
  await slow.worsenLine();
  const badLineMs = await slow.signIn(FIRST_USER);
  await Promise.all([quick.close(), slow.close()]);
  const kilobytes = {
    script: Math.round(bytes.script / 1000),
    style: Math.round(bytes.style / 1000),
    all: Math.round(bytes.all / 1000),
  };
  return { kilobytes, files, ms, badLineMs };
}
