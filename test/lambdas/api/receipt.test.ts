import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { API } from '../../../contracts/routes.ts';
import { readingFact } from '../../../domain/audit/reading.ts';
import type { CaseFile } from '../../../domain/case/case-file.ts';
import { NoticeTemplateSchema } from '../../../domain/case/notice.ts';
import { noticeTo } from '../../../domain/case/notice-to.ts';
import { NOTICE_LANGUAGES } from '../../../domain/notices/languages.ts';
import { askRelease } from '../../../domain/statistics/release/decide-release.ts';
import { ReleaseDefinitionSchema } from '../../../domain/statistics/release/definition.ts';
import { workItemId } from '../../../domain/work-item/work-item.ts';
import { ACTS, ASKED, COPIES, NOTICES, READINGS } from '../../../registry/receipt/disclosures.ts';
import type { ReceiptLine } from '../../../registry/receipt/line.ts';
import { SCOPES } from '../../../registry/receipt/line.ts';
import { ASYLUM, command, staff } from '../../fixtures/actors.ts';
import { api } from '../../fixtures/api.ts';
import { adult } from '../../fixtures/household.ts';
import { storedCase } from '../../fixtures/running-case.ts';
import { sourceFiles } from '../../fixtures/source-files.ts';
import { TELLS_NOBODY } from '../../fixtures/tells-nobody.ts';
import type { TestTable } from '../../table.ts';
import { openTestTable } from '../../table.ts';

const officer = staff('protection-officer', ASYLUM);
const elsewhere = { ...staff('tracing-officer', 'far-away'), id: 'staff-far-away' };
const AT = '2026-03-10T10:00:00.000Z';
const LATER = '2026-03-20T10:00:00.000Z';

let table: TestTable;
let file: CaseFile;
beforeAll(async () => {
  table = await openTestTable();
});
beforeEach(async () => {
  file = await storedCase(table);
});

interface Receipt {
  lines: ReceiptLine[];
  text: { title: string; rows: string[][] };
  page: string;
}

async function made(
  language = 'en',
  personId = file.persons[0]!.id,
  scope: 'household' | 'person' = 'household',
): Promise<Receipt> {
  const body = { personId, scope, language, reasonCode: 'person-asked' };
  const path = { caseId: file.case.id };
  const answer = await api('MakeReceipt', { by: officer, path, body, at: LATER });
  expect(answer.status).toBe(201);
  return answer.body as unknown as Receipt;
}
/** What stands in both receipts of a person: everything that is about them is in the narrower one too. */
async function told(): Promise<string[]> {
  const whatIn = (lines: ReceiptLine[]) => lines.map(({ what }) => what);
  const alone = whatIn((await made('en', undefined, 'person')).lines);
  const together = whatIn((await made()).lines);
  return alone.filter((what) => together.includes(what));
}

const read = (act: string, actor: { id: string; kind: 'staff' | 'sponsor' }, at = AT) =>
  table.store.recordReading(
    { ...command(), actor: { ...actor, roles: [] }, at } as never,
    readingFact(act, ['identity'], { cases: [file.case.id], sponsors: [] }),
    true,
  );
const happened = (act: string, details: Record<string, string | string[]> = {}, subject?: string) => {
  const by = { ...command(), at: AT };
  const facts = [{ act, details, ...(subject === undefined ? {} : { subject }) }];
  return table.store.change(file.case.id, by, () => ({ patch: {}, writes: [], facts, answer: {} }));
};

