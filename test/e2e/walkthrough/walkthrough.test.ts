import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DemoHost } from '../../../scripts/demo/demo-host.ts';
import { openBrowser, shot, signIn, type TestBrowser, type TestPage } from '../browser.ts';
import { enter } from '../sponsors.ts';
import { pictureOf } from '../tour/picture.ts';
import { FAMILIES, type Family } from './families.ts';
import { type See, walk } from './walk.ts';
import {
  CAPTIONS,
  fileOf,
  isPictured,
  toldIn,
  WALK_FOLDER,
  WALK_PAGE,
  walkthrough,
} from './walkthrough-page.ts';

/** Pictures are made anew for whoever asks for it: `npm run walkthrough`. */
const WRITES = process.env.E2E_WALK === '1';
const SIZE = { width: 1280, height: 900 };
const WIDTH = 960;

type At = Parameters<See>[1];

let browser: TestBrowser;
let painter: TestPage;
beforeAll(async () => {
  browser = await openBrowser();
  painter = await browser.newPage('about:blank');
  if (WRITES) mkdirSync(WALK_FOLDER, { recursive: true });
});
afterAll(async () => {
  await browser?.close();
});

/** The sponsor's page, which is no page of the console. */
async function asSponsor(page: TestPage, host: DemoHost): Promise<void> {
  const { messages } = (await (await fetch(`${host.url}/dev/mailbox`)).json()) as {
    messages: { text: string; to: string[] }[];
  };
  const mail = messages.find(({ text }) => /\/s\/[\w-]+/.test(text));
  const link = /http:\/\/\S+\/s\/[\w-]+/.exec(mail?.text ?? '')?.[0] ?? '';
  const texts = JSON.parse(readFileSync('lambdas/pages/messages/en.json', 'utf8')) as Record<string, string>;
  await enter(page, link, mail?.to[0] ?? '', (id) => texts[id]!);
}

async function asStaff(page: TestPage, { item, user, decision }: At): Promise<void> {
  await signIn(page, user, `/console/work/${item.id}`);
  await page.getByRole('radio').first().waitFor();
  await page.locator(`main input[type=radio][value="${decision}"]`).first().check({ force: true });
  await page.waitForLoadState('networkidle');
}

async function see(family: Family, host: DemoHost, at: At): Promise<void> {
  const { item } = at;
  const page = await browser.newPage(host.url, 'en', SIZE);
  await page.clock.setSystemTime(host.clock.now());
  if (item.kind === 'sponsor-offer') await asSponsor(page, host);
  else await asStaff(page, at);
  expect.soft(page.faults, `${family.name}: ${item.kind}`).toEqual([]);
  await shot(page, `walk-${family.name}-${item.kind}`);
  if (WRITES)
    writeFileSync(join(WALK_FOLDER, fileOf(family, item.kind)), await pictureOf(page, painter, WIDTH));
  await page.context().close();
}

describe('the walk-through', () => {
  const walked = new Map<string, string[]>();

  test.each(FAMILIES.map((family) => [family.title, family] as const))(
    '%s is led from intake to closure, and each screen stands',
    async (_, family) => {
      const kinds: string[] = [];
      const end = await walk(family, async (host, at) => {
        const { kind } = at.item;
        if (kinds.includes(kind)) return;
        kinds.push(kind);
        if (isPictured(family, kind)) await see(family, host, at);
      });
      walked.set(family.name, kinds);
      expect(end.refused).toEqual([]);
      expect(end.status).toBe('closed');
      expect(kinds.filter((kind) => CAPTIONS[kind] === undefined)).toEqual([]);
    },
  );

  test('is told in the docs in its own order', () => {
    if (WRITES) {
      writeFileSync(WALK_PAGE, walkthrough(walked));
      const shown = new Set(
        FAMILIES.flatMap((family) => (walked.get(family.name) ?? []).map((kind) => fileOf(family, kind))),
      );
      for (const name of readdirSync(WALK_FOLDER)) if (!shown.has(name)) rmSync(join(WALK_FOLDER, name));
    }
    const page = readFileSync(WALK_PAGE, 'utf8');
    expect(toldIn(page)).toEqual(walked);
    expect(page).toBe(walkthrough(walked));
  });
});
