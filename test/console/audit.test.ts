import { createElement } from 'react';
import { describe, expect, test } from 'vitest';
import { CaseReadings } from '../../console/src/audit/case-readings.tsx';
import { ReaderChain } from '../../console/src/audit/reader-chain.tsx';
import { NotRecorded } from '../../console/src/audit/reader-days.tsx';
import { SponsorAnswers } from '../../console/src/audit/sponsor-answers.tsx';
import { SponsorAudit } from '../../console/src/audit/sponsor-audit-page.tsx';
import { LOCALES } from '../../console/src/i18n/locales.ts';
import { isRecorded } from '../../contracts/reads.ts';
import { API } from '../../contracts/routes.ts';
import type { AuditEntry } from '../../domain/audit/audit-entry.ts';
import { CHAIN_PROBLEMS } from '../../domain/audit/chain.ts';
import { allTexts } from '../fixtures/console-texts.ts';
import { rendered } from './rendered.ts';

const AT = '2026-03-10T09:00:00.000Z';
const DAY = '2026-03-10';
const CASE = `case-${'c'.repeat(20)}`;
const SPONSOR = `sponsor-${'s'.repeat(20)}`;
const entry = (seq: number, owner: string, act: string, details = {}): AuditEntry =>
  ({
    ...{ type: 'audit-entry', schema: 1, caseId: owner, seq, at: AT, command: 'c', prevHash: 'p', hash: 'h' },
    ...{ actor: { id: 'reader-7', kind: 'staff' }, facts: [{ act, details }] },
  }) as unknown as AuditEntry;
const NOBODY = { people: [], names: {} };
const pages = (...answers: object[]) => ({
  ...{ pages: answers.map((answer) => ({ ...NOBODY, ...answer })), pageParams: answers.map(() => 0) },
});
const SIGN_INS = ['ok', 'failed', 'failed-often', 'locked', 'ended'].map((what) => `sign-in.${what}`);
const acts = [
  ...new Set(
    API.map(({ reading }) => reading)
      .filter(isRecorded)
      .map(({ act }) => act),
  ),
  ...SIGN_INS,
];

describe.each(LOCALES)('the readings, in %s', (locale) => {
  const texts = allTexts(locale);

  test('of a person on a day: each act in words, with the records that it showed', () => {
    const entries = acts.map((act, index) => entry(index + 1, 'reads', act, { cases: [CASE], sponsors: [] }));
    const html = rendered(createElement(ReaderChain, { day: DAY, reader: 'reader-7' }), locale, {
      answers: [[['audit', 'readings', DAY, 'reader-7'], pages({ entries, findings: [], next: null })]],
    });
    for (const act of acts) {
      expect(texts[`audit.reading.${act}`], act).toBeTypeOf('string');
      expect(html).toContain(
        texts[`audit.reading.${act}`]?.replaceAll('&', '&amp;').replaceAll("'", '&#x27;'),
      );
    }
    expect(html).toContain(CASE);
    expect(html).not.toContain(texts['audit.broken']);
  });

  test('say so where failed sign-ins are not recorded, and nowhere else', () => {
    const note = (failedSignIns: 'recorded' | 'unrecorded') =>
      rendered(createElement(NotRecorded, { failedSignIns }), locale);
    expect(note('unrecorded')).toContain(texts['audit.readings.no-failed-sign-ins']);
    expect(note('recorded')).not.toContain(texts['audit.readings.no-failed-sign-ins']);
  });

  test('of a chain that is not whole: what is wrong, and where', () => {
    const findings = CHAIN_PROBLEMS.map((problem, index) => ({ seq: 40 + index, problem }));
    const html = rendered(createElement(ReaderChain, { day: DAY, reader: 'reader-7' }), locale, {
      answers: [[['audit', 'readings', DAY, 'reader-7'], pages({ entries: [], findings, next: null })]],
    });
    expect(html).toContain(texts['audit.broken']);
    expect(html.match(/<li>/g)).toHaveLength(CHAIN_PROBLEMS.length);
    expect(html).not.toContain('audit.finding');
  });

  test('of a case: who read what, and which classes of data', () => {
    const reading = { reader: 'reader-7', kind: 'staff', at: AT, act: 'case.viewed', day: DAY, seq: 1 };
    const readings = [{ ...reading, fields: ['identity', 'health'] }];
    const html = rendered(createElement(CaseReadings, { caseId: CASE }), locale, {
      answers: [[['audit', 'readings', CASE], pages({ readings, cursor: 'more' })]],
    });
    // Nobody's name is known here.
    expect(html).toContain('reader-7');
    const people = [{ id: 'reader-7', name: 'Rania Khalil', role: 'caseworker', office: 'amman' }];
    const named = rendered(createElement(CaseReadings, { caseId: CASE }), locale, {
      answers: [[['audit', 'readings', CASE], pages({ readings, people, cursor: null })]],
    });
    expect(named).toContain('Rania Khalil');
    expect(named).toContain(texts['words.role.caseworker']);
    // The codes as they are stored, in a list as the language writes one.
    expect(html).toContain(locale === 'ar' ? '⁨identity⁩، ⁨health⁩' : 'identity, health');
    expect(html).toContain(texts['audit.reading.case.viewed']);
    expect(html).toContain(texts['audit.more-entries']);
  });
});

describe.each(LOCALES)('the audit of a sponsor, in %s', (locale) => {
  const texts = allTexts(locale);
  const entries = [
    entry(1, SPONSOR, 'sponsor.registered'),
    entry(2, SPONSOR, 'sponsor.vetted', { to: 'active' }),
  ];
  const answers = [[['audit', SPONSOR], pages({ entries, findings: [], next: null })]] as const;

  test('tells its own chain, and has what it read for auditors alone', () => {
    const page = createElement(SponsorAudit, { sponsorId: SPONSOR });
    const auditor = rendered(page, locale, { role: 'auditor', answers });
    for (const id of ['cases.act.sponsor.registered', 'cases.act.sponsor.vetted', 'audit.all-shown'])
      expect(auditor).toContain(texts[id]);
    for (const tab of ['timeline', 'table', 'answers', 'readings', 'json'])
      expect(auditor).toContain(texts[`audit.tab.${tab}`]);
    // The sponsor's page has names and addresses: it is not for auditors.
    expect(auditor).not.toContain(texts['audit.open-sponsor']);
    const supervisor = rendered(page, locale, { role: 'supervisor', answers });
    expect(supervisor).toContain(texts['audit.open-sponsor']);
    expect(supervisor).not.toContain(texts['audit.tab.readings']);
  });

  test('tells what it was asked and answered, and leads to the audit of each case', () => {
    const offer = { offerId: 'offer-1', caseId: CASE, persons: 3, source: 'ranked', offeredAt: AT };
    const offers = [
      { ...offer, status: 'declined', answeredAt: AT, reasonCode: 'no-capacity' },
      { ...offer, offerId: 'offer-2', status: 'offered' },
    ];
    const html = rendered(createElement(SponsorAnswers, { sponsorId: SPONSOR }), locale, {
      answers: [[['sponsors', 'offers', SPONSOR], pages({ offers, cursor: null })]],
    });
    expect(html).toContain(texts['sponsors.offer.declined']);
    expect(html).toContain(texts['sponsors.offer.offered']);
    expect(html).toContain(`/console/audit/cases/${CASE}`);
  });
});