describe('the receipt of a person', () => {
  /** Readings that handlers record themselves, beside those of the routes. */
  const RECORDED = ['copy.made', 'receipt.made', 'webhook.delivered'];
  const routes = API.flatMap(({ reading }) => (reading && 'act' in reading ? [reading.act] : []));

  it('has words for every reading of every route', () => {
    const source = sourceFiles()
      .filter(({ path }) => path.startsWith('lambdas/'))
      .flatMap(({ text }) => [...text.matchAll(/readingFact\(\s*'([a-z.-]+)'/g)].map((match) => match[1]!));
    expect(source.length).toBeGreaterThan(2);
    const missing = [...new Set([...routes, ...RECORDED, ...source])].filter((act) => !(act in READINGS));
    expect(missing).toEqual([]);
  });

  it.each([...new Set([...routes, ...RECORDED])])('tells of the reading %s', async (act) => {
    await read(act, staff('caseworker', ASYLUM) as never);
    expect(await told()).toContain(READINGS[act]!.what);
  });

  it.each(NoticeTemplateSchema.options)('tells of the notice %s, whoever received it', async (template) => {
    const by = { ...command(), at: AT };
    const sponsor = { kind: 'sponsor', id: `sponsor-${'0'.repeat(20)}` } as const;
    const supervisor = { kind: 'role', role: 'supervisor', office: ASYLUM } as const;
    const sent = { status: 'sent' as const, sentAt: AT };
    await table.store.writeOnce([
      { ...noticeTo(file.case.id, sponsor, template, by), ...sent },
      noticeTo(file.case.id, supervisor, template, by),
    ]);
    for (const scope of SCOPES) {
      const lines = (await made('en', undefined, scope)).lines.filter(
        ({ what }) => what === NOTICES[template],
      );
      expect(lines.map(({ who }) => who)).toEqual(expect.arrayContaining(['sponsor', 'office']));
    }
  });

  it.each(Object.keys(ACTS))('tells of %s', async (act) => {
    await happened(act);
    expect(await told()).toContain(ACTS[act]!.what);
  });

  it('tells of work that a state is asked to do, and of copies for the person, the family and a court', async () => {
    for (const kind of Object.keys(ASKED)) await happened('work-item.opened', { kind });
    for (const audience of Object.keys(COPIES)) await happened('copy.made', { audience });
    for (const scope of SCOPES) {
      const { lines } = await made('en', undefined, scope);
      expect(lines.map(({ who, what }) => `${who} ${what}`)).toEqual(
        expect.arrayContaining(['state asked-state', 'you copy', 'family copy', 'court copy']),
      );
    }
  });

  it('knows of every act in the chain of a case whether it tells somebody outside', () => {
    const acts = sourceFiles()
      .filter(({ path }) => /^(domain|stages|programmes|registry)\//.test(path))
      .flatMap(({ text }) => [...text.matchAll(/\bact: '([a-z-]+\.[a-z.-]+)'/g)].map((match) => match[1]!));
    expect(acts.length).toBeGreaterThan(50);
    const unknown = [...new Set(acts)].filter(
      (act) => !(act in ACTS) && !TELLS_NOBODY.has(act) && act !== 'copy.made',
    );
    expect(unknown).toEqual([]);
    expect([...TELLS_NOBODY].filter((act) => act in ACTS)).toEqual([]);
  });
});

describe('a receipt is safe:', () => {
  it('it names no staff and no office but those of the case', async () => {
    await table.store.noteStaff({
      ...{ type: 'staff-member', schema: 2, id: elsewhere.id, name: 'Named Elsewhere' },
      ...{ office: 'far-away', roles: ['tracing-officer'], lastSeenOn: '2026-03-10' },
    });
    await read('tracing-request.viewed', elsewhere as never);
    const { lines, page } = await made();
    expect(lines.find(({ what }) => what === 'compared')).toMatchObject({
      who: 'other-office',
      office: null,
    });
    for (const hidden of ['far-away', 'Named Elsewhere', elsewhere.id, officer.id, 'tracing'])
      expect(page, hidden).not.toContain(hidden);
  });

  it('a concern, and a relative who may have been found, read as any other message about work', async () => {
    const by = { ...command(), at: AT };
    const role = { kind: 'role', role: 'protection-officer', office: ASYLUM } as const;
    const templates = ['work-item-reminder', 'protection-concern', 'tracing-candidate-found'] as const;
    await table.store.writeOnce(templates.map((template) => noticeTo(file.case.id, role, template, by)));
    const lines = (await made()).lines.filter(({ what }) => what === 'message');
    expect(lines).toMatchObject([{ who: 'office', office: ASYLUM, times: 3 }]);
  });

  it('a copy for one member is told to that member alone', async () => {
    const other = `person-${'9'.repeat(20)}`;
    await happened('copy.made', { audience: 'person' }, other);
    expect(await told()).not.toContain('copy');
  });
});

describe('a receipt for one person', () => {
  const spouse = adult({ name: 'Karim Haddad', relationship: 'spouse' });
  const [first, other] = [0, 1].map((index) => () => file.persons[index]!.id);
  beforeEach(async () => {
    file = await storedCase(table, { members: [adult(), spouse] });
  });
  /** An appointment, and work that opened, of these members. */
  async function appointmentOf(...personIds: string[]): Promise<void> {
    const id = `appointment-${personIds.length}-${personIds[0]!.slice(-6)}`;
    const appointment = {
      ...({ type: 'appointment', schema: 2, id, caseId: file.case.id, version: 1, kind: 'exam' } as const),
      ...({
        personIds,
        startsAt: LATER,
        minutes: 30,
        timeZone: 'UTC',
        place: 'Room 2',
        status: 'planned',
      } as const),
      ...{ plannedBy: officer.id, plannedAt: AT, staff: [], office: ASYLUM, moved: 0 },
    };
    const facts = [{ act: 'appointment.reminded', subject: id, details: { channel: 'sms' } }];
    const change = { patch: {}, writes: [appointment as never], facts, answer: {} };
    await table.store.change(file.case.id, { ...command(), at: AT }, () => change);
  }
  const linesOf = async (personId: string, what: string, scope: 'household' | 'person' = 'person') =>
    (await made('en', personId, scope)).lines.filter((line) => line.what === what);

  it('tells what is about that person or about all, and nothing of others alone', async () => {
    await appointmentOf(first!());
    await appointmentOf(other!());
    await appointmentOf(first!(), other!());
    expect(await linesOf(first!(), 'reminder')).toMatchObject([{ times: 2 }]);
    expect(await linesOf(other!(), 'reminder')).toMatchObject([{ times: 2 }]);
    expect(await linesOf(first!(), 'reminder', 'household')).toMatchObject([{ times: 3 }]);
  });

  it('says so in the words of its reader, and leaves out messages about work on somebody else', async () => {
    const by = { ...command(), at: AT };
    const item = workItemId(file.case.id, 'health-exam', other!(), 'c');
    const open = {
      ...({ type: 'work-item', schema: 3, id: item, caseId: file.case.id, version: 1 } as const),
      ...({
        kind: 'health-exam',
        stage: 'health-assessment',
        role: 'caseworker',
        status: 'open',
      } as const),
      ...{ round: 0, openedAt: AT, dueAt: LATER, token: 't', execution: 'e', command: 'c', office: ASYLUM },
      subject: other!(),
    };
    const change = {
      patch: {},
      writes: [open as never],
      facts: [{ act: 'work-item.opened', subject: item }],
      answer: {},
    };
    await table.store.change(file.case.id, by, () => change);
    const role = { kind: 'role', role: 'caseworker', office: ASYLUM } as never;
    await table.store.writeOnce([
      noticeTo(file.case.id, role, 'work-item-reminder', { ...command(), at: AT }, { workItemId: item }),
    ]);
    expect(await linesOf(first!(), 'message')).toEqual([]);
    expect(await linesOf(other!(), 'message')).toHaveLength(1);
    expect((await made('en', first!(), 'person')).page).toContain('alone, from case');
  });

  it.each(SCOPES)('(%s) is told to nobody else, not even as a reading of the office', async (scope) => {
    await made('en', other!());
    const path = { caseId: file.case.id };
    const body = { audience: 'person', language: 'en', personId: other!(), reasonCode: 'person-asked' };
    expect((await api('MakeCopy', { by: officer, path, body, at: AT })).status).toBe(201);
    for (const what of ['receipt', 'copy']) {
      expect(await linesOf(first!(), what, scope)).toEqual([]);
      expect((await linesOf(other!(), what, scope)).length).toBeGreaterThan(0);
    }
  });
});

describe('figures that were shared', () => {
  const release = async (number: number, at: string) => {
    const { ledger } = await table.store.loadReleases();
    const definition = ReleaseDefinitionSchema.parse({
      counts: 'persons',
      dimensions: ['sex'],
      office: 'far-away',
    });
    const found = { definition, table: { values: {}, cells: [] }, population: '0'.repeat(64), k: 11 };
    const by = { ...command(), id: `release-${number}`, at };
    await table.store.commitRelease(askRelease(ledger, found, by, true), by);
  };

  it('are told in one line for each consent, from the first day to the last, and name no place', async () => {
    const personId = file.persons[0]!.id;
    const consent = file.consents.find((one) => one.personId === personId)!;
    await table.store.commitEntity({
      ...{ ...consent, id: `consent-${'7'.repeat(20)}`, purpose: 'statistics', givenOn: '2026-03-02' },
      withdrawnAt: '2026-03-15T10:00:00.000Z',
    });
    const days = ['2026-03-01', '2026-03-04', '2026-03-10', '2026-03-16'];
    for (const [index, day] of days.entries()) await release(index, `${day}T10:00:00.000Z`);
    const { lines, page } = await made('en', personId);
    expect(lines.filter(({ what }) => what === 'figures')).toEqual([
      {
        ...{ day: '2026-03-10', since: '2026-03-04', times: 2, who: 'public', office: null, what: 'figures' },
        ...{ classes: [], basis: null, consent: { purpose: 'statistics', givenOn: '2026-03-02' } },
      },
    ]);
    expect(page).toContain('2026-03-04 to 2026-03-10');
    expect(page).toContain('in which you may be counted');
    expect(page).not.toContain('far-away');
  });
});

describe('a receipt says what a disclosure rested on:', () => {
  it('the consent of that moment, though it was withdrawn later', async () => {
    const consent = file.consents.find(({ purpose }) => purpose === 'disclosure-to-sponsor')!;
    await happened('offer.viewed', { consents: [consent.id] });
    await table.store.commitEntity({ ...consent, withdrawnAt: '2026-03-15T10:00:00.000Z' });
    const before = (await made('en', consent.personId)).lines.find(({ what }) => what === 'offer-opened');
    expect(before).toMatchObject({
      consent: { purpose: 'disclosure-to-sponsor', givenOn: consent.givenOn },
      basis: null,
    });
  });

  it('an emergency, where somebody used emergency access', async () => {
    const stranger = { ...staff('caseworker', 'far-away'), id: 'staff-stranger' };
    const path = { caseId: file.case.id };
    const body = { reasonCode: 'life-at-risk' };
    const opened = await api('BreakGlass', { by: stranger, path, body, at: AT });
    expect(opened.status).toBe(201);
    await api('ReadCase', { by: stranger, path, at: '2026-03-10T10:10:00.000Z' });
    const { lines } = await made();
    expect(lines.filter(({ basis }) => basis === 'emergency').map(({ what }) => what)).toEqual(
      expect.arrayContaining(['case', 'emergency']),
    );
  });

  it('oversight, where an auditor checked the records', async () => {
    const { office: _, ...auditor } = staff('auditor');
    await api('ReadAudit', { by: auditor, path: { caseId: file.case.id }, at: AT });
    expect((await made()).lines.find(({ what }) => what === 'checked')).toMatchObject({
      ...{ who: 'oversight', basis: 'oversight', classes: [] },
    });
  });
});

it('a receipt is written in every language that people are written to in, and is a page of its own', async () => {
  await read('case.viewed', staff('caseworker', ASYLUM) as never);
  const titles = new Set<string>();
  for (const language of NOTICE_LANGUAGES) {
    const { text, page } = await made(language);
    titles.add(text.title);
    expect(page).toContain(`<html lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}">`);
    expect(page).toContain(text.title);
    expect(text.rows.flat().every((cell) => cell !== '')).toBe(true);
    expect(page).not.toContain('<script');
  }
  expect(titles.size).toBe(NOTICE_LANGUAGES.length);
});

it('making a receipt is recorded in the case and in the readings of whoever makes it', async () => {
  await made();
  const [last] = (await table.store.readAudit(file.case.id, 0, 100)).slice(-1);
  expect(last!.facts).toMatchObject([{ act: 'receipt.made', subject: file.persons[0]!.id }]);
  const { items } = await table.store.listReadingsOf(file.case.id, 10);
  expect(items.map(({ act }) => act)).toContain('receipt.made');
});
