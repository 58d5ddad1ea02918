import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { CaseFile } from '../../../domain/case/case-file.ts';
import { plus } from '../../../domain/kernel/calendar.ts';
import { ASYLUM, AT, command, staff } from '../../fixtures/actors.ts';
import { api } from '../../fixtures/api.ts';
import { adult, child, consentsOf } from '../../fixtures/household.ts';
import { askPage, codeOf, issued, openPage, passIn } from '../../fixtures/person-page.ts';
import { storedCase, storedItem } from '../../fixtures/running-case.ts';
import type { TestTable } from '../../table.ts';
import { openTestTable } from '../../table.ts';

const worker = staff('caseworker', ASYLUM);
const couple = () => [
  adult(),
  adult({ relationship: 'spouse', name: 'Karim Haddad', sex: 'm', birthDate: '1985-02-01' }),
  child(),
];

let table: TestTable;
let file: CaseFile;
let caseId: string;
/** The principal applicant, whose page it is, and her husband. */
let own: string;
let spouse: string;

beforeAll(async () => {
  table = await openTestTable();
});
beforeEach(async () => {
  const members = couple();
  file = await storedCase(table, { members, consents: consentsOf(members) });
  caseId = file.case.id;
  const named = (name: string) => file.persons.find((person) => person.name === name)!.id;
  [own, spouse] = [named('Samira Haddad'), named('Karim Haddad')];
});

const plan = (personIds: string[], over: object = {}) =>
  api('PlanAppointment', {
    by: worker,
    path: { caseId },
    body: {
      ...{ kind: 'interview', personIds, day: '2026-04-01', time: '09:30', timeZone: 'Asia/Amman' },
      ...{ minutes: 30, place: 'Room 4, Rainbow Street', staff: [], ...over },
    },
  });

