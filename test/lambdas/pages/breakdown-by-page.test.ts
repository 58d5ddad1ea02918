import { beforeAll, describe, expect, it } from 'vitest';
import { plus } from '../../../domain/kernel/calendar.ts';
import { NOTICE_LANGUAGES } from '../../../domain/notices/languages.ts';
import { PAGE_WORDS } from '../../../lambdas/pages/words.ts';
import { AT, command } from '../../fixtures/actors.ts';
import { adult, child } from '../../fixtures/household.ts';
import { ask, offered, sealIn, send } from '../../fixtures/offer-link.ts';
import { askPage, issued, openPage, passIn } from '../../fixtures/person-page.ts';
import type { TestTable } from '../../table.ts';
import { openTestTable } from '../../table.ts';

let table: TestTable;
beforeAll(async () => {
  table = await openTestTable();
});

const training = { course: 'sponsor-training', on: '2026-02-01' };
const adults = [
  { id: 'adult-1', name: 'Rosa Lind', check: 'clear' as const, validUntil: '2027-12-31', training },
];
const ended = (because = 'exhaustion') => ({ act: 'breakdown', because, sure: 'on' });
const plain = (text: string) => text.replaceAll("'", '&#39;');

/** A household that a sponsor with a signed undertaking received, and has arrived; both pages of it. */
async function received(departed = true) {
  const made = await offered(table, { adults, capacity: 9 }, { members: [adult(), child()] });
  await send(made.token, { act: 'accept', sure: 'on' });
  await made.confirm({
    ...{ decision: 'confirm', amount: 100_000, account: 'trust-account', proof: 'bank-statement' },
    signedBy: ['adult-1'],
  } as never);
  const by = command();
  const travel = {
    ...{ type: 'travel-plan', schema: 4, caseId: made.caseId, documents: 'ready', bookings: 1 },
    ...{ escorted: false, fitToFly: true, departedAt: AT, arrivedAt: AT },
  } as const;
  if (departed)
    await table.store.change(made.caseId, by, () => ({
      ...{ patch: {}, writes: [travel as never], answer: {}, facts: [{ act: 'test.set' }] },
    }));
  const { persons } = await made.file();
  const own = persons.find(({ relationship }) => relationship === 'principal-applicant')!.id;
  const person = await issued(made.caseId, own);
  const pass = passIn(await openPage(person.token, person.code));
  const plan = await made.plan();
  const shown = async (query: Record<string, string> = {}) =>
    (await askPage(person.token, { pass, query: { lang: 'en', ...query } })).body;
  const writes = async (form: Record<string, string>) =>
    askPage(person.token, { pass, form: { seal: sealIn(await askPage(person.token, { pass })), ...form } });
  const facts = async () =>
    (await table.store.readAudit(made.caseId, 0, 200)).flatMap((entry) => entry.facts);
  return { ...made, plan, shown, writes, facts };
}
const broken = { act: 'sponsorship.broken-down' };

