import { beforeAll, describe, expect, it, vi } from 'vitest';
import { currentSeam, setClientSeam } from '../../../contracts/client-seam.ts';
import { openNotices } from '../../../lambdas/adapters/notice-store.ts';
import { MailCapture } from '../../../local/mail/capture.ts';
import { answerMailClient } from '../../../local/mail/client.ts';
import { AT } from '../../fixtures/actors.ts';
import { CONTEXT, handlerOf } from '../../fixtures/api.ts';
import type { TestTable } from '../../table.ts';
import { openTestTable } from '../../table.ts';

let table: TestTable;
const mails = new MailCapture(undefined, () => Date.parse(AT));
beforeAll(async () => {
  table = await openTestTable();
  setClientSeam({ ...currentSeam(), mail: (client) => answerMailClient(client, mails) });
});

interface Answer {
  statusCode: number;
  headers: Record<string, string>;
  body: string;
}
let callers = 0;
interface Asked {
  form?: Record<string, string> | URLSearchParams | undefined;
  sourceIp?: string | undefined;
  lang?: string | undefined;
  token?: string | undefined;
  at?: string | undefined;
}
async function ask({ form, sourceIp = `192.0.2.${++callers}`, lang = 'uk', token, at = AT }: Asked) {
  const headers = { 'content-type': 'application/x-www-form-urlencoded', 'accept-language': 'ro,en;q=0.5' };
  const event = {
    headers,
    rawPath: token === undefined ? '/join' : `/join/${token}`,
    ...(token === undefined ? {} : { pathParameters: { token } }),
    queryStringParameters: lang === '' ? {} : { lang },
    requestContext: {
      requestId: 'request',
      timeEpoch: Date.parse(at),
      http: { method: form ? 'POST' : 'GET', sourceIp },
    },
    ...(form ? { body: new URLSearchParams(form).toString() } : {}),
  };
  return (await (
    await handlerOf('JoinPage')
  )(event, CONTEXT)) as Answer;
}
const join = (form?: Asked['form'], sourceIp?: string, lang?: string) => ask({ form, sourceIp, lang });
const mailsTo = (email: string) => mails.messages().filter(({ to }) => to.includes(email));
/** The token of the link that was mailed last to an address. */
const tokenTo = (email: string): string =>
  /https:\/\/cases\.example\.org\/join\/([\w-]{23})\?lang=/.exec(mailsTo(email).at(-1)?.text ?? '')![1]!;
const sealOf = ({ body }: Answer): string => /name="seal" value="([^"]+)"/.exec(body)?.[1] ?? '';
/** Opens the link that was mailed and sends the form of its page. */
async function confirm(email: string, at?: string): Promise<Answer> {
  const token = tokenTo(email);
  const seal = sealOf(await ask({ token, at }));
  return ask({ token, form: { seal, act: 'confirm' }, at });
}
const LATER = new Date(Date.parse(AT) + 24 * 3_600_000).toISOString();
/** What is stored, but for the counts of requests. */
const stored = async () => (await table.scan()).filter(({ pk }) => !String(pk).startsWith('RATE#'));
const registered = async () =>
  (await stored()).filter(({ sk, type }) => sk === 'sponsor' || type === 'notice').length;
const filled = async (over: Record<string, string> = {}): Promise<Record<string, string>> => ({
  ...{ name: 'Родина Ковальчук', kind: 'family', office: 'Skopje', email: 'kovalchuk@example.org' },
  ...{
    phone: '+389 70 123-456',
    capacity: '4',
    languages: 'uk, en',
    adults: 'Олена\nІван',
    accessible: 'on',
  },
  seal: sealOf(await join()),
  ...over,
});
const sponsorsOf = async (office: string) => (await table.store.listSponsors(office, 100)).items;

