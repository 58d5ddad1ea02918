import { beforeAll, describe, expect, it } from 'vitest';
import { plus } from '../../../domain/kernel/calendar.ts';
import { NOTICE_LANGUAGES } from '../../../domain/notices/languages.ts';
import { decideWorkItem } from '../../../domain/work-item/decide-work-item.ts';
import { PAGE_WORDS } from '../../../lambdas/pages/words.ts';
import { AT, command, staff } from '../../fixtures/actors.ts';
import { api } from '../../fixtures/api.ts';
import { ask, offered, sealIn, send } from '../../fixtures/offer-link.ts';
import { storedItem } from '../../fixtures/running-case.ts';
import { CONFIRM } from '../../fixtures/sponsorship.ts';
import type { TestTable } from '../../table.ts';
import { openTestTable } from '../../table.ts';

let table: TestTable;
beforeAll(async () => {
  table = await openTestTable();
});

const ACCEPT = { act: 'accept', sure: 'on' };
const TAKE_BACK = { act: 'take-back', sure: 'on' };
const promised = async () => {
  const made = await offered(table);
  await send(made.token, ACCEPT);
  const status = async () => (await made.file()).offers[0]?.status;
  const places = async () => {
    const [group] = await table.store.loadSponsors([made.group.id]);
    return [group?.held, group?.taken];
  };
  const acts = async () =>
    (await table.store.readAudit(made.caseId, 0, 100)).flatMap(({ facts }) => facts.map(({ act }) => act));
  return { ...made, status, places, acts };
};

