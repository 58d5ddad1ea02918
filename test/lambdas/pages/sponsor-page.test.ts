import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { CaseFile } from '../../../domain/case/case-file.ts';
import { plus } from '../../../domain/kernel/calendar.ts';
import { NOTICE_LANGUAGES } from '../../../domain/notices/languages.ts';
import { decideWorkItem } from '../../../domain/work-item/decide-work-item.ts';
import { PAGE_WORDS } from '../../../lambdas/pages/words.ts';
import { AT, command, staff } from '../../fixtures/actors.ts';
import { adult, child } from '../../fixtures/household.ts';
import { ask, offered, send } from '../../fixtures/offer-link.ts';
import { storedItem } from '../../fixtures/running-case.ts';
import type { TestTable } from '../../table.ts';
import { openTestTable } from '../../table.ts';

let table: TestTable;
beforeAll(async () => {
  table = await openTestTable();
});

const statusOf = ({ offers }: CaseFile) => offers.map(({ status }) => status);
const actsOf = async (caseId: string) =>
  (await table.store.readAudit(caseId, 0, 100)).flatMap(({ facts }) => facts.map(({ act }) => act));
const DECLINE = { act: 'decline', reason: 'no-room' };

describe('a decision on the page of an offer', () => {
  it('is made once when the form is sent twice at the same time', async () => {
    const { token, caseId, file } = await offered(table);
    const answers = await Promise.all([
      send(token, { act: 'accept', sure: 'on' }),
      send(token, { act: 'accept', sure: 'on' }),
    ]);
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([303, 303]);
    expect(statusOf(await file())).toEqual(['promised']);
    expect((await actsOf(caseId)).filter((act) => act === 'offer.promised')).toHaveLength(1);
  });

  it('is one of the two when two browsers accept and decline at the same time, and both are told which', async () => {
    for (let round = 0; round < 4; round += 1) {
      const { token, caseId, file, group } = await offered(table);
      const both = [send(token, { act: 'accept', sure: 'on' }), send(token, DECLINE)];
      const answers = await Promise.all(round % 2 === 0 ? both : both.reverse());
      expect(answers.map(({ statusCode }) => statusCode)).toEqual([303, 303]);
      const [status] = statusOf(await file()) as ['promised' | 'declined'];
      const made = (await actsOf(caseId)).filter((act) => /^offer\.(promised|declined)$/.test(act));
      expect(made).toEqual([`offer.${status}`]);
      const { body } = await ask(token);
      expect(body).toContain(PAGE_WORDS.en[`done.${status}`].slice(0, 20));
      const [after] = await table.store.loadSponsors([group.id]);
      expect([after?.held, after?.taken]).toEqual([status === 'promised' ? 1 : 0, 0]);
    }
  });

  it('stands however late the other one is sent, and the page says so kindly', async () => {
    const { token, file } = await offered(table);
    await send(token, DECLINE);
    const late = plus(AT, 'P5D');
    const open = await ask(token, { at: late });
    expect(open.body).not.toMatch(/<form|<button|1 person/);
    const { links } = await offered(table);
    const seal = links.seal(token, late.slice(0, 10));
    expect((await ask(token, { at: late, form: { act: 'accept', sure: 'on', seal } })).statusCode).toBe(303);
    expect(statusOf(await file())).toEqual(['declined']);
    expect((await ask(token, { at: late })).body).toContain(
      'Thank you for telling us. We will ask another sponsor.',
    );
  });

  it('is not made by whoever opens, prefetches or scans the link', async () => {
    const { token, file } = await offered(table);
    const before = await file();
    for (const query of [
      { act: 'accept', sure: 'on' },
      { act: 'decline', reason: 'no-room' },
      { told: 'refused' },
    ])
      await ask(token, { query, headers: { purpose: 'prefetch' } });
    const after = await file();
    expect([after.offers, after.workItems, after.messages, after.sponsors]).toEqual([
      ...[before.offers, before.workItems, before.messages, before.sponsors],
    ]);
  });

  it.each([
    ['without a seal', { act: 'accept', sure: 'on' }, {}],
    ['with a seal that no page carried', { act: 'accept', sure: 'on', seal: 'A'.repeat(23) }, {}],
    ['from another site', { act: 'accept', sure: 'on' }, { 'sec-fetch-site': 'cross-site' }],
    ['from a neighbour of this site', { act: 'accept', sure: 'on' }, { 'sec-fetch-site': 'same-site' }],
    ['as JSON', { act: 'accept', sure: 'on' }, { 'content-type': 'application/json' }],
  ])('is refused %s', async (_what, form, headers) => {
    const { token, file, links } = await offered(table);

    const seal = links.seal(token, AT.slice(0, 10));
    const sealed = Object.keys(headers).length > 0 ? { ...form, seal } : form;
    const answer = await ask(token, { form: sealed, headers });
    expect(answer.statusCode).toBe(400);
    expect(answer.body).toContain(`href="/s/${token}?lang=en"`);
    expect(statusOf(await file())).toEqual(['offered']);
  });

  it('sent from a page that was open for days is asked for once more, with the seal of another link refused', async () => {
    const { token, file, links } = await offered(table);
    const [today, later] = [AT.slice(0, 10), plus(AT, 'P4D')];
    const stale = await ask(token, {
      at: later,
      form: { act: 'accept', sure: 'on', seal: links.seal(token, today) },
    });
    expect([stale.statusCode, stale.headers.location]).toEqual([303, `/s/${token}?lang=en&told=again`]);
    expect((await ask(token, { at: later, query: { told: 'again' } })).body).toContain(
      'This page had been open',
    );
    const { token: other } = await offered(table);
    const foreign = await ask(token, { form: { act: 'accept', sure: 'on', seal: links.seal(other, today) } });
    expect(foreign.statusCode).toBe(400);
    expect(statusOf(await file())).toEqual(['offered']);
  });

  it('is refused, and the page shows nothing of the household, once the vetting of the sponsor is over', async () => {
    const { token, file, group, links } = await offered(table);
    const [present] = await table.store.loadSponsors([group.id]);
    const vetting = { status: 'suspended', validUntil: '2027-01-01', reasonCode: 'check' } as const;
    await table.store.commitEntity({ ...present!, version: present!.version + 1, vetting });
    const seal = links.seal(token, AT.slice(0, 10));
    const answer = await ask(token, { form: { act: 'accept', sure: 'on', seal } });
    expect(answer.headers.location).toContain('told=refused');
    expect(statusOf(await file())).toEqual(['offered']);
    const { body } = await ask(token);
    expect(body).toContain('This offer is no longer open');
    expect(body).not.toMatch(/person|<form/);
  });
});

