import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { relayOf } from '../../../domain/casework/relay.ts';
import type { Role } from '../../../domain/kernel/actor.ts';
import { plus } from '../../../domain/kernel/calendar.ts';
import { openNotices } from '../../../lambdas/adapters/notice-store.ts';
import { eraseComplaints, escalateComplaints } from '../../../lambdas/services/tend-complaints.ts';
import { theKeys } from '../../../lambdas/services/the-keys.ts';
import { ASYLUM, AT, command, DESTINATION, staff } from '../../fixtures/actors.ts';
import { api } from '../../fixtures/api.ts';
import { sealIn } from '../../fixtures/offer-link.ts';
import { askPage, issued, openPage, passIn } from '../../fixtures/person-page.ts';
import { storedCase, storedItem } from '../../fixtures/running-case.ts';
import type { TestTable } from '../../table.ts';
import { openTestTable } from '../../table.ts';

const worker = staff('caseworker', ASYLUM);
const officer = staff('protection-officer', ASYLUM, 'officer.amman');
const there = staff('protection-officer', DESTINATION, 'officer.winnipeg');
const outside = staff('protection-officer', 'nairobi', 'officer.nairobi');

let table: TestTable;
let caseId: string;
let own: string;
let page: { token: string; code: string };
let pass: string;

beforeAll(async () => {
  table = await openTestTable();
  await api('ReadSession', { by: officer });
});
beforeEach(async () => {
  const file = await storedCase(table);
  caseId = file.case.id;
  own = file.persons.find(({ relationship }) => relationship === 'principal-applicant')!.id;
  page = await issued(caseId, own);
  pass = passIn(await openPage(page.token, page.code));
});

const shown = async (query?: Record<string, string>) =>
  (await askPage(page.token, { pass, ...(query ? { query } : {}) })).body;
async function write(form: Record<string, string>, at = AT) {
  const seal = sealIn(await askPage(page.token, { pass }));
  return askPage(page.token, { pass, at, form: { seal, ...form } });
}
const listedTo = async (by = officer) =>
  (await api('ListComplaints', { by })).body.complaints as { id: string; receipt: string; about: string }[];
const complain = async (about: 'service' | 'staff', text: string) => {
  const { body, statusCode } = await write({ act: 'complain', about, text, who: 'the clerk at the desk' });
  expect(statusCode).toBe(200);
  const receipt = /number is ([0-9A-Z]{4}-[0-9A-Z]{4})/.exec(body)![1]!;
  return { body, receipt };
};

describe('what a person writes on their page', () => {
  it('is a question that becomes work, whose answer stands on the page', async () => {
    expect((await write({ act: 'ask', text: 'When is my interview?' })).headers.location).toContain(
      'told=sent',
    );
    await write({ act: 'ask', text: 'When is my interview?' });
    const { asked } = await table.store.loadCase(caseId);
    expect(asked).toHaveLength(1);
    expect(relayOf(undefined, asked[0]!)).toMatchObject([
      { workflow: 'case-attention', input: { kind: 'person-question', subject: asked[0]!.id } },
    ]);
    expect(await shown()).toContain('Not answered yet.');
    const item = await storedItem(table, caseId, 'person-question', asked[0]!.id);
    const form = await api('ReadWorkItem', { by: worker, path: { workItemId: item } });
    expect(form.body).toMatchObject({ message: { text: 'When is my interview?' } });
    const body = { decision: 'answered', answer: 'On Monday.' };
    const decided = await api('DecideWorkItem', { by: worker, path: { workItemId: item }, body });
    expect(decided.status).toBe(200);
    expect(await shown()).toContain('On Monday.');
    const other = await storedCase(table);
    expect(other.asked).toEqual([]);
  });

  it('is a question for the office that looks after the family: after the arrival, the one there, within days', async () => {
    await write({ act: 'ask', text: 'Where is the school?' });
    const [before] = (await table.store.loadCase(caseId)).asked;
    const opened = async (subject: string) => {
      const id = await storedItem(table, caseId, 'person-question', subject);
      return (await table.store.loadCase(caseId)).workItems.find((item) => item.id === id);
    };
    expect(await opened(before!.id)).toMatchObject({ office: ASYLUM, dueAt: plus(AT, 'P3D') });
    const by = command();
    await table.store.change(caseId, by, () => ({
      patch: { stages: { travel: { status: 'completed', outcome: 'arrived', at: AT } } },
      ...{ writes: [], facts: [{ act: 'stage.completed' }], answer: {} },
    }));
    await write({ act: 'ask', text: 'And the doctor?' });
    const after = (await table.store.loadCase(caseId)).asked.find(({ id }) => id !== before!.id);
    expect(await opened(after!.id)).toMatchObject({ office: DESTINATION });
  });

  it('is a correction that a supervisor decides on in time, once while it waits', async () => {
    await write({ act: 'correct', text: 'I was born in June.' });
    const { rights } = await table.store.loadCase(caseId);
    expect(rights).toMatchObject([
      { right: 'correction', personId: own, askedBy: 'self', channel: 'message' },
    ]);
    expect(await shown()).toContain('not decided yet');
    expect((await write({ act: 'correct', text: 'And my name.' })).headers.location).toContain(
      'told=refused',
    );
  });

  it('is a wish for a copy, which becomes work', async () => {
    await write({ act: 'copy' });
    const { asked } = await table.store.loadCase(caseId);
    expect(asked).toMatchObject([{ kind: 'copy', personId: own }]);
  });

  it('is taken from nobody who only has the link, nor from a page that had closed itself', async () => {
    const seal = sealIn(await askPage(page.token));
    const form = { seal, act: 'ask', text: 'x' };
    expect((await askPage(page.token, { form })).body).toContain('Please write the code again');
    const forged = { seal: 'A'.repeat(23), act: 'ask', text: 'x' };
    expect((await askPage(page.token, { pass, form: forged })).statusCode).toBe(400);
    expect((await table.store.loadCase(caseId)).asked).toEqual([]);
  });
});

