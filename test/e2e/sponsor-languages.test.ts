import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { directionOf, NOTICE_LANGUAGES, type NoticeLanguage } from '../../domain/notices/languages.ts';
import { MESSAGES } from '../../domain/notices/messages.ts';
import { PAGE_WORDS } from '../../lambdas/pages/words.ts';
import { openDoor } from '../fixtures/sponsor-door.ts';
import { CONFIRM } from '../fixtures/sponsorship.ts';
import { axe, openBrowser, shot, type TestBrowser, type TestPage } from './browser.ts';
import { call, coupleUntilOffer, linkTo, register } from './sponsors.ts';
import { stepClock } from './step-clock.ts';
import { openWorld, type World } from './world.ts';

const DAY = 86_400_000;
const MAX_BYTES = 30_000;
/** An old phone, a phone of today, and a desk. */
const SCREENS = [
  { width: 240, height: 320 },
  { width: 360, height: 740 },
  { width: 1280, height: 800 },
];

const clock = stepClock();
let world: World;
let browser: TestBrowser;
/** HTML of a page by its name and language. */
const pages = new Map<string, string>();
const mails = new Map<string, string>();

/** What the phone keeps of the pages whose code it gave. */
const passes = new Map<string, string>();
const headersFor = (url: string | URL): Record<string, string> => {
  const cookie = passes.get(new URL(url).pathname);
  return cookie === undefined ? {} : { cookie };
};

async function keep(name: string, url: string, form?: Record<string, string>): Promise<string> {
  const kept = await Promise.all(
    NOTICE_LANGUAGES.map(async (language) => {
      const at = new URL(url);
      at.searchParams.set('lang', language);
      const body = form && new URLSearchParams(form);
      const headers = headersFor(at);
      const answer = await fetch(at, body ? { method: 'POST', body, headers } : { headers });
      const html = await answer.text();
      pages.set(`${name}.${language}`, html);
      return html;
    }),
  );
  return kept[0]!;
}
/** Sends a form of a page as a phone does. */
async function send(url: string, html: string, form: Record<string, string>): Promise<void> {
  const seal = /name="seal" value="([^"]+)"/.exec(html)?.[1] ?? '';
  const answer = await fetch(url, {
    ...{ method: 'POST', redirect: 'manual', headers: headersFor(url) },
    body: new URLSearchParams({ seal, ...form }),
  });
  expect(answer.status).toBe(303);
}

/** A long name and many adults, as the narrowest screen has to take them. */
const JOINING = {
  ...{ name: 'Neighbours of Saint-Barthélemy-de-la-Montagne', kind: 'community', office: 'Toronto' },
  ...{ email: 'joining@example.org', phone: '+1 416 555 0100', capacity: '6', languages: 'en fr' },
  adults: 'Marguerite Archambault\nJonathan Featherstonehaugh\nAleksandra Wojciechowska',
};

async function tellTheStory(): Promise<void> {
  const link = await linkTo(world, 'en@example.org', 'A family is waiting for your answer');
  await keep('code', link);
  await keep('code-sent', `${link}?told=code`);
  passes.set(new URL(link).pathname, await openDoor(link, 'en@example.org'));
  const offer = await keep('offer', link);
  await send(link, offer, { act: 'ask', text: 'Do the children go to school, and since when have they?' });
  await keep('asked', `${link}?told=asked`);
  await keep('sure', `${link}?step=accept`);
  await keep('wrong', link, { act: 'accept', sure: 'on', seal: 'made-up' });
  await send(link, offer, { act: 'accept', sure: 'on' });
  await keep('promised', link);
  await keep('take-back', `${link}?step=take-back`);
  const id = await world.itemFor('sponsorship.toronto', 'sponsor-confirmation');
  await call(world, 'sponsorship.toronto', `/work-items/${id}/decision`, CONFIRM);
  await keep('accepted', link);
  const plan = await linkTo(world, 'en@example.org', 'Thank you for welcoming a family');
  passes.set(new URL(plan).pathname, await openDoor(plan, 'en@example.org'));
  await keep('plan', plan);
  await keep('gone', `${world.url}/s/${'A'.repeat(23)}`);
  const join = `${world.url}/join`;
  await send(join, await keep('join', `${join}?office=toronto`), JOINING);
  await keep('join-sent', `${join}?told=join`);
  const confirming = await linkTo(world, JOINING.email, MESSAGES.en['confirm-address'].subject);
  await send(confirming, await keep('confirm', confirming), { act: 'confirm' });
  await keep('confirm-late', `${join}/${'A'.repeat(23)}`);
  clock.advance(60 * DAY);
  await keep('late', link);
  await keep('sent', `${link}?told=sent`);
}