describe('the page of an offer', () => {
  const members = [adult({ needs: ['wheelchair'], name: 'Samira Haddad' }), child({ name: 'Yusuf Haddad' })];
  const consent = (fields: string[]) => ({
    ...{ purpose: 'disclosure-to-sponsor' as const, recipient: 'sponsors', fields },
    ...{ textVersion: 'v1', givenOn: '2026-01-05' },
  });

  it.each<[string, string[], RegExp[], RegExp[]]>([
    ['the least', [], [/2 people/, /1 child/, /step-free/], [/Haddad/, /Syria/, /medical/]],
    ['the size alone', ['household-size'], [/2 people/], [/1 child/, /step-free/, /Arabic/, /Haddad/]],
    ['names and origin', ['names', 'nationalities'], [/Haddad/, /Syria/], [/people/, /1 child/, /Arabic/]],
    ['each age', ['exact-ages'], [/Ages in years: 37, 10/], [/people/, /1 child/]],
    ['the time', ['timeframe'], [/expected to arrive by/], [/people/, /Ages/]],
    ['groups of ages, as `ages` always meant', ['ages'], [/1 child/], [/Ages in years/, /expected/]],
    ['nothing that is known', ['shoe-size'], [/cannot share more/], [/2 people/, /Haddad/]],
  ])('shows %s when the consent allows that', async (_what, fields, shown, hidden) => {
    const { token } = await offered(table, {}, { members, consents: [consent(fields)] });
    const { body } = await ask(token);
    const [household] = /<ul>.*?<\/ul>/.exec(body)!;
    for (const words of shown) expect(household).toMatch(words);
    for (const words of hidden) expect(household).not.toMatch(words);
  });

  it('shows nothing of the household from the moment that the consent is withdrawn', async () => {
    const { token, caseId, file } = await offered(table, {}, { members });
    const by = command();
    const given = (await file()).consents.find(({ purpose }) => purpose === 'disclosure-to-sponsor');
    const withdrawn = { ...given!, withdrawnAt: AT };
    const facts = [{ act: 'consent.withdrawn' }];
    await table.store.change(caseId, by, () => ({ patch: {}, writes: [withdrawn], facts, answer: {} }));
    const { body } = await ask(token);
    expect(body).not.toMatch(/2 people|<form/);
    expect(body).toContain('This offer is no longer open');
  });

  it('writes down once a day that it was shown, and what', async () => {
    const { token, caseId } = await offered(table);
    for (const at of [AT, AT, plus(AT, 'P1D')]) await ask(token, { at });
    expect((await actsOf(caseId)).filter((act) => act === 'offer.viewed')).toHaveLength(2);
  });

  it('writes down nothing when the page could not be drawn', async () => {
    const { token, caseId } = await offered(table);
    const broken = vi.spyOn(Intl.ListFormat.prototype, 'format').mockImplementation(() => {
      throw new RangeError('no such name');
    });
    const { statusCode } = await ask(token);
    broken.mockRestore();
    expect(statusCode).toBe(500);
    expect(await actsOf(caseId)).not.toContain('offer.viewed');
    expect((await ask(token)).statusCode).toBe(200);
    expect(await actsOf(caseId)).toContain('offer.viewed');
  });

  it('keeps a question that is sent twice once, and shows it', async () => {
    const { token, file } = await offered(table);
    const question = { act: 'ask', text: 'Is there <b>a school</b>?' };
    await Promise.all([send(token, question), send(token, question)]);
    expect((await file()).messages).toHaveLength(1);
    expect((await ask(token)).body).toContain('Is there &#60;b&#62;a school');
  });

  it('asks again what is asked in the same words on another day', async () => {
    const { token, file } = await offered(table);
    const question = { act: 'ask', text: 'When do they come?' };
    await send(token, question);
    await send(token, question, { at: plus(AT, 'P1D') });
    expect((await file()).messages).toHaveLength(2);
  });

  it('keeps a question and its answer in sight after the offer was accepted', async () => {
    const { token, plan, confirm } = await offered(table);
    await send(token, { act: 'ask', text: 'Is the school far?' });
    await send(token, { act: 'accept', sure: 'on' });
    expect((await ask(token)).body).toContain('Is the school far?');
    await confirm();
    for (const page of [token, await plan()]) {
      const { body } = await ask(page);
      expect(body).toContain('Is the school far?');
      expect(body).toContain('Not answered yet');
    }
  });

  it('says when a question was asked, and that it was answered in another way than on the page', async () => {
    const { token, caseId } = await offered(table);
    await send(token, { act: 'ask', text: 'Is the school far?' });
    expect((await ask(token)).body).toContain('You asked on');
    const [asked] = (await table.store.loadCase(caseId)).messages;
    const itemId = await storedItem(table, caseId, 'sponsor-question', asked!.id);
    const { destinationOffice } = (await table.store.loadCase(caseId)).case;
    const by = command(staff('sponsorship-officer', destinationOffice));
    const closed = { decision: 'closed', reasonCode: 'answered-by-phone' };
    await table.store.change(caseId, by, (file) => decideWorkItem(file, itemId, closed, by));
    const { body } = await ask(token);
    expect(body).toContain(PAGE_WORDS.en['person.answered']);
    expect(body).not.toContain(PAGE_WORDS.en['ask.waits']);
  });

  it('keeps a question and its answer after the offer was declined, for as long as the consent holds', async () => {
    const { token, caseId, file } = await offered(table);
    await send(token, { act: 'ask', text: 'Is the school far?' });
    await send(token, DECLINE);
    const [asked] = (await file()).messages;
    const itemId = await storedItem(table, caseId, 'sponsor-question', asked!.id);
    const { destinationOffice } = (await table.store.loadCase(caseId)).case;
    const by = command(staff('sponsorship-officer', destinationOffice));
    const answer = { decision: 'answered', answer: 'Ten minutes by bus.' };
    await table.store.change(caseId, by, (now) => decideWorkItem(now, itemId, answer, by));
    expect((await ask(token)).body).toContain('Ten minutes by bus.');
    const given = (await file()).consents.find(({ purpose }) => purpose === 'disclosure-to-sponsor');
    const withdrawn = { ...given!, withdrawnAt: AT };
    const facts = [{ act: 'consent.withdrawn' }];
    await table.store.change(caseId, command(), () => ({
      patch: {},
      writes: [withdrawn],
      facts,
      answer: {},
    }));
    const { body } = await ask(token);
    expect(body).not.toMatch(/school|bus/);
  });

  it.each([
    ['a tap on “Accept” that nobody is sure of', { act: 'accept' }],
    ['an empty question', { act: 'ask', text: ' ' }],
    ['a question without end', { act: 'ask', text: 'x'.repeat(2001) }],
    ['a reason that is none', { act: 'decline', reason: 'because' }],
    ['an act that is none', { act: 'delete' }],
    ['a worry, which belongs to the plan', { act: 'worry', topic: 'health', text: 'x' }],
  ])('takes no form with %s', async (_what, form) => {
    const { token, file } = await offered(table);
    expect((await send(token, form)).statusCode).toBe(400);
    const { messages, offers } = await file();
    expect([messages, offers[0]?.status]).toEqual([[], 'offered']);
  });
});

describe('the page of a plan', () => {
  it('shows duties and takes worries once the offer is accepted, in every language under 30 kB', async () => {
    const { token, plan, file, confirm } = await offered(table);
    const other = await plan();
    expect((await ask(other)).body).not.toContain('id="topic"');
    await send(token, { act: 'accept', sure: 'on' });
    expect((await ask(other)).body).not.toContain('id="topic"');
    await confirm();
    for (const lang of NOTICE_LANGUAGES) {
      const { body } = await ask(other, { query: { lang } });
      expect(Buffer.byteLength(body), lang).toBeLessThan(30_000);
      expect(body).toContain(PAGE_WORDS[lang]['duty.home-visit']);
    }
    const worry = { act: 'worry', topic: 'safety', text: 'Somebody waits outside.' };
    await send(other, worry);
    await send(other, worry);
    expect((await file()).messages).toMatchObject([{ kind: 'worry', topic: 'safety' }]);
    expect((await send(other, { act: 'accept', sure: 'on' })).statusCode).toBe(400);
  });
});