describe('what is written again', () => {
  const LATER = plus(AT, 'P20D');
  /** The page closes itself between the days. */
  const writeLater = async (form: Record<string, string>) => {
    const at = { at: LATER };
    const open = passIn(await openPage(page.token, page.code, at));
    const seal = sealIn(await askPage(page.token, { pass: open, ...at }));
    return askPage(page.token, { pass: open, ...at, form: { seal, ...form } });
  };
  const numberIn = ({ body }: { body: string }) => /number is ([0-9A-Z]{4}-[0-9A-Z]{4})/.exec(body)?.[1];

  it('in the same words on another day is asked again', async () => {
    await write({ act: 'ask', text: 'When do we travel?' });
    await writeLater({ act: 'ask', text: 'When do we travel?' });
    expect((await table.store.loadCase(caseId)).asked.map(({ at }) => at).toSorted()).toEqual([AT, LATER]);
  });

  it('as a complaint is another one: it happened again, or now somebody is named', async () => {
    const form = { act: 'complain', about: 'service', text: 'Nobody was there.' };
    const first = numberIn(await write(form));
    expect(numberIn(await write(form))).toBe(first);
    const named = numberIn(await write({ ...form, who: 'the clerk at the door' }));
    const again = numberIn(await writeLater(form));
    expect(new Set([first, named, again]).size).toBe(3);
    const receipts = (await listedTo()).map(({ receipt }) => receipt);
    expect(receipts).toEqual(expect.arrayContaining([first, named, again]));
  });
});

