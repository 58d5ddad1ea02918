import { beforeAll, describe, expect, it } from 'vitest';
import { openNotices } from '../../../lambdas/adapters/notice-store.ts';
import { AT } from '../../fixtures/actors.ts';
import { CONTEXT, handlerOf } from '../../fixtures/api.ts';
import type { TestTable } from '../../table.ts';
import { openTestTable } from '../../table.ts';

let table: TestTable;
beforeAll(async () => {
  table = await openTestTable();
});

interface Answer {
  statusCode: number;
  headers: Record<string, string>;
  body: string;
}
let callers = 0;
async function join(
  form?: Record<string, string> | URLSearchParams,
  sourceIp = `192.0.2.${++callers}`,
  lang = 'uk',
): Promise<Answer> {
  const headers = { 'content-type': 'application/x-www-form-urlencoded', 'accept-language': 'ro,en;q=0.5' };
  const event = {
    headers,
    queryStringParameters: lang === '' ? {} : { lang },
    requestContext: {
      requestId: 'request',
      timeEpoch: Date.parse(AT),
      http: { method: form ? 'POST' : 'GET', sourceIp },
    },
    ...(form ? { body: new URLSearchParams(form).toString() } : {}),
  };
  return (await (
    await handlerOf('JoinPage')
  )(event, CONTEXT)) as Answer;
}
const filled = async (over: Record<string, string> = {}): Promise<Record<string, string>> => ({
  ...{ name: 'Родина Ковальчук', kind: 'family', office: 'Skopje', email: 'kovalchuk@example.org' },
  ...{
    phone: '+389 70 123-456',
    capacity: '4',
    languages: 'uk, en',
    adults: 'Олена\nІван',
    accessible: 'on',
  },
  seal: /name="seal" value="([^"]+)"/.exec((await join()).body)?.[1] ?? '',
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
    const [first, again] = [await join(form), await join(form)];
    expect([first.statusCode, again.headers.location]).toEqual([303, first.headers.location]);
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
    const told = await openNotices(table.name).listTo(['sponsorship-officer@skopje'], 10);
    expect(told.items).toMatchObject([{ template: 'sponsor-vetting', caseId: sponsor?.id, status: 'sent' }]);
    const audit = await table.store.readAudit(sponsor!.id, 0, 10);
    expect(audit.flatMap(({ facts }) => facts)).toMatchObject([
      { act: 'sponsor.registered', details: { source: 'self', vetting: 'pending' } },
    ]);
    expect(JSON.stringify(audit)).not.toMatch(/Ковальчук|Олена|example\.org/);
  });

  it('takes languages that are ticked, and others by their codes', async () => {
    const form = new URLSearchParams(await filled({ email: 'boxes@example.org', office: 'Bucharest' }));
    form.delete('languages');
    for (const code of ['ar', 'mk', 'rw, en']) form.append('languages', code);
    expect((await join(form)).statusCode).toBe(303);
    expect(await sponsorsOf('bucharest')).toMatchObject([{ languages: ['ar', 'mk', 'rw', 'en'] }]);
  });

  it.each([
    ['an address that is none', { email: 'nobody' }],
    ['no language', { languages: '' }],
    ['no adult', { adults: ' \n ' }],
    ['too many places', { capacity: '5000' }],
    ['no seal of a page', { seal: 'made-up' }],
  ])('takes no form with %s', async (_what, over) => {
    const before = (await sponsorsOf('skopje')).length;
    const answer = await join(await filled({ email: `other-${callers}@example.org`, ...over }));
    expect(answer.statusCode).toBe(400);
    expect(answer.headers['content-type']).toContain('text/html');
    expect(await sponsorsOf('skopje')).toHaveLength(before);
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
    const found = await table.store.listSponsors(office, 100);
    expect(found.items.map((one) => one.email)).toContain(email);
  });

  it.each(['Berlin', 'New York', 'nowhere-1'])(
    'says that there is no office at %s, and where',
    async (office) => {
      const answer = await join(await filled({ office, email: 'far@example.org' }));
      expect(answer.statusCode).toBe(400);
      expect(answer.body).toContain('Там у нас немає офісу');
      expect(answer.body).toContain('Бухарест');
      expect(await sponsorsOf(office.toLowerCase().replace(' ', '-'))).toEqual([]);
    },
  );

  it('takes three a day of one address, from however many callers, and tells no difference', async () => {
    const answers: unknown[] = [];
    for (const office of ['Amman', 'Beirut', 'Nairobi', 'Toronto']) {
      const { statusCode, headers } = await join(await filled({ office, email: 'Often@example.org' }));
      answers.push([statusCode, headers.location]);
    }
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    const ofOften = async (office: string) =>
      (await sponsorsOf(office)).filter(({ email }) => email === 'Often@example.org').length;
    expect([await ofOften('nairobi'), await ofOften('toronto')]).toEqual([1, 0]);
  });

  it('takes forty a day for one office, from however many callers', async () => {
    const statuses: number[] = [];
    for (let index = 0; index < 41; index += 1)
      statuses.push(
        (await join(await filled({ email: `m${index}@example.org`, office: 'Toronto' }))).statusCode,
      );
    expect(statuses.at(-1)).toBe(429);
    expect(statuses.filter((status) => status === 303).length).toBeLessThanOrEqual(40);
    expect((await sponsorsOf('toronto')).length).toBeLessThanOrEqual(40);
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
    expect(await sponsorsOf('lyon')).toHaveLength(5);
  });
});
