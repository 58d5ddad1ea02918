import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { FONT_STYLE } from '../../contracts/fonts.ts';
import { MESSAGES } from '../../domain/notices/messages.ts';
import { PAGE_WORDS } from '../../lambdas/pages/words.ts';
import { adult, child } from '../fixtures/household.ts';
import { openDoor } from '../fixtures/sponsor-door.ts';
import type { Answered, Moment, Step } from './people.ts';
import { theEnd } from './stories.ts';
import type { Told } from './told.ts';
import { actsOf, factsOf, leftovers } from './told.ts';
import type { World } from './world.ts';
import { openWorld } from './world.ts';

interface Message {
  id: string;
  at: string;
  channel: string;
  to: string[];
  subject: string;
  text: string;
}
interface Shown {
  status: number;
  html: string;
  csp: string;
}

/** What the phone keeps of the pages whose code it gave, by their paths. */
const kept = new Map<string, string>();
/** Has a code sent to the owner of the phone, and gives it; the link opens from then on. */
async function unlock(link: string, to: string): Promise<string> {
  kept.set(new URL(link).pathname, await openDoor(link, to));
  return link;
}

/** A phone without JavaScript or a sign-in: fetches pages, sends their forms, follows what they answer. */
async function open(url: string, form?: Record<string, string>): Promise<Shown> {
  const cookie = kept.get(new URL(url).pathname);
  const answer = await fetch(url, {
    redirect: 'manual',
    headers: {
      ...(cookie === undefined ? {} : { cookie }),
      ...(form ? { 'sec-fetch-site': 'same-origin' } : {}),
    },
    ...(form ? { method: 'POST', body: new URLSearchParams(form) } : {}),
  });
  const location = answer.headers.get('location');
  if (answer.status === 303 && location) return open(new URL(location, url).href);
  const csp = answer.headers.get('content-security-policy') ?? '';
  return { status: answer.status, html: await answer.text(), csp };
}
const send = (url: string, page: Shown, form: Record<string, string>): Promise<Shown> => {
  const seal = /name="seal" value="([^"]+)"/.exec(page.html)?.[1] ?? '';
  const action = /<form method="post" action="([^"]+)"/.exec(page.html)?.[1] ?? '';
  return open(new URL(action, url).href, { seal, ...form });
};

let world: World;
const pages: Record<string, Shown> = {};
const mails: Record<string, Message[]> = {};
const links: Record<string, string> = {};

const mailbox = async (email: string): Promise<Message[]> => {
  const answer = await fetch(`${world.host.url}/dev/mailbox`);
  const { messages } = (await answer.json()) as { messages: Message[] };
  return messages.filter(({ to }) => to.includes(email));
};
const linkIn = ({ text }: Message): string => /http:\/\/\S+\/s\/[\w-]+/.exec(text)?.[0] ?? '';

const accepting: Step = async () => {
  const [mail] = await mailbox('mk@example.org');
  const url = await unlock(linkIn(mail!), 'mk@example.org');
  links.mk = url;
  pages.mk = await open(url);
  pages.asked = await send(url, pages.mk, { act: 'ask', text: 'Дали имаат деца на училиште?' });
  pages.sure = await open(`${url}?lang=mk&step=accept`);
  pages.accepted = await send(url, pages.sure, { act: 'accept', sure: 'on' });
  pages.second = await send(url, pages.mk, { act: 'decline', reason: 'no-room' });
  return null;
};
const declining: Step = async () => {
  const [mail] = await mailbox('ar@example.org');
  const url = await unlock(linkIn(mail!), 'ar@example.org');
  links.ar = url;
  pages.ar = await open(url);
  pages.declined = await send(url, pages.ar, {
    act: 'decline',
    reason: 'housing-not-ready',
    note: 'بعد شهر',
  });
  return null;
};
const worrying = async ({ call, view }: Moment): Promise<null> => {
  const all = await mailbox('mk@example.org');
  mails.mk = all;
  const plan = await unlock(all.map(linkIn).find((link) => link && link !== links.mk)!, 'mk@example.org');
  links.plan = plan;
  pages.plan = await open(plan);
  pages.worry = await send(plan, pages.plan, {
    act: 'worry',
    topic: 'safety',
    text: 'Некој им се заканува.',
  });
  await unlock(links.mk!, 'mk@example.org');
  await open(links.mk!).then((late) => {
    pages.late = late;
  });
  mails.uk = await mailbox('+380441234567');
  const [returned] = (await mailbox('ar@example.org')).filter((mail) => linkIn(mail) !== '');
  const told = await fetch(`${world.host.url}/dev/mailbox/${returned!.id}/feedback`, {
    method: 'POST',
    body: JSON.stringify({ kind: 'bounce' }),
  });
  expect(told.status).toBe(202);
  const { body } = await call('supervisor.amman', ':/cancel', { reasonCode: 'end-of-the-story' });
  expect(body, view.caseId).toBeDefined();
  return null;
};

