import { beforeAll, describe, expect, it } from 'vitest';
import { relayOf } from '../../../domain/casework/relay.ts';
import { NOTICE_LANGUAGES } from '../../../domain/notices/languages.ts';
import type { Sponsor } from '../../../domain/sponsorship/sponsor.ts';
import { openSponsorWork } from '../../../domain/sponsorship/sponsor-work.ts';
import { openWorkItem } from '../../../domain/work-item/open-work-item.ts';
import { PAGE_WORDS } from '../../../lambdas/pages/words.ts';
import { ASYLUM, command, DESTINATION, staff } from '../../fixtures/actors.ts';
import { api, CONTEXT, handlerOf } from '../../fixtures/api.ts';
import { adult, child } from '../../fixtures/household.ts';
import { ask, offered, send } from '../../fixtures/offer-link.ts';
import { storedCase } from '../../fixtures/running-case.ts';
import { sponsor } from '../../fixtures/sponsorship.ts';
import type { TestTable } from '../../table.ts';
import { openTestTable } from '../../table.ts';

let table: TestTable;
beforeAll(async () => {
  table = await openTestTable();
});

const officer = staff('sponsorship-officer', DESTINATION);
const caseworker = staff('caseworker', ASYLUM);
const loaded = async (id: string): Promise<Sponsor> => (await table.store.loadSponsors([id]))[0]!;
const stored = async (over: Partial<Sponsor> = {}) => {
  const group = sponsor({ accessibleHousing: true, ...over });
  await table.store.commitEntity(group);
  return group;
};
const nameBy = (sponsorId: string, body: object) =>
  api('NameFamily', { by: officer, path: { sponsorId }, body: { relation: 'friend', ...body } });
const actsOf = async (id: string) =>
  (await table.store.readAudit(id, 0, 100)).flatMap(({ facts }) => facts.map(({ act }) => act));

/** Does what the relay starts: opens the work that a change of a sponsor leads to; gives its id. */
async function openedBy(before: Sponsor | undefined, after: Sponsor): Promise<string> {
  const [start] = relayOf(before, after).filter((action) => action.kind === 'start');
  if (start?.kind !== 'start') throw new Error('Expected an execution to start.');
  const { caseId, kind, subject, context } = start.input as Record<string, string> & { context: object };
  const by = command();
  const request = {
    ...{ kind: kind!, subject: subject!, context: { ...context } },
    ...{ round: 0, token: `token-${by.id}`, execution: 'execution-1' },
  };
  const answer = caseId!.startsWith('sponsor-')
    ? await table.store.changeSponsor(caseId!, by, (file) => openSponsorWork(file, request, by))
    : await table.store.change(caseId!, by, (file) => openWorkItem(file, request, by));
  return String(answer.workItemId);
}

const decide = (workItemId: string, body: object, by = officer) =>
  api('DecideWorkItem', { by, path: { workItemId }, body });
const view = async (workItemId: string, by = officer) =>
  (await api('ReadWorkItem', { by, path: { workItemId } })).body;

/** A family that a sponsor named, and the work of looking for it. */
async function named(group: Sponsor, family: object) {
  const before = await loaded(group.id);
  expect((await nameBy(group.id, family)).status).toBe(202);
  return openedBy(before, await loaded(group.id));
}
/** Matched with a household, and the work of asking it. */
async function matched(group: Sponsor, number: string) {
  const workItemId = await named(group, { number });
  const before = await loaded(group.id);
  expect((await decide(workItemId, { decision: 'matched', caseNumber: number })).status).toBe(200);
  return openedBy(before, await loaded(group.id));
}
const given = (persons: readonly { id: string }[]) => ({
  decision: 'given',
  ...{ consenting: persons.map(({ id }) => id), childrenHeard: [] },
  ...{ textVersion: 'v1', language: 'ar', taken: 'signed' },
});
const proposal = async (caseId: string) => {
  const propose = await handlerOf('ProposeSponsors');
  return (await propose({ caseId, command: `p/${caseId}`, at: command().at }, CONTEXT)) as {
    ranked: string[];
    proposal: { known?: object[]; top: { sponsorId: string }[]; ruledOut: { sponsorId: string }[] };
  };
};