describe('a complaint', () => {
  it('about a service is read by protection officers of the case’s offices, and by nobody else', async () => {
    const { receipt } = await complain('service', 'I wait since a year.');
    const of = async (by: typeof officer) => (await listedTo(by)).map((one) => one.receipt);
    expect(await of(officer)).toContain(receipt);
    expect(await of(there)).toContain(receipt);
    expect(await of(outside)).not.toContain(receipt);
    for (const by of [worker, staff('supervisor', ASYLUM), staff('administrator'), staff('auditor')])
      expect((await api('ListComplaints', { by })).status).toBe(403);
  });

  it('about staff is read outside the offices alone: to the accused and their office there is none', async () => {
    await api('ReadSession', { by: outside });
    expect(await shown({ step: 'complain' })).toContain('only a person outside your office reads it');
    const { receipt } = await complain('staff', 'He asked for money.');
    const found = (await listedTo(outside)).find((one) => one.receipt === receipt)!;
    expect(found.about).toBe('staff');
    const path = { complaintId: found.id };
    for (const by of [officer, there]) {
      expect((await listedTo(by)).map((one) => one.receipt)).not.toContain(receipt);
      expect((await api('ReadComplaint', { by, path })).status).toBe(404);
      const body = { code: 'not-founded', note: 'nothing' };
      expect((await api('SettleComplaint', { by, path, body })).status).toBe(404);
    }
    const read = await api('ReadComplaint', { by: outside, path });
    expect(read.body).toMatchObject({ text: 'He asked for money.', who: 'the clerk at the desk' });
    const body = { code: 'referred', note: 'To the investigators.' };
    expect((await api('SettleComplaint', { by: outside, path, body })).status).toBe(200);
    expect((await api('SettleComplaint', { by: outside, path, body })).status).toBe(409);
    const chain = (await table.store.readAudit(found.id, 0, 10)).flatMap(({ facts }) => facts);
    expect(chain.map(({ act }) => act)).toEqual(['complaint.made', 'complaint.read', 'complaint.settled']);
    const readings = await api('ReadReadings', {
      by: staff('auditor', undefined, 'auditor'),
      path: { reader: outside.id, day: AT.slice(0, 10) },
    });
    for (const act of ['complaints.listed', 'complaint.viewed'])
      expect(JSON.stringify(readings.body)).toContain(act);
  });

  it('leaves nothing in the case, its audit or the page, and its number in no address', async () => {
    const before = await table.store.readAudit(caseId, 0, 50);
    const { body, receipt } = await complain('staff', 'He asked for money again.');
    expect(body).toContain('Its number is');
    expect(await shown()).not.toContain(receipt);
    const after = await table.store.readAudit(caseId, 0, 50);
    expect(after.flatMap(({ facts }) => facts.map(({ act }) => act)).join()).not.toContain('complaint');
    expect(after.length - before.length).toBeLessThanOrEqual(1);
    const { entities } = await table.store.everythingOf(caseId);
    expect(JSON.stringify(entities)).not.toContain('money');
  });

  it('sent twice is one, and a stolen sheet makes ten a month', async () => {
    const first = await complain('service', 'The same words.');
    expect((await complain('service', 'The same words.')).receipt).toBe(first.receipt);
    for (let made = 2; made < 10; made += 1) await complain('service', `Number ${made}`);
    const refused = await write({ act: 'complain', about: 'service', text: 'One more' });
    expect(refused.headers.location).toContain('told=refused');
  });
});