/** Says yes on the page of the mail to this address, and thinks better of it at once: before its office was asked. */
const wavering: Step = async () => {
  const [mail] = await mailbox('fr@example.org');
  const url = await unlock(linkIn(mail!), 'fr@example.org');
  await send(url, await open(`${url}?step=accept`), { act: 'accept', sure: 'on' });
  pages.tookBack = await send(url, await open(`${url}?step=take-back`), { act: 'take-back', sure: 'on' });
  return null;
};
/** Takes a yes back while the office is asked to confirm it; whoever confirms then is told. */
const lateWavering: Step = async ({ decide, usual }) => {
  if (tooLate) return usual();
  const mails = await mailbox('ro@example.org');
  const url = await unlock(mails.map(linkIn).find(Boolean)!, 'ro@example.org');
  await send(url, await open(`${url}?step=take-back`), { act: 'take-back', sure: 'on' });
  tooLate = await decide({ decision: 'confirm' });
  return null;
};
let tooLate: Answered | undefined;

let told: Told;
let wavered: Told;
beforeAll(async () => {
  world = await openWorld();
  const sponsors = [
    { experience: 5, mailLanguage: 'ar', email: 'ar@example.org' },
    {
      ...{ experience: 3, mailLanguage: 'uk', email: 'uk@example.org', phone: '+380441234567' },
      contact: { channel: 'sms' as const, timeZone: 'Europe/Kyiv' },
    },
    { experience: 1, mailLanguage: 'mk', email: 'mk@example.org', kind: 'family' as const },
  ];
  const household = { members: [adult({ needs: ['wheelchair'] }), child()] };
  const script = {
    'sponsor-offer': [declining, 'nobody' as const, accepting],
    'travel-documents': [worrying],
  };
  const others = [
    { experience: 5, mailLanguage: 'fr', email: 'fr@example.org' },
    { experience: 3, mailLanguage: 'ro', email: 'ro@example.org' },
    { experience: 1, mailLanguage: 'en', email: 'en@example.org' },
  ];
  const waverings = {
    'sponsor-offer': [wavering],
    // Whether the work of the first was open already when it was taken back is left to the machine.
    'sponsor-confirmation': [lateWavering, lateWavering],
    'travel-documents': [theEnd],
  };
  ({ story: told, wavered } = await world.play({
    story: { household, sponsors, script },
    wavered: { household, sponsors: others, script: waverings },
  }));
});
afterAll(() => world?.close());

