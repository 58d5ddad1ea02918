import { beforeAll, describe, expect, it } from 'vitest';
import { ORIGIN_HEADER } from '../../../contracts/pages.ts';
import { plus } from '../../../domain/kernel/calendar.ts';
import { NOTICE_LANGUAGES } from '../../../domain/notices/languages.ts';
import { linkOf, openedByCode } from '../../../domain/sponsorship/sponsor-link.ts';
import { openLinks } from '../../../lambdas/adapters/link-store.ts';
import { openNotices } from '../../../lambdas/adapters/notice-store.ts';
import { openSigner } from '../../../lambdas/adapters/signing.ts';
import { PAGE_WORDS } from '../../../lambdas/pages/words.ts';
import { AT } from '../../fixtures/actors.ts';
import { ask, links, offered, sealIn, send } from '../../fixtures/offer-link.ts';
import { passIn } from '../../fixtures/person-page.ts';
import type { TestTable } from '../../table.ts';
import { LINK_KEY, ORIGIN_KEY, openTestTable } from '../../table.ts';

let table: TestTable;
beforeAll(async () => {
  table = await openTestTable();
});

const GUESS = 'A'.repeat(23);
const LATE = '2026-04-10T09:00:00.000Z';

describe('a link', () => {
  it('names nobody, in its address, in the headers or beside its page', async () => {
    const { token, caseId, offerId, group } = await offered(table);
    const { headers, body, cookies } = await ask(token);
    expect(token).toMatch(/^[\w-]{23}$/);
    for (const id of [caseId, offerId, group.id, group.email, 'Haddad'])
      expect(`${token}${JSON.stringify(headers)}${body}`).not.toContain(id);
    expect(headers).toMatchObject({
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-robots-tag': 'noindex',
      'x-frame-options': 'DENY',
      'content-security-policy': expect.stringContaining("default-src 'none'"),
    });
    expect(cookies).toEqual([expect.stringMatching(/^pass=.+; Path=\/s\/[\w-]{23}; HttpOnly; SameSite=Lax/)]);
  });

  it('that nobody signed is answered as any other such link, also when somebody wrote it into the table', async () => {
    const { token, link } = await offered(table);
    const changed = `${token.slice(0, 22)}${token.endsWith('A') ? 'B' : 'A'}`;
    const forger = openLinks(openSigner('a key that somebody else has chosen'), table);
    const forged = await forger.issue(link);
    const answers = await Promise.all([GUESS, changed, forged, 'x', '../../etc'].map((one) => ask(one)));
    for (const { statusCode, body } of answers) expect([statusCode, body]).toEqual([404, answers[0]!.body]);
    for (const one of [GUESS, forged])
      expect((await ask(one, { form: { act: 'accept', sure: 'on', seal: GUESS } })).statusCode).toBe(404);
  });

  it('is for one purpose and one offer: its seal opens no other', async () => {
    const { token, plan } = await offered(table);
    const other = await plan();
    expect(other).not.toBe(token);
    const seal = sealIn(await ask(token));
    expect((await ask(other, { form: { act: 'accept', sure: 'on', seal } })).statusCode).toBe(400);
  });

  it('is limited however many addresses ask for it, and says when it may be asked for again', async () => {
    const { token } = await offered(table);
    let asked = 0;
    for (; asked < 80 && (await ask(token)).statusCode === 200; ) asked += 1;
    expect(asked).toBe(60);
    const { statusCode, headers } = await ask(token, { at: plus(AT, 'PT4M') });
    expect([statusCode, headers['retry-after']]).toEqual([429, '360']);
    const again = await ask(token, { at: plus(AT, 'PT10M') });
    expect([again.statusCode, again.headers['retry-after']]).toEqual([200, undefined]);
  });

  it('is limited for a caller behind CloudFront, not for all who share its address', async () => {
    const edge = '198.51.100.7';
    const by = (viewer: string) =>
      ask(GUESS, {
        sourceIp: edge,
        headers: { 'x-forwarded-for': `10.0.0.1, ${viewer}, ${edge}`, [ORIGIN_HEADER]: ORIGIN_KEY },
      });
    for (let asked = 0; asked < 120; asked += 1) expect((await by('203.0.113.1')).statusCode).toBe(404);
    const { statusCode, headers } = await by('203.0.113.1');
    expect([statusCode, headers['retry-after']]).toEqual([429, '600']);
    expect((await by('203.0.113.2')).statusCode).toBe(404);
  });

  it.each([
    ['none', undefined],
    ['another', 'what somebody made up'],
  ])('believes no address that a caller writes with %s of the secrets', async (_which, secret) => {
    const own = `198.51.100.${secret === undefined ? 8 : 9}`;
    const by = (made: number) =>
      ask(GUESS, {
        sourceIp: own,
        headers: {
          'x-forwarded-for': `203.0.113.${made}, ${own}`,
          ...(secret === undefined ? {} : { [ORIGIN_HEADER]: secret }),
        },
      });
    for (let asked = 0; asked < 120; asked += 1) expect((await by(asked)).statusCode).toBe(404);
    expect((await by(250)).statusCode).toBe(429);
  });

  it('goes on when its key is changed, until the key after that', async () => {
    const { token, link } = await offered(table);
    const [first, second, third] = [LINK_KEY, 'the second key of these tests, long', 'the third'];
    const after = openLinks(openSigner(second, first), table);
    expect(await after.find(token)).toMatchObject(link);
    expect(after.sealed(token, openSigner(first).sign('form', token, '2026-03-10'), AT)).toBe('fresh');
    const anew = await after.issue(link);
    expect(anew).not.toBe(token);
    const later = openLinks(openSigner(third, second), table);
    expect([await later.find(token), (await later.find(anew))?.offerId]).toEqual([undefined, link.offerId]);
  });
});