describe('the page on which sponsors register', () => {
  it('is in the language of the browser, or of its link', async () => {
    expect((await join(undefined, undefined, '')).body).toContain('<html lang="ro" dir="ltr">');
    const page = await join(undefined, undefined, 'ar');
    expect(page.body).toContain('<html lang="ar" dir="rtl">');
    expect(Buffer.byteLength(page.body)).toBeLessThan(30_000);
  });

  it('makes a sponsor that waits to be vetted, tells the officers, and tells nobody who registered before', async () => {
    const form = await filled();
    const first = await join(form);
    expect(await confirm('kovalchuk@example.org')).toMatchObject({ statusCode: 303 });
    const again = await join(form);
    expect([first.statusCode, again.headers.location]).toEqual([303, first.headers.location]);
    expect(mailsTo('kovalchuk@example.org').map(({ subject }) => subject)).toEqual(
      Array.from({ length: 2 }, () => 'Підтвердьте свою електронну пошту'),
    );
    expect(await confirm('kovalchuk@example.org')).toMatchObject({ statusCode: 303 });
    expect(await sponsorsOf('skopje')).toMatchObject([
      {
        kind: 'family',
        phone: '+38970123456',
        mailLanguage: 'uk',
        vetting: { status: 'pending' },
        adults: [{ check: 'pending' }, { check: 'pending' }],
        languages: ['uk', 'en'],
        accessibleHousing: true,
      },
    ]);
    const [sponsor] = await sponsorsOf('skopje');
    const told = await openNotices(table).listTo(['sponsorship-officer@skopje'], 10);
    expect(told.items).toMatchObject([{ template: 'sponsor-vetting', caseId: sponsor?.id, status: 'sent' }]);
    const audit = await table.store.readAudit(sponsor!.id, 0, 10);
    expect(audit.flatMap(({ facts }) => facts)).toMatchObject([
      { act: 'sponsor.registered', details: { source: 'self', vetting: 'pending' } },
    ]);
    expect(JSON.stringify(audit)).not.toMatch(/Ковальчук|Олена|example\.org/);
  });

  it('takes languages that are ticked, and others by their names or codes', async () => {
    const form = new URLSearchParams(await filled({ email: 'boxes@example.org', office: 'Bucharest' }));
    form.delete('languages');
    for (const code of ['ar', 'mk', 'en', 'kinyarwanda, польська']) form.append('languages', code);
    expect((await join(form)).statusCode).toBe(303);
    await confirm('boxes@example.org');
    expect(await sponsorsOf('bucharest')).toMatchObject([{ languages: ['ar', 'mk', 'en', 'rw', 'pl'] }]);
  });

  it.each([
    ['an address that is none', { email: 'nobody' }],
    ['no language', { languages: '' }],
    ['no adult', { adults: ' \n ' }],
    ['too many places', { capacity: '5000' }],
    ['no seal of a page', { seal: 'made-up' }],
  ])('takes no form with %s', async (_what, over) => {
    const before = [await stored(), mails.messages().length];
    const answer = await join(await filled({ email: `other-${callers}@example.org`, ...over }));
    expect(answer.statusCode).toBe(400);
    expect(answer.headers['content-type']).toContain('text/html');
    expect([await stored(), mails.messages().length]).toEqual(before);
  });

  it.each([
    ['Скопје', 'skopje'],
    ['București', 'bucharest'],
    ['bucuresti', 'bucharest'],
    ['تورونتو', 'toronto'],
    ['عمان', 'amman'],
    ['Beyrouth', 'beirut'],
    ['Nairobi (centre)', 'nairobi'],
  ])('takes the name of a place as people write it: %s', async (place, office) => {
    const email = `place-${callers}@example.org`;
    expect((await join(await filled({ office: place, email }))).statusCode).toBe(303);
    await confirm(email);
    const found = await table.store.listSponsors(office, 100);
    expect(found.items.map((one) => one.email)).toContain(email);
  });

  it.each(['Berlin', 'New York', 'nowhere-1'])(
    'says that there is no office at %s, and where',
    async (office) => {
      const answer = await join(await filled({ office, email: 'far@example.org' }));
      expect(answer.statusCode).toBe(400);
      expect(answer.body).toContain('Ми не знаємо офісу в місці, яке ви вказали.');
      expect(answer.body).toContain('Бухарест');
      expect(await sponsorsOf(office.toLowerCase().replace(' ', '-'))).toEqual([]);
    },
  );

  it('keeps in the form what was written, the fault beside its field, and takes it once it is right', async () => {
    const written = await filled({
      ...{ office: 'New York', email: 'kept@example.org', name: 'Друзі "Моста" <b>', phone: '70 123' },
      ...{ kind: 'group', languages: 'uk, rw' },
    });
    const { statusCode, body } = await join(written);
    expect(statusCode).toBe(400);
    for (const kept of [
      ...['value="New York"', 'value="kept@example.org"', 'value="70 123"', 'value="4"', 'value="rw"'],
      ...['value="Друзі &#34;Моста&#34; &#60;b&#62;"', '>Олена\nІван</textarea>'],
      ...['value="uk" checked', 'name="accessible" checked', 'value="group" required checked'],
    ])
      expect(body).toContain(kept);
    expect(body).toMatch(/name="office"[^>]*aria-invalid="true" aria-describedby="office-fault" autofocus>/);
    expect(body).toMatch(/id="phone-fault">Напишіть номер із кодом країни/);
    expect(body.match(/aria-invalid="true"/g)).toHaveLength(2);
    expect(body).not.toContain('<a href="/join');
    const right = { ...written, office: 'Skopje', phone: '', seal: sealOf({ body } as Answer) };
    expect((await join(right)).statusCode).toBe(303);
    const stale = await join({ ...written, seal: 'old' });
    expect([stale.statusCode, stale.body.includes('value="kept@example.org"')]).toEqual([400, true]);
  });

  it('takes three a day of one address, from however many callers, and tells no difference', async () => {
    const answers: unknown[] = [];
    for (const office of ['Amman', 'Beirut', 'Nairobi', 'Toronto']) {
      const { statusCode, headers } = await join(await filled({ office, email: 'Often@example.org' }));
      answers.push([statusCode, headers.location]);
    }
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(mailsTo('Often@example.org')).toHaveLength(3);
  });

  it('takes forty a day for one office, from however many callers', async () => {
    const statuses: number[] = [];
    for (let index = 0; index < 41; index += 1)
      statuses.push(
        (await join(await filled({ email: `m${index}@example.org`, office: 'Toronto' }))).statusCode,
      );
    expect(statuses.at(-1)).toBe(429);
    expect(statuses.filter((status) => status === 303).length).toBeLessThanOrEqual(40);
    expect(mails.messages().filter(({ to }) => /^m\d+@/.test(to[0]!)).length).toBeLessThanOrEqual(40);
  });

  it('takes five an hour from one caller', async () => {
    const answers: [number, string | undefined][] = [];
    for (let index = 0; index < 6; index += 1) {
      const form = await filled({ email: `many-${index}@example.org`, office: 'lyon' });
      const { statusCode, headers } = await join(form, '198.51.100.9');
      answers.push([statusCode, headers['retry-after']]);
    }
    const taken = Array.from({ length: 5 }, () => [303, undefined]);
    expect(answers).toEqual([...taken, [429, '3600']]);
    expect(mails.messages().filter(({ to }) => /^many-\d@/.test(to[0]!))).toHaveLength(5);
  });
});