describe('a sponsor without an account or JavaScript', () => {
  test('gets a mail in Macedonian, reads the offer, asks and accepts', () => {
    expect(mails.mk?.map(({ subject }) => subject)).toContain(MESSAGES.mk['sponsor-offer'].subject);
    expect(pages.mk).toMatchObject({ status: 200 });
    expect(pages.mk?.html).toContain('<html lang="mk" dir="ltr">');
    expect(pages.mk?.html).toContain('2 лица');
    expect(pages.mk?.html).toContain(PAGE_WORDS.mk['offer.accessible']);
    expect(pages.asked?.html).toContain('Дали имаат деца на училиште?');
    expect(pages.sure?.html).toContain(PAGE_WORDS.mk['accept.sure']);
    expect(pages.accepted?.html).toContain(PAGE_WORDS.mk['done.promised']);
    expect(told.sponsors.map(({ taken, held }) => [taken, held])).toEqual([
      [0, 0],
      [0, 0],
      [0, 0],
    ]);
  });

  test('declines in Arabic, from right to left, and another is asked', () => {
    expect(pages.ar?.html).toContain('<html lang="ar" dir="rtl">');
    expect(pages.declined?.html).toContain(PAGE_WORDS.ar['done.declined'].slice(0, 12));
    expect(actsOf(told, 'offer.made', 'offer.declined', 'offer.expired', 'offer.accepted')).toEqual([
      ...['offer.made', 'offer.declined', 'offer.made', 'offer.expired', 'offer.made', 'offer.accepted'],
    ]);
    expect(factsOf(told, 'offer.declined')[0]?.details?.reasonCode).toBe('housing-not-ready');
  });

  test('takes a yes back before its office was asked or while it is, and each time the next sponsor is asked', () => {
    expect(pages.tookBack?.html).toContain(PAGE_WORDS.fr['done.declined'].slice(0, 12));
    expect(tooLate).toMatchObject({ status: 409, body: { type: 'urn:kinbridge:error:WrongState' } });
    const once = ['offer.made', 'offer.promised', 'offer.declined'];
    const acts = actsOf(wavered, 'offer.').filter((act) => act !== 'offer.code-sent');
    expect(acts).toEqual([
      ...[...once, ...once, 'offer.made', 'offer.promised', 'offer.accepted', 'offer.withdrawn'],
    ]);
    expect(factsOf(wavered, 'offer.declined').map(({ details }) => details?.reasonCode)).toEqual([
      ...['taken-back', 'taken-back'],
    ]);
    const asked = factsOf(wavered, 'offer.made').map(({ details }) => details?.sponsorId);
    expect(asked).toEqual(wavered.sponsors.map(({ id }) => id));
    expect(wavered.sponsors.flatMap(({ taken, held }) => [taken, held])).toEqual([0, 0, 0, 0, 0, 0]);
    const took = wavered.notices.filter(({ template }) => template === 'sponsor-took-back');
    expect(took).toHaveLength(2);
    expect(wavered.view.case.stages.sponsorship?.outcome).toBe('sponsored');
    expect(leftovers(wavered)).toEqual([]);
  });

  test('is told kindly what was decided when it comes a second time, and nothing else', () => {
    expect(pages.second?.html).toContain(PAGE_WORDS.mk['done.promised']);
    expect(pages.late?.html).toContain(PAGE_WORDS.mk['done.accepted']);
    expect(pages.late?.html).not.toContain('2 лица');
    expect(factsOf(told, 'offer.accepted')).toHaveLength(1);
  });

  test('sees its duties after it accepted, and a worry for safety is with a protection officer', () => {
    expect(pages.plan?.html).toContain(PAGE_WORDS.mk['duty.home-visit']);
    expect(pages.worry?.html).toContain(PAGE_WORDS.mk['done.worry'].slice(0, 20));
    const opened = factsOf(told, 'work-item.opened').map((fact) => fact.details?.kind);
    expect(opened).toEqual(expect.arrayContaining(['sponsor-question', 'protection-concern']));
    expect(told.notices.map(({ template }) => template)).toContain('protection-concern');
    expect(leftovers(told)).toEqual([]);
  });

  test('gets text messages when it prefers them: the offer, a reminder, and that it lapsed', () => {
    expect(mails.uk?.map(({ channel }) => channel)).toEqual(['sms', 'sms', 'sms']);
    const [lapsed, reminder, offer] = mails.uk!;
    expect(lapsed?.text).toMatch(/^Термін відповіді минув; ми звернулися/);
    expect(offer?.text).toMatch(/^Родина чекає на вашу відповідь до .* http\S+$/);
    expect(reminder?.text).toMatch(/^Родина ще чекає/);
  });

  test('whose mail comes back is not written to any more, and an officer has work', () => {
    expect(factsOf(told, 'notice.bounced')).toHaveLength(1);
    expect(told.sponsors[0]?.contact.stopped).toMatchObject([{ channel: 'email', because: 'bounced' }]);
    const opened = factsOf(told, 'work-item.opened').map((fact) => fact.details?.kind);
    expect(opened).toContain('contact-failed');
  });

  test('leaves a record that it was shown what the consent allows', () => {
    const viewed = factsOf(told, 'offer.viewed');
    expect(viewed).toHaveLength(2);
    expect(viewed[0]?.details?.fields).toEqual(['accessibleHousing', 'ageGroups', 'languages', 'persons']);
  });
});

describe('a page', () => {
  test('is small, runs nothing, loads only letters that the device lacks, and names nobody', () => {
    for (const [name, { html, csp }] of Object.entries(pages)) {
      expect(Buffer.byteLength(html), name).toBeLessThan(30_000);
      expect(html.replace(FONT_STYLE, ''), name).not.toMatch(/<script|\son\w+=|src=|<link|@import|url\(/i);
      expect(csp, name).toContain("default-src 'none'");
      for (const person of told.view.persons) expect(html, name).not.toContain(person.id);
    }
    for (const link of Object.values(links)) expect(new URL(link).pathname).toMatch(/^\/s\/[\w-]{23}$/);
  });

  test('opens by its own link alone, for its own purpose, and takes only forms of its own', async () => {
    const guess = `${world.host.url}/s/${'A'.repeat(23)}`;
    const [gone, short] = [await open(guess), await open(`${world.host.url}/s/x`)];
    expect([gone.status, short.status, gone.html === short.html]).toEqual([404, 404, true]);
    const sealed = await open(links.plan!);
    expect((await send(links.plan!, sealed, { act: 'accept', sure: 'on' })).status).toBe(400);
    expect((await open(links.mk!, { act: 'accept', sure: 'on', seal: 'A'.repeat(23) })).status).toBe(400);
    const foreign = await fetch(links.mk!, {
      method: 'POST',
      body: new URLSearchParams({ act: 'accept', sure: 'on' }),
      headers: { 'sec-fetch-site': 'cross-site' },
    });
    expect(foreign.status).toBe(400);
  });

  test('does nothing for a scanner that asks for its head, or by another method', async () => {
    for (const method of ['HEAD', 'PUT', 'DELETE', 'OPTIONS'])
      expect((await fetch(links.plan!, { method })).status, method).toBe(405);
  });

  test('is refused to who asks too often', async () => {
    const answers: number[] = [];
    for (let asked = 0; asked < 125 && answers.at(-1) !== 429; asked += 1)
      answers.push((await open(`${world.host.url}/s/${'B'.repeat(23)}`)).status);
    expect(answers.at(-1)).toBe(429);
  });
});