const ASKS = PAGE_WORDS.en['code.title'];
const notOpen = { pass: '' };
const codesTo = async (sponsorId: string) =>
  (await openNotices(table).listTo([sponsorId], 20)).items.filter(
    ({ template }) => template === 'sponsor-code',
  );
/** Has a code sent, as the button of the page does, and gives these digits. */
const give = (token: string, code: string, at = AT) => send(token, { act: 'open', code }, { ...notOpen, at });

describe('a link in a browser that gave no code', () => {
  it('shows nothing, and takes no form, whoever found it: a code goes to the sponsor’s own phone or address', async () => {
    const { token, plan, file, group, link } = await offered(table);
    for (const one of [token, await plan()]) {
      const { statusCode, body } = await ask(one, notOpen);
      expect([statusCode, body.includes(ASKS)]).toEqual([200, true]);
      expect(body).not.toMatch(/1 person|name="reason"|name="topic"|Dear /);
    }
    const tried = await send(token, { act: 'accept', sure: 'on' }, notOpen);
    expect([tried.statusCode, tried.body.includes(ASKS)]).toEqual([400, true]);
    for (const form of [
      { act: 'decline', reason: 'no-room' },
      { act: 'ask', text: 'Who are they?' },
    ])
      expect((await send(token, form, notOpen)).statusCode).toBe(400);
    const { offers, messages } = await file();
    expect([offers[0]?.status, messages]).toEqual(['offered', []]);
    const asked = await send(token, { act: 'send-code' }, notOpen);
    expect(asked.headers.location).toBe(`/s/${token}?lang=en&told=code`);
    const [notice, ...more] = await codesTo(group.id);
    expect([notice?.to, more]).toEqual([{ kind: 'sponsor', id: group.id }, []]);
    expect(openedByCode(notice!)).toEqual(link);
    const code = links.codeSent(link, notice!.at);
    expect(JSON.stringify(notice)).not.toContain(code);
    const opened = await give(token, code);
    expect([opened.statusCode, opened.headers.location]).toEqual([303, `/s/${token}?lang=en`]);
    const pass = passIn(opened);
    expect((await ask(token, { pass })).body).toContain('Can you welcome this family?');
  });

  it.each(NOTICE_LANGUAGES)(
    'is asked for a code in %s, in digits of any script, small enough for an old phone',
    async (lang) => {
      const { token, link } = await offered(table, { mailLanguage: lang });
      const { body } = await ask(token, notOpen);
      expect(body).toContain(PAGE_WORDS[lang]['code.button']);
      expect(Buffer.byteLength(body)).toBeLessThan(30_000);
      const eastern = links.codeSent(link, AT).replace(/\d/g, (digit) => '٠١٢٣٤٥٦٧٨٩'[Number(digit)]!);
      expect((await give(token, `${eastern.slice(0, 3)} ${eastern.slice(3)}`)).statusCode).toBe(303);
    },
  );

  it('is opened by no older code, by that of no other link, and not by trying', async () => {
    const { token, link, plan } = await offered(table);
    const code = links.codeSent(link, AT);
    expect((await give(token, code, plus(AT, 'PT21M'))).body).toContain(PAGE_WORDS.en['code.wrong']);
    const other = await plan();
    const ofPlan = links.codeSent({ ...link, purpose: 'plan' }, AT);
    expect((await give(token, ofPlan)).statusCode).toBe(400);
    expect((await give(other, ofPlan)).statusCode).toBe(303);
    const wrong = code === '000000' ? '000001' : '000000';
    let tries = 0;
    for (; tries < 20 && (await give(token, wrong)).statusCode === 400; tries += 1);
    expect(tries).toBe(8);
    expect((await give(token, code)).statusCode).toBe(429);
    expect((await give(token, links.codeSent(link, plus(AT, 'PT1H')), plus(AT, 'PT1H'))).statusCode).toBe(
      303,
    );
  });

  it('has one code sent however often it is asked for in ten minutes, and six a day', async () => {
    const { token, group } = await offered(table);
    const order = (at: string) => send(token, { act: 'send-code' }, { ...notOpen, at });
    await Promise.all([order(AT), order(AT)]);
    expect(await codesTo(group.id)).toHaveLength(1);
    for (let minutes = 10; minutes <= 60; minutes += 10) await order(plus(AT, `PT${minutes}M`));
    expect(await codesTo(group.id)).toHaveLength(5);
    expect((await order(plus(AT, 'PT70M'))).statusCode).toBe(429);
  });

  it('is closed an hour after its last use, by whoever leaves it, and for a pass of another link', async () => {
    const { token, link } = await offered(table);
    const pass = passIn(await give(token, links.codeSent(link, AT)));
    const later = plus(AT, 'PT50M');
    const used = await ask(token, { pass, at: later });
    expect(used.body).toContain('Can you welcome this family?');
    expect((await ask(token, { pass, at: plus(AT, 'PT61M') })).body).toContain(ASKS);
    expect((await ask(token, { pass: passIn(used), at: plus(AT, 'PT100M') })).body).not.toContain(ASKS);
    expect(used.body).toContain(`/s/${token}?lang=en&#38;leave=1`.replace('&#38;', '&'));
    const left = await ask(token, { pass, query: { leave: '1' } });
    expect([left.statusCode, left.cookies]).toEqual([303, [expect.stringContaining('Max-Age=0')]]);
    const { token: other } = await offered(table);
    expect((await ask(other, { pass })).body).toContain(ASKS);
  });
});