describe('what a sponsor says yes to', () => {
  it('is asked a second time on a page of its own, which a GET opens and which decides nothing', async () => {
    const { token, file } = await offered(table);
    for (const lang of NOTICE_LANGUAGES) {
      const say = PAGE_WORDS[lang];
      const first = (await ask(token, { query: { lang } })).body;
      expect(first, lang).not.toContain('name="act" value="accept"');
      expect(first, lang).toMatch(
        /<form method="get"[^>]*><input[^>]*><input[^>]*name="step" value="accept">/,
      );
      const { body, statusCode } = await ask(token, { query: { lang, step: 'accept' } });
      expect(statusCode).toBe(200);
      for (const word of ['accept.title', 'accept.text', 'accept.until', 'accept.sure', 'back'] as const)
        expect(body, `${lang} ${word}`).toContain(say[word].replaceAll("'", '&#39;'));
      expect(body, lang).toMatch(/<input type="hidden" name="act" value="accept">/);
      expect(body, lang).not.toContain('<script');
      expect(Buffer.byteLength(body), lang).toBeLessThan(30_000);
    }
    expect((await file()).offers).toMatchObject([{ status: 'offered' }]);
  });

  it('can be taken back until staff confirm it, on a second step, in every language', async () => {
    const { token, status, places, acts, file } = await promised();
    expect([await status(), await places()]).toEqual(['promised', [1, 0]]);
    for (const lang of NOTICE_LANGUAGES) {
      const { body } = await ask(token, { query: { lang } });
      expect(body, lang).toContain('name="step" value="take-back"');
      expect(body, lang).not.toMatch(/name="act" value="(?:accept|decline|take-back)"/);
      const second = (await ask(token, { query: { lang, step: 'take-back' } })).body;
      expect(second, lang).toContain(PAGE_WORDS[lang]['take-back.sure']);
      expect(second, lang).toContain('name="act" value="take-back"');
    }
    expect(await status()).toBe('promised');
    const answer = await send(token, TAKE_BACK);
    expect([answer.statusCode, answer.headers.location]).toEqual([303, `/s/${token}?lang=en`]);
    expect([await status(), await places()]).toEqual(['declined', [0, 0]]);
    expect(await acts()).toContain('offer.declined');
    expect((await ask(token)).body).toContain(PAGE_WORDS.en['done.declined']);
    expect((await file()).case.stages.sponsorship).toBeUndefined();
    const officer = staff('sponsorship-officer', (await file()).case.destinationOffice);
    const { body } = await api('ListNotices', { by: officer, query: { limit: '100' } });
    expect(body.notices).toContainEqual(
      expect.objectContaining({ template: 'sponsor-took-back', ownerId: (await file()).case.id }),
    );
  });

  it.each([
    ['without being sure', { act: 'take-back' }],
    ['by a plan’s link', TAKE_BACK],
  ])('is not taken back %s', async (_what, form) => {
    const { token, plan, status } = await promised();
    const by = 'sure' in form ? await plan() : token;
    expect((await send(by, form)).statusCode).toBe(400);
    expect(await status()).toBe('promised');
  });

  it('is not taken back from another site, without a seal, or by a page of days ago', async () => {
    const { token, status, links } = await promised();
    const seal = sealIn(await ask(token));
    const cross = { 'sec-fetch-site': 'cross-site' };
    expect((await ask(token, { form: { ...TAKE_BACK, seal }, headers: cross })).statusCode).toBe(400);
    expect((await ask(token, { form: TAKE_BACK })).statusCode).toBe(400);
    const stale = { ...TAKE_BACK, seal: links.seal(token, AT.slice(0, 10)) };
    const late = await ask(token, { form: stale, at: plus(AT, 'P4D') });
    expect(late.headers.location).toContain('told=again');
    expect(await status()).toBe('promised');
  });

  it('stays once staff have confirmed it, and the page says so', async () => {
    const { token, status, places, confirm } = await promised();
    const seal = sealIn(await ask(token));
    await confirm();
    const answer = await ask(token, { form: { ...TAKE_BACK, seal } });
    expect(answer.headers.location).toContain('told=too-late');
    expect((await ask(token, { query: { told: 'too-late' } })).body).toContain('please call your office');
    expect([await status(), await places()]).toEqual(['accepted', [0, 1]]);
  });

  it('is confirmed or taken back, never both, whoever commits first', async () => {
    for (let round = 0; round < 6; round += 1) {
      const { token, caseId, offerId, status, places, acts, group } = await promised();
      const itemId = await storedItem(table, caseId, 'sponsor-confirmation', offerId);
      const by = command(staff('sponsorship-officer', group.destinationOffice));
      const seal = sealIn(await ask(token));
      const confirm = () =>
        table.store
          .change(caseId, by, (file) => decideWorkItem(file, itemId, CONFIRM, by))
          .then(
            () => 'confirmed',
            (error: Error) => error.name,
          );
      const takeBack = () => ask(token, { form: { ...TAKE_BACK, seal } });
      const both = round % 2 === 0 ? [confirm(), takeBack()] : [takeBack(), confirm()];
      const [one, other] = await Promise.all(both);
      const confirmed = (typeof one === 'string' ? one : other) as string;
      const stands = await status();
      expect(['accepted', 'declined']).toContain(stands);
      expect(confirmed).toBe(stands === 'accepted' ? 'confirmed' : 'WrongState');
      expect(await places()).toEqual(stands === 'accepted' ? [0, 1] : [0, 0]);
      const made = (await acts()).filter((act) => /^offer\.(accepted|declined)$/.test(act));
      expect(made).toEqual([`offer.${stands}`]);
    }
  });

  it('shows nothing and takes nothing back once the sponsor’s standing is over', async () => {
    const { token, group, status } = await promised();
    const [present] = await table.store.loadSponsors([group.id]);
    const vetting = { status: 'revoked', validUntil: '2027-01-01', reasonCode: 'check' } as const;
    await table.store.commitEntity({ ...present!, version: present!.version + 1, vetting });
    const { body } = await ask(token, { query: { step: 'take-back' } });
    expect(body).toContain(PAGE_WORDS.en['done.withdrawn']);
    expect(body).not.toContain('<form');
    expect(await status()).toBe('promised');
  });
});