describe('a family that a sponsor knows', () => {
  it('is named by staff for a sponsor: the answer is the same whether there is such a family or not', async () => {
    const group = await stored();
    const { case: caseRecord } = await storedCase(table);
    const known = await nameBy(group.id, { number: caseRecord.number });
    const unknown = await nameBy(group.id, { number: 'RRF-0000-0' });
    expect([known.status, unknown.status]).toEqual([202, 202]);
    expect({ ...known.body, version: 0 }).toEqual({ ...unknown.body, version: 0 });
    expect(await actsOf(group.id)).toEqual(['known-family.named', 'known-family.named']);
    expect(JSON.stringify(await table.store.readAudit(group.id, 0, 10))).not.toContain(caseRecord.number);
  });

  it('is refused without number and name, with a year ahead, and for a sponsor without standing', async () => {
    const group = await stored();
    expect((await nameBy(group.id, {})).status).toBe(400);
    expect((await nameBy(group.id, { name: 'Amal', birthYear: 2199 })).body).toMatchObject({
      issues: [{ path: 'birthYear', code: 'not-in-future' }],
    });
    const over = await stored({ vetting: { status: 'revoked', validUntil: '2027-01-01' } });
    expect((await nameBy(over.id, { name: 'Amal' })).status).toBe(409);
  });

  it('is named on the page of the sponsor, in each language, and nothing of it comes back there', async () => {
    const made = await offered(table);
    for (const lang of NOTICE_LANGUAGES) {
      const { body } = await ask(made.token, { query: { lang, step: 'family' } });
      expect(body, lang).toContain(PAGE_WORDS[lang]['family.number'].replaceAll("'", '&#39;'));
      expect(body, lang).toContain(`dir="${lang === 'ar' ? 'rtl' : 'ltr'}"`);
      expect(body, lang).not.toContain('<script');
    }
    const form = {
      act: 'name-family',
      number: '',
      name: 'Amal Haddad',
      birthYear: '1990',
      relation: 'friend',
    };
    const answer = await send(made.token, form);
    expect([answer.statusCode, answer.headers.location]).toEqual([
      303,
      expect.stringContaining('told=family'),
    ]);
    await send(made.token, form);
    expect((await loaded(made.group.id)).families).toMatchObject([
      { name: 'Amal Haddad', birthYear: 1990, relation: 'friend', by: 'sponsor', state: 'asked' },
    ]);
    expect((await send(made.token, { ...form, name: '' })).headers.location).toContain('family-refused');
    const { body } = await ask(made.token, { query: { lang: 'en', told: 'family' } });
    expect(body).toContain(PAGE_WORDS.en['done.family'].replaceAll("'", '&#39;'));
    expect(body).not.toContain('Amal');
  });

  it('is looked for by an officer, who reads what was written; matched or not, what was written is gone', async () => {
    const group = await stored();
    const { case: caseRecord } = await storedCase(table);
    const found = await named(group, { name: 'Samira Haddad', birthYear: 1988 });
    expect(await view(found)).toMatchObject({
      kind: 'known-family',
      known: { family: { name: 'Samira Haddad', birthYear: 1988, relation: 'friend' }, sponsor: null },
    });
    expect((await decide(found, { decision: 'matched', caseNumber: 'RRF-0000-0' })).body).toMatchObject({
      issues: [{ path: 'caseNumber', code: 'case-of-office' }],
    });
    expect((await decide(found, { decision: 'matched', caseNumber: caseRecord.number })).status).toBe(200);
    const nobody = await named(group, { name: 'Nobody At All' });
    expect((await decide(nobody, { decision: 'not-found' })).status).toBe(200);
    const { families } = await loaded(group.id);
    expect(families).toMatchObject([{ state: 'matched', caseId: caseRecord.id }, { state: 'not-found' }]);
    expect(JSON.stringify(families)).not.toMatch(/Samira|Nobody/);
  });

  it('is not matched with a household of another office, as if there were none', async () => {
    const group = await stored();
    const elsewhere = await storedCase(table, { destinationOffice: 'lyon' });
    const looked = await named(group, { number: elsewhere.case.number });
    const answer = await decide(looked, { decision: 'matched', caseNumber: elsewhere.case.number });
    expect(answer).toMatchObject({ status: 400, body: { issues: [{ code: 'case-of-office' }] } });
  });

  it('is asked itself: who names it, and each person’s own consent to this sponsor alone', async () => {
    const group = await stored({ name: 'Cedar Friends', capacity: 8 });
    const file = await storedCase(table, { members: [adult(), child()], consents: [] });
    const asked = await matched(group, file.case.number);
    expect(await view(asked, caseworker)).toMatchObject({
      kind: 'known-sponsor',
      known: { family: null, sponsor: { name: 'Cedar Friends', relation: 'friend' } },
    });
    const [first] = file.persons;
    expect((await decide(asked, given([first!]), caseworker)).body).toMatchObject({
      issues: [{ path: 'consenting', code: 'every-member' }],
    });
    expect((await decide(asked, given(file.persons), caseworker)).status).toBe(200);
    const { consents } = await table.store.loadCase(file.case.id);
    expect(consents.map(({ recipient, purpose }) => [recipient, purpose])).toEqual(
      file.persons.map(() => [group.id, 'disclosure-to-sponsor']),
    );
    expect(await actsOf(file.case.id)).toEqual(
      expect.arrayContaining(['known-sponsor.agreed', 'consent.given']),
    );
  });

  it('is proposed to that sponsor before any other, through the same gates', async () => {
    const better = await stored({ experience: 5, capacity: 8 });
    const group = await stored({ experience: 0, capacity: 8 });
    const file = await storedCase(table, { members: [adult(), child()] });
    const before = await proposal(file.case.id);
    expect(before.ranked.indexOf(better.id)).toBeLessThan(before.ranked.indexOf(group.id));
    const asked = await matched(group, file.case.number);
    await decide(asked, given(file.persons), caseworker);
    const after = await proposal(file.case.id);
    expect(after.ranked[0]).toBe(group.id);
    expect(after.proposal).toMatchObject({ known: [{ sponsorId: group.id, answer: 'agreed', gates: [] }] });
  });

  it('has its proposal renewed before anybody confirms one of before it agreed', async () => {
    const group = await stored({ capacity: 8 });
    const file = await storedCase(table, { members: [adult(), child()] });
    const by = command();
    const request = {
      ...{ kind: 'sponsor-proposal', context: (await proposal(file.case.id)).proposal },
      ...{ round: 0, token: `token-${by.id}`, execution: 'execution-1' },
    };
    const opened = await table.store.change(file.case.id, by, (now) => openWorkItem(now, request, by));
    const workItemId = String(opened.workItemId);
    await decide(await matched(group, file.case.number), given(file.persons), caseworker);
    expect((await view(workItemId)).closed).toEqual([{ decision: 'confirm', why: 'named-since' }]);
    expect((await decide(workItemId, { decision: 'confirm' })).status).toBe(409);
    expect((await api('RenewProposal', { by: officer, path: { workItemId } })).status).toBe(200);
    expect((await view(workItemId)).closed).toEqual([]);
    expect((await decide(workItemId, { decision: 'confirm' })).status).toBe(200);
  });

  it('is not proposed to it where a gate is closed, which is told; the others come in their order', async () => {
    const group = await stored({ capacity: 1 });
    await stored({ experience: 5, capacity: 8 });
    const file = await storedCase(table, { members: [adult(), child()] });
    await decide(await matched(group, file.case.number), given(file.persons), caseworker);
    const { ranked, proposal: shown } = await proposal(file.case.id);
    expect(ranked).not.toContain(group.id);
    expect(ranked.length).toBeGreaterThan(0);
    expect(shown.ruledOut[0]).toMatchObject({ sponsorId: group.id, gates: [{ gate: 'capacity' }] });
    expect(shown.known).toMatchObject([{ sponsorId: group.id, answer: 'agreed', gates: ['capacity'] }]);
  });

  it('is never proposed to a sponsor that it refused; protection is told of one that it fears', async () => {
    const group = await stored({ capacity: 8, experience: 5 });
    const file = await storedCase(table, { members: [adult(), child()] });
    const asked = await matched(group, file.case.number);
    const refused = { decision: 'refused', reasonCode: 'afraid-of-sponsor' };
    expect((await decide(asked, refused, caseworker)).status).toBe(200);
    const { ranked, proposal: shown } = await proposal(file.case.id);
    expect(ranked).not.toContain(group.id);
    expect(shown.known).toMatchObject([
      { sponsorId: group.id, answer: 'refused', reasonCode: 'afraid-of-sponsor', gates: ['veto'] },
    ]);
    const by = staff('supervisor', ASYLUM);
    const told = await api('ListNotices', { by, query: { about: file.case.id } });
    expect(told.body.notices).toMatchObject([
      { template: 'protection-concern', to: { role: 'protection-officer', office: ASYLUM } },
    ]);
    expect((await loaded(group.id)).families).toMatchObject([{ state: 'matched' }]);
  });
});