describe('a sponsorship that does not go on', () => {
  it('is ended by the sponsor on its page, in a second step in each language, and opens the usual work', async () => {
    const { plan, file, facts } = await received();
    for (const lang of NOTICE_LANGUAGES) {
      const { body } = await ask(plan, { query: { lang, step: 'breakdown' } });
      expect(body, lang).toContain(plain(PAGE_WORDS[lang]['breakdown.sure']));
      expect(body, lang).toContain(`dir="${lang === 'ar' ? 'rtl' : 'ltr'}"`);
      expect(body, lang).not.toContain('<script');
    }
    expect((await file()).offers).toMatchObject([{ status: 'accepted' }]);
    const answer = await send(plan, ended());
    expect([answer.statusCode, answer.headers.location]).toEqual([
      303,
      expect.stringContaining('told=breakdown'),
    ]);
    expect((await file()).offers).toMatchObject([{ status: 'broken-down', reasonCode: 'exhaustion' }]);
    expect(await facts()).toContainEqual(
      expect.objectContaining({ ...broken, details: { reasonCode: 'exhaustion', reportedBy: 'sponsor' } }),
    );
    const { body } = await ask(plan, { query: { lang: 'en', told: 'breakdown' } });
    expect(body).toContain(plain(PAGE_WORDS.en['done.breakdown']));
    await send(plan, ended('safety'));
    expect((await file()).offers).toMatchObject([{ status: 'broken-down', reasonCode: 'exhaustion' }]);
  });

  it('is ended by an adult of the household on theirs, with the way out, and the sponsor is not told who said so', async () => {
    const { plan, file, facts, shown, writes } = await received();
    expect(await shown()).toContain(plain(PAGE_WORDS.en['person.breakdown.title']));
    for (const lang of NOTICE_LANGUAGES) {
      const body = await shown({ lang, step: 'breakdown' });
      expect(body, lang).toContain(plain(PAGE_WORDS[lang]['person.breakdown.sure']));
      expect(body, lang).toContain('?leave=1');
      expect(body, lang).not.toContain('<script');
    }
    expect((await writes(ended('safety'))).headers.location).toContain('told=ended');
    expect((await file()).offers).toMatchObject([{ status: 'broken-down', reasonCode: 'safety' }]);
    expect(await facts()).toContainEqual(
      expect.objectContaining({ ...broken, details: { reasonCode: 'safety', reportedBy: 'family' } }),
    );
    expect(await shown()).not.toContain('step=breakdown');
    const { body } = await ask(plan, { query: { lang: 'en' } });
    expect(body).toContain(plain(PAGE_WORDS.en['done.withdrawn']));
    expect(body).not.toMatch(/safety|family has|because/i);
  });

  it('is not offered before the household has left, nor without being sure', async () => {
    const { plan, file, shown, writes } = await received(false);
    expect((await ask(plan)).body).not.toContain('value="breakdown"');
    expect(await shown()).not.toContain('step=breakdown');
    expect((await send(plan, ended())).headers.location).toContain('told=refused');
    expect((await writes(ended())).headers.location).toContain('told=refused');
    expect((await file()).offers).toMatchObject([{ status: 'accepted' }]);
    const sure = await received();
    expect((await send(sure.plan, { act: 'breakdown', because: 'safety' })).statusCode).toBe(400);
    expect((await sure.file()).offers).toMatchObject([{ status: 'accepted' }]);
  });
});

describe('what was agreed with a sponsor', () => {
  it('stands on its page: each line, who sees to it and until when, and who signed the undertaking', async () => {
    const { plan } = await received();
    const { body } = await ask(plan, { query: { lang: 'en' } });
    expect(body).toContain(PAGE_WORDS.en['plan.lines']);
    expect(body).toContain(PAGE_WORDS.en['service.housing']);
    expect(body).toContain(PAGE_WORDS.en['plan.signed']);
    expect(body).toContain('Rosa Lind');
  });

  it('stands on the person’s page without the sponsor’s name', async () => {
    const { shown } = await received();
    const body = await shown();
    expect(body).toContain('Agreed for you: Housing');
    expect(body).toContain('have signed a promise to support you');
    expect(body).not.toMatch(/Rosa Lind|Prairie/);
    expect(Buffer.byteLength(body)).toBeLessThan(20_000);
  });

  it('is closed to a sponsor that may not be told of the household any more', async () => {
    const { plan, caseId } = await received();
    const by = command(undefined, plus(AT, 'PT1M'));
    await table.store.change(caseId, by, (file) => ({
      ...{ patch: {}, answer: {}, facts: [{ act: 'test.set' }] },
      writes: file.consents
        .filter(({ purpose }) => purpose === 'disclosure-to-sponsor')
        .map((one) => ({ ...one, withdrawnAt: AT })),
    }));
    const { body } = await ask(plan, { query: { lang: 'en' } });
    expect(body).not.toContain(PAGE_WORDS.en['plan.lines']);
    expect(body).toContain(PAGE_WORDS.en['closed.title']);
  });
});