describe('the page of a person', () => {
  it('shows nothing before its code was given, not even to whoever has the link and a seal', async () => {
    const { token } = await issued(caseId, own);
    const closed = await askPage(token);
    expect(closed.statusCode).toBe(200);
    expect(closed.body).toContain('Your code');
    for (const word of ['Haddad', file.case.number, 'case stands', 'Resettlement office'])
      expect(closed.body).not.toContain(word);
    const wrong = await openPage(token, '00000000');
    expect(wrong.statusCode).toBe(400);
    expect(wrong.body).toContain('This is not the code.');
    expect(wrong.cookies).toBeUndefined();
    const forged = await askPage(token, { pass: `9999999999.${'A'.repeat(23)}` });
    expect(forged.body).not.toContain('case stands');
  });

  it('opens with the code in digits of any script, and asks again a quarter of an hour after its last use', async () => {
    const { token, code } = await issued(caseId, own);
    const arabic = [...code].map((digit) => String.fromCodePoint(0x660 + Number(digit))).join('');
    const opened = await openPage(token, `${arabic.slice(0, 4)} ${arabic.slice(4)}`);
    expect(opened.statusCode).toBe(303);
    const pass = passIn(opened);
    expect((await askPage(token, { pass })).body).toContain('Where your case stands');
    const later = await askPage(token, { pass, at: plus(AT, 'PT14M') });
    expect(later.body).toContain('Where your case stands');
    expect((await askPage(token, { pass, at: plus(AT, 'PT16M') })).body).toContain('Your code');
    const used = passIn(later);
    expect((await askPage(token, { pass: used, at: plus(AT, 'PT28M') })).body).toContain('case stands');
    const other = await issued(caseId, spouse);
    expect((await askPage(other.token, { pass })).body).toContain('Your code');
  });

  it('takes ten codes an hour, whoever sends them', async () => {
    const { token, code } = await issued(caseId, own);
    for (let tried = 0; tried < 10; tried += 1)
      expect((await openPage(token, `1111111${tried}`)).statusCode).toBe(400);
    const right = await openPage(token, code);
    expect(right.statusCode).toBe(429);
    expect(right.headers['retry-after']).toBeDefined();
    expect((await openPage(token, code, { at: plus(AT, 'PT1H') })).statusCode).toBe(303);
  });

  it('tells the stages, the next of them, and the appointments of this adult with what to bring', async () => {
    await plan([own]);
    await plan([spouse], { place: 'Clinic of somebody else', kind: 'exam' });
    await plan([own], { kind: 'visit', place: '12 Home Street', day: '2026-04-02' });
    const { body } = await shown();
    expect(body).toContain('Review of your request');
    expect(body).toContain('We look at your request');
    expect(body).toContain('Wednesday, 1 April 2026');
    expect(body).toContain('09:30');
    expect(body).toContain('Room 4, Rainbow Street');
    expect(body).toContain('Bring all papers');
    expect(body).toContain('We visit you');
    for (const word of ['12 Home Street', 'Clinic of somebody else', 'Medical exam', 'Karim', 'Yusuf'])
      expect(body).not.toContain(word);
  });

  it('tells of no search and no procedure about somebody else', async () => {
    await storedItem(table, caseId, 'protection-concern', own);
    const { body } = await shown();
    for (const word of ['concern', 'interests', 'racing', 'rotection']) expect(body).not.toContain(word);
  });

  it('is recorded once a day, by the page, and counted to nobody else', async () => {
    const { token, code, pageId } = await issued(caseId, own);
    const pass = passIn(await openPage(token, code));
    await askPage(token, { pass });
    await askPage(token, { pass });
    const opened = (await table.store.readAudit(caseId, 0, 50)).filter(({ facts }) =>
      facts.some(({ act }) => act === 'person-page.opened'),
    );
    expect(opened).toHaveLength(1);
    expect(opened[0]!.actor.id).toBe(pageId);
    const listed = await api('ListPersonPages', { by: worker, path: { caseId } });
    expect(listed.body.pages).toMatchObject([{ personId: own, lastSeenOn: AT.slice(0, 10) }]);
  });

  it('ends when it is revoked, at once and for a browser that has it open', async () => {
    const { token, code, pageId } = await issued(caseId, own);
    const pass = passIn(await openPage(token, code));
    const body = { reasonCode: 'sheet-lost' };
    const revoked = await api('RevokePersonPage', { by: worker, path: { caseId, pageId }, body });
    expect(revoked.status).toBe(200);
    const gone = await askPage(token, { pass });
    expect(gone.statusCode).toBe(404);
    expect(gone.body).not.toContain('Where your case stands');
    const unknown = await askPage('A'.repeat(23));
    expect(gone.body.replaceAll(token, '')).toBe(unknown.body.replaceAll('A'.repeat(23), ''));
  });

  it('ends when a new one is issued for the same person, when its year is over, and when they leave', async () => {
    const first = await issued(caseId, own);
    const second = await issued(caseId, own);
    expect((await askPage(first.token)).statusCode).toBe(404);
    expect((await askPage(second.token)).statusCode).toBe(200);
    expect((await askPage(second.token, { at: plus(AT, 'P1Y') })).statusCode).toBe(404);
    const third = await issued(caseId, spouse);
    const by = command();
    await table.store.change(caseId, by, ({ persons }) => ({
      patch: {},
      writes: persons.filter(({ id }) => id === spouse).map((one) => ({ ...one, status: 'left' })),
      facts: [{ act: 'person.left', subject: spouse }],
      answer: {},
    }));
    expect((await askPage(third.token)).statusCode).toBe(404);
  });

  it('shows nothing of the case once the consent to the work is withdrawn, or a restriction stands', async () => {
    const { token, code } = await issued(caseId, own);
    const pass = passIn(await openPage(token, code));
    const withdrawn = file.consents.find(
      ({ personId, purpose }) => personId === own && purpose === 'assessment',
    )!;
    const path = { caseId, consentId: withdrawn.id };
    expect((await api('WithdrawConsent', { by: worker, path, body: {} })).status).toBe(200);
    const paused = await askPage(token, { pass });
    expect(paused.body).toContain('The office may not use your data');
    expect(paused.body).not.toContain('Where your case stands');
    const of = await issued(caseId, spouse);
    const open = passIn(await openPage(of.token, of.code));
    const by = command();
    await table.store.change(caseId, by, () => ({
      patch: {},
      writes: [
        {
          ...{ type: 'rights-request', schema: 4, id: `rights-${'0'.repeat(20)}`, caseId, personId: spouse },
          ...{ right: 'restriction', askedBy: 'self', channel: 'letter', askedOn: '2026-03-01' },
          ...{ dueOn: '2026-04-01', recordedBy: 'x', recordedAt: AT, status: 'granted' },
        },
      ],
      facts: [{ act: 'right.decided' }],
      answer: {},
    }));
    expect((await askPage(of.token, { pass: open })).body).toContain('The office may not use your data');
  });

  it('is left by one link to a page elsewhere, after which Back shows only the question for the code', async () => {
    const { token, code } = await issued(caseId, own);
    const pass = passIn(await openPage(token, code));
    const open = await askPage(token, { pass });
    expect(open.body).toContain('?leave=1');
    expect(open.body).toContain('<title>Information</title>');
    expect(open.headers['cache-control']).toBe('no-store');
    const left = await askPage(token, { pass, query: { leave: '1' } });
    expect(left.statusCode).toBe(303);
    expect(left.headers.location).toMatch(/^https:\/\//);
    expect(left.cookies).toEqual([expect.stringContaining('Max-Age=0')]);
  });

  it('is in the language that it was issued in, small, and without a script', async () => {
    const { token, code } = await issued(caseId, own, { language: 'ar' });
    const pass = passIn(await openPage(token, code));
    const { body } = await askPage(token, { pass });
    expect(body).toContain('<html lang="ar" dir="rtl">');
    expect(body).not.toContain('<script');
    expect(Buffer.byteLength(body)).toBeLessThan(20_000);
  });
});

describe('a page', () => {
  it('is issued to adults of the household alone, by those who work on its case', async () => {
    const boy = file.persons.find(({ name }) => name === 'Yusuf Haddad')!.id;
    const body = { personId: boy, language: 'en' };
    expect((await api('IssuePersonPage', { by: worker, path: { caseId }, body })).status).toBe(400);
    for (const by of [staff('travel-officer', ASYLUM), staff('caseworker', 'oslo'), staff('auditor')])
      expect(
        (await api('IssuePersonPage', { by, path: { caseId }, body: { ...body, personId: own } })).status,
      ).toBeGreaterThanOrEqual(403);
  });

  it('is handed over with nobody else present where somebody may be at risk, whoever of them it is for', async () => {
    const members = [adult(), adult({ relationship: 'spouse', name: 'K', needs: ['survivor-of-violence'] })];
    const { case: other, persons } = await storedCase(table, { members, consents: consentsOf(members) });
    const listed = await api('ListPersonPages', { by: worker, path: { caseId: other.id } });
    expect(listed.body.handOverAlone).toBe(true);
    for (const { id: personId } of persons) {
      const body = { personId, language: 'en' };
      const refused = await api('IssuePersonPage', { by: worker, path: { caseId: other.id }, body });
      expect(refused.body).toMatchObject({ issues: [{ path: 'alone', code: 'handed-alone' }] });
      const alone = { ...body, alone: true };
      expect(
        (await api('IssuePersonPage', { by: worker, path: { caseId: other.id }, body: alone })).status,
      ).toBe(201);
    }
  });

  it('has its link and its code nowhere in the table, and answers a repeated command with the same', async () => {
    const body = { personId: own, language: 'en' };
    const ask = () => api('IssuePersonPage', { by: worker, path: { caseId }, body, key: 'k-1' });
    const [first, again] = [await ask(), await ask()];
    expect(again.body).toEqual(first.body);
    const token = String(first.body.url).split('/p/')[1]!;
    const stored = JSON.stringify(await table.scan());
    expect(stored).not.toContain(token);
    expect(stored).not.toContain(String(first.body.code));
    expect(codeOf(first)).toMatch(/^\d{8}$/);
  });
});

async function shown() {
  const { token, code } = await issued(caseId, own);
  return askPage(token, { pass: passIn(await openPage(token, code)) });
}