describe('a link whose time is over', () => {
  const newLinks = async (sponsorId: string) =>
    (await openNotices(table).listTo([sponsorId], 10)).items.filter(
      ({ template }) => template === 'sponsor-link',
    );

  it.each(NOTICE_LANGUAGES)('says so in %s, tells nothing else, and offers another', async (lang) => {
    const { token } = await offered(table, { mailLanguage: lang });
    const { statusCode, body } = await ask(token, { at: LATE });
    expect([statusCode, body.includes(`<html lang="${lang}"`)]).toEqual([410, true]);
    expect(body.match(/<button/g)).toHaveLength(1);
    expect(body).not.toMatch(/1 person|name="reason"/);
  });

  it('has a new one sent to its sponsor, once a day, whoever asks how often', async () => {
    const { token, group, links } = await offered(table);
    for (let asked = 0; asked < 3; asked += 1) {
      const answer = await send(token, { act: 'renew' }, { at: LATE });
      expect([answer.statusCode, answer.headers.location]).toEqual([303, `/s/${token}?lang=en&told=sent`]);
    }
    const told = await ask(token, { at: LATE, query: { told: 'sent' } });
    expect(told.body).toContain('We have sent a new link');
    expect(told.body).not.toContain(group.email);
    const [notice, ...more] = await newLinks(group.id);
    expect([notice?.status, more]).toEqual(['pending', []]);
    const anew = await links.issue(linkOf(notice!)!);
    expect((await ask(anew, { at: LATE })).body).toContain('Can you welcome this family?');
    await send(token, { act: 'renew' }, { at: plus(LATE, 'P1D') });
    expect(await newLinks(group.id)).toHaveLength(2);
  });

  it('leads to the plan when the offer was accepted, and to what was decided when it was not', async () => {
    const accepted = await offered(table);
    await send(accepted.token, { act: 'accept', sure: 'on' });
    await accepted.confirm();
    await send(accepted.token, { act: 'renew' }, { at: LATE });
    const [plan] = await newLinks(accepted.group.id);
    expect(linkOf(plan!)).toMatchObject({ purpose: 'plan', until: plus(LATE, 'P120D') });
    const declined = await offered(table);
    await send(declined.token, { act: 'decline', reason: 'no-room' });
    await send(declined.token, { act: 'renew' }, { at: LATE });
    const [offer] = await newLinks(declined.group.id);
    const token = await declined.links.issue(linkOf(offer!)!);
    expect((await ask(token, { at: LATE })).body).toContain('We will ask another sponsor');
  });

  it('decides nothing any more, and needs the seal of its page', async () => {
    const { token, file, group } = await offered(table);
    expect((await ask(token, { at: LATE, form: { act: 'renew' } })).statusCode).toBe(400);
    const seal = sealIn(await ask(token, { at: LATE }));
    await ask(token, { at: LATE, form: { act: 'accept', sure: 'on', seal } });
    expect((await file()).offers[0]?.status).toBe('offered');
    expect(await newLinks(group.id)).toHaveLength(1);
  });
});