beforeAll(async () => {
  [world, browser] = await Promise.all([openWorld(0, clock), openBrowser()]);
  await register(world, { mailLanguage: 'en', email: 'en@example.org', languages: ['ti'] });
  await coupleUntilOffer(world, ['ti']);
  await tellTheStory();
  const { messages } = (await (await fetch(`${world.url}/dev/mailbox`)).json()) as {
    messages: { id: string; subject: string }[];
  };
  for (const { id, subject } of messages) {
    const { html } = (await (await fetch(`${world.url}/dev/mailbox/${id}`)).json()) as { html: string };
    mails.set(subject, html);
  }
});
afterAll(async () => {
  await browser?.close();
  await world?.close();
});

async function open(html: string, size: { width: number; height: number }): Promise<TestPage> {
  const page = await browser.newPage(world.url, 'en', size);
  await page.setContent(html);
  return page;
}

/** What of a page is wider than its screen, or written too small to read on it. */
const unfit = (page: TestPage): Promise<string[]> =>
  page.evaluate(`(() => {
    const wide = [...document.querySelectorAll('body *')].filter((element) => {
      const { left, right } = element.getBoundingClientRect();
      return right > innerWidth + 1 || left < -1;
    });
    const small = [...document.querySelectorAll('body *')].filter(
      (element) => element.innerText?.trim() && parseFloat(getComputedStyle(element).fontSize) < 13,
    );
    if (document.documentElement.scrollWidth > innerWidth) wide.push(document.body);
    return [...wide, ...small].map((element) => element.outerHTML.slice(0, 120));
  })()`);

const NAMES = [
  ...(['code', 'code-sent', 'offer', 'asked', 'sure', 'promised', 'take-back', 'accepted'] as const),
  ...(['plan', 'late', 'sent', 'gone', 'wrong'] as const),
  ...(['join', 'join-sent', 'confirm', 'confirm-late'] as const),
];

describe.each(NOTICE_LANGUAGES)('the pages in %s', (language: NoticeLanguage) => {
  test.each(NAMES)('%s fits an old phone, and axe finds nothing', async (name) => {
    const html = pages.get(`${name}.${language}`)!;
    expect(html).toContain(`<html lang="${language}" dir="${directionOf(language)}">`);
    expect(Buffer.byteLength(html)).toBeLessThanOrEqual(MAX_BYTES);
    expect(html).not.toMatch(/<script|\son\w+=|\ssrc=|<link|@import|undefined|\{\w+[,}]/i);
    const page = await open(html, SCREENS[0]!);
    for (const size of SCREENS) {
      await page.setViewportSize(size);
      await shot(page, `page-${name}.${language}.${size.width}`, true);
      expect(await unfit(page), `${size.width} px`).toEqual([]);
      if (size.width === 240) expect(await axe(page)).toEqual([]);
    }
    await page.context().close();
  });

  test('can be read without their style, in the order of their words', async () => {
    const bare = pages.get(`offer.${language}`)!.replace(/<style>.*?<\/style>/, '');
    const page = await open(bare, SCREENS[0]!);
    await shot(page, `page-bare.${language}`, true);
    const text = await page.locator('body').innerText();
    const say = PAGE_WORDS[language];
    const order = [say['offer.title'], say['accept.title'], say['decline.title'], say['ask.title']];
    const places = order.map((words) => text.indexOf(words));
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(places[0]).toBeGreaterThanOrEqual(0);
    await page.context().close();
  });
});

/** A mail is shown within a page of whoever reads it: its landmarks and first heading are that page's. */
const OF_READER = /^(landmark-one-main|page-has-heading-one|region):/;

test('mails fit an old phone', async () => {
  expect([...mails.keys()]).toHaveLength(4);
  for (const [subject, html] of mails) {
    const page = await open(html, SCREENS[0]!);
    await shot(page, `mail-${subject.slice(0, 12).replace(/\W/g, '-')}`, true);
    expect(await unfit(page), subject).toEqual([]);
    expect((await axe(page)).filter((found) => !OF_READER.test(found))).toEqual([]);
    await page.context().close();
  }
});