describe('an e-mail that nobody confirmed', () => {
  it('registers nobody and starts nothing; what was written is kept for a day, its link as a hash', async () => {
    const before = await registered();
    const answer = await join(await filled({ email: 'quiet@example.org', office: 'Beirut' }));
    expect(answer.headers.location).toBe('/join?lang=uk&told=join');
    expect(await registered()).toBe(before);
    const token = tokenTo('quiet@example.org');
    const kept = (await stored()).filter(({ type }) => type === 'join');
    expect(kept.at(-1)).toMatchObject({ sk: 'join', expiresAt: Date.parse(LATER) / 1000 });
    expect(JSON.stringify(await table.scan())).not.toContain(token);
    const [mail] = mailsTo('quiet@example.org');
    expect(JSON.stringify(mail)).not.toMatch(/Ковальчук|Олена|70123456/);
  });

  it('is not confirmed by opening the link, which shows what was written', async () => {
    await join(await filled({ email: 'scanned@example.org', office: 'Beirut' }));
    const token = tokenTo('scanned@example.org');
    const before = await stored();
    const page = await ask({ token, lang: '' });
    expect(page).toMatchObject({ statusCode: 200 });
    for (const text of [
      '<html lang="uk"',
      'Родина Ковальчук',
      'Бейрут',
      '<bdi dir="ltr">+38970123456<',
      'Олена і Іван',
    ])
      expect(page.body).toContain(text);
    expect(await stored()).toEqual(before);
    const noSeal = await ask({ token, form: { act: 'confirm', seal: 'made-up' } });
    expect(noSeal.statusCode).toBe(400);
    const { seal } = await filled();
    expect((await ask({ token, form: { act: 'confirm', seal: seal! } })).statusCode).toBe(400);
    expect(await stored()).toEqual(before);
  });

  it('registers once it is confirmed, and a second time changes nothing', async () => {
    await join(await filled({ email: 'once@example.org', office: 'Beirut' }));
    const token = tokenTo('once@example.org');
    const form = { act: 'confirm', seal: sealOf(await ask({ token })) };
    const both = await Promise.all([ask({ token, form }), ask({ token, form })]);
    const once = await stored();
    const ofOnce = (await sponsorsOf('beirut')).filter(({ email }) => email === 'once@example.org');
    expect(ofOnce).toMatchObject([{ mailLanguage: 'uk', vetting: { status: 'pending' } }]);
    const answers = [...both, await ask({ token, form }), await ask({ token })];
    for (const answer of answers)
      expect([answer.statusCode, answer.headers.location]).toEqual([303, '/join?lang=uk&told=confirmed']);
    expect(await stored()).toEqual(once);
    const link = once.filter(({ type, confirmed }) => type === 'join' && confirmed === true);
    expect(JSON.stringify(link)).not.toMatch(/Ковальчук|once@example/);
  });

  it('is refused a day later, also when its page was opened before', async () => {
    await join(await filled({ email: 'slow@example.org', office: 'Beirut' }));
    const token = tokenTo('slow@example.org');
    const form = { act: 'confirm', seal: sealOf(await ask({ token })) };
    const before = await stored();
    for (const answer of [await ask({ token, at: LATER }), await ask({ token, form, at: LATER })]) {
      expect(answer.statusCode).toBe(410);
      expect(answer.body).toContain('href="/join?lang=uk"');
      expect(answer.body).not.toContain('Ковальчук');
    }
    expect(await stored()).toEqual(before);
  });

  it('is refused by a link that nobody signed, and by one whose words were changed since', async () => {
    await join(await filled({ email: 'forged@example.org', office: 'Beirut' }));
    const token = tokenTo('forged@example.org');
    const form = { act: 'confirm', seal: sealOf(await ask({ token })) };
    const item = (await stored()).find(
      ({ form: written }) => (written as { email?: string } | undefined)?.email === 'forged@example.org',
    )!;
    await table.put({ ...item, form: { ...(item.form as object), email: 'forger@example.org' } });
    const before = await stored();
    for (const one of [token, 'A'.repeat(23), 'short', '../join'])
      for (const answer of [await ask({ token: one }), await ask({ token: one, form })])
        expect(answer.statusCode).toBe(410);
    expect(await stored()).toEqual(before);
  });

  it('is asked nothing when its mail cannot be handed over, which is told', async () => {
    const before = await registered();
    const keep = vi.spyOn(mails, 'keep').mockImplementation(() => {
      throw new Error('SES does not answer.');
    });
    const answer = await join(await filled({ email: 'unsent@example.org', office: 'Beirut' }));
    keep.mockRestore();
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([500, 'text/html; charset=utf-8']);
    expect(await registered()).toBe(before);
  });
});