describe('after a complaint was made', () => {
  const noticesTo = async (role: Role, office: string, template: string) =>
    (await openNotices(table).listTo([`${role}@${office}`], 50)).items.filter(
      (one) => one.template === template,
    );
  const made = async (about: 'service' | 'staff', text: string) => {
    const { receipt } = await complain(about, text);
    const by = about === 'service' ? officer : outside;
    return (await listedTo(by)).find((one) => one.receipt === receipt)!.id;
  };

  it('those who may read it are told that one has arrived, and nobody else', async () => {
    await api('ReadSession', { by: outside });
    const told = async (office: string, id: string) =>
      (await noticesTo('protection-officer', office, 'complaint-made')).some((one) => one.caseId === id);
    const service = await made('service', 'Nobody answers the phone.');
    const aboutStaff = await made('staff', 'He wants money for a date.');
    expect([await told(ASYLUM, service), await told(DESTINATION, service)]).toEqual([true, true]);
    expect(await told('nairobi', service)).toBe(false);
    expect([await told(ASYLUM, aboutStaff), await told(DESTINATION, aboutStaff)]).toEqual([false, false]);
    expect(await told('nairobi', aboutStaff)).toBe(true);
    const { body } = await api('ListNotices', { by: outside });
    expect(JSON.stringify(body)).toContain(aboutStaff);
    expect(JSON.stringify(body)).not.toMatch(/money|Haddad/);
    const hidden = await api('ListNotices', {
      by: staff('supervisor', ASYLUM),
      query: { about: aboutStaff },
    });
    expect(hidden.status).toBe(404);
  });

  it('that nobody has opened within the policy’s time, they and their supervisors are told once more, and the accused office is not', async () => {
    await api('ReadSession', { by: outside });
    const [unread, read] = [await made('staff', 'He waits for me.'), await made('staff', 'He follows me.')];
    await api('ReadComplaint', { by: outside, path: { complaintId: read } });
    const told = async (role: Role, office: string) =>
      (await noticesTo(role, office, 'complaint-unread')).map(({ caseId: id }) => id);
    await escalateComplaints(plus(AT, 'PT23H'));
    expect(await told('supervisor', 'nairobi')).not.toContain(unread);
    for (const after of ['PT24H', 'PT25H']) await escalateComplaints(plus(AT, after));
    for (const role of ['supervisor', 'protection-officer'] as const) {
      const there = await told(role, 'nairobi');
      expect(there.filter((id) => id === unread)).toHaveLength(1);
      expect(there).not.toContain(read);
      for (const office of [ASYLUM, DESTINATION]) expect(await told(role, office)).not.toContain(unread);
    }
  });

  it('that was opened and not settled in time, its readers and their supervisors are told once, and the accused office is not', async () => {
    await api('ReadSession', { by: outside });
    const [late, settled] = [await made('staff', 'He waits for me.'), await made('staff', 'He follows me.')];
    for (const complaintId of [late, settled])
      await api('ReadComplaint', { by: outside, path: { complaintId } });
    const outcome = { code: 'referred', note: 'To court.' };
    await api('SettleComplaint', { by: outside, path: { complaintId: settled }, body: outcome });
    const told = async (role: Role, office: string) =>
      (await noticesTo(role, office, 'complaint-late')).map(({ caseId: id }) => id);
    await escalateComplaints(plus(AT, 'PT23H'));
    expect(await told('supervisor', 'nairobi')).not.toContain(late);
    for (const after of ['P1D', 'P2D']) await escalateComplaints(plus(AT, after));
    for (const role of ['supervisor', 'protection-officer'] as const) {
      const there = await told(role, 'nairobi');
      expect(there.filter((id) => id === late)).toHaveLength(1);
      expect(there).not.toContain(settled);
      for (const office of [ASYLUM, DESTINATION]) expect(await told(role, office)).not.toContain(late);
    }
    const chain = await table.store.readAudit(late, 0, 20);
    expect(chain.flatMap(({ facts }) => facts.map(({ act }) => act))).toContain('complaint.late');
  });

  it('that nobody settles, its time of keeping ends all the same, from when it should have been settled', async () => {
    await api('ReadSession', { by: outside });
    const ids = [await made('service', 'Nobody answers.'), await made('staff', 'He took money.')];
    const texts = async () => Promise.all(ids.map(async (id) => (await table.store.loadComplaint(id))?.text));
    await eraseComplaints(plus(AT, 'P2Y13D'));
    expect(await texts()).toEqual(['Nobody answers.', 'He took money.']);
    await eraseComplaints(plus(AT, 'P2Y15D'));
    expect(await texts()).toEqual(['', 'He took money.']);
    await eraseComplaints(plus(AT, 'P10Y2D'));
    expect(await texts()).toEqual(['', '']);
    expect(await theKeys().destroyed(ids)).toEqual(new Set(ids));
  });

  it('its reader is told in words who made it', async () => {
    const id = await made('service', 'The queue is long.');
    const { body } = await api('ReadComplaint', { by: officer, path: { complaintId: id } });
    const { case: found, persons } = await table.store.loadCase(caseId);
    const name = persons.find((one) => one.id === own)!.name;
    expect(body).toMatchObject({ by: { number: found.number, name } });
  });

  it('it goes with whoever made it, unless it is about staff: that is kept until its own time is over', async () => {
    await api('ReadSession', { by: outside });
    const [service, aboutStaff] = [await made('service', 'Too slow.'), await made('staff', 'He took money.')];
    await theKeys().destroy(`${caseId}/${own}`, AT);
    await eraseComplaints(plus(AT, 'P1D'));
    expect(await table.store.loadComplaint(service)).toMatchObject({
      ...{ text: '', household: 'erased', complainant: 'erased', erasedAt: plus(AT, 'P1D') },
    });
    expect(await theKeys().destroyed([service, aboutStaff])).toEqual(new Set([service]));
    expect((await api('ReadComplaint', { by: officer, path: { complaintId: service } })).status).toBe(404);
    expect((await listedTo(officer)).map(({ id }) => id)).not.toContain(service);
    const path = { complaintId: aboutStaff };
    const read = await api('ReadComplaint', { by: outside, path });
    expect(read.body).toMatchObject({ text: 'He took money.', by: null });
    await api('SettleComplaint', { by: outside, path, body: { code: 'referred', note: 'To court.' } });
    await eraseComplaints(plus(AT, 'P9Y'));
    expect((await table.store.loadComplaint(aboutStaff))?.text).toBe('He took money.');
    await eraseComplaints(plus(AT, 'P10Y1D'));
    const left = await table.store.loadComplaint(aboutStaff);
    expect(left).toMatchObject({ status: 'settled', outcome: { code: 'referred', note: '' }, text: '' });
    const chain = await table.store.readAudit(aboutStaff, 0, 20);
    expect(chain.at(-1)?.facts).toMatchObject([
      { act: 'complaint.erased', details: { reasonCode: 'time-over' } },
    ]);
    expect(await theKeys().destroyed([aboutStaff])).toEqual(new Set([aboutStaff]));
  });
});
