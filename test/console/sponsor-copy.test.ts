import { IntlMessageFormat } from 'intl-messageformat';
import { createElement } from 'react';
import { describe, expect, test } from 'vitest';
import { CopyDocument } from '../../console/src/copies/copy-document.tsx';
import { SponsorCopyDocument } from '../../console/src/copies/sponsor-copy-document.tsx';
import type { CaseCopy, SponsorCopy } from '../../console/src/copies/use-copy.ts';
import { directionOf, LOCALES } from '../../console/src/i18n/locales.ts';
import { NoticeTemplateSchema } from '../../domain/case/notice.ts';
import { MESSAGES } from '../../domain/notices/messages.ts';
import { DECLINE_REASONS } from '../../lambdas/pages/offer.ts';
import { KEPT_BACK } from '../../registry/sponsor-copy/kept-back.ts';
import { SponsorCopySchema } from '../../registry/sponsor-copy/sponsor-copy.ts';
import { allTexts } from '../fixtures/console-texts.ts';
import { rendered } from './rendered.ts';

const AT = '2026-03-10T09:00:00.000Z';
const OFFER_STATES = SponsorCopySchema.shape.offers.element.shape.status.options;
const REQUEST_STATES = SponsorCopySchema.shape.requests.element.shape.status.options;
const RIGHTS = SponsorCopySchema.shape.requests.element.shape.right.options;
/** What is written to sponsors, not to staff alone. */
const WRITTEN = NoticeTemplateSchema.options.filter((template) => template in MESSAGES.en);
const CHECKS = ['pending', 'clear', 'not-clear'] as const;
/** What a person typed or was told: it has to stand on the paper as it is. */
const TYPED = [
  ...['Lind Family', 'lind@example.org', '+12045550100', 'Rosa Lind', 'lease.pdf', 'Our roof leaks.'],
  ...['Is there a lift?', 'Please stop.', 'We stopped.'],
];

const FULL: SponsorCopy = SponsorCopySchema.parse({
  ...{ reader: { audience: 'sponsor' }, madeAt: AT },
  sponsor: {
    ...{ id: 'sponsor-1', kind: 'family', name: 'Lind Family', destinationOffice: 'toronto' },
    ...{ mailLanguage: 'fr', capacity: 4, availableFrom: '2026-01-01', availableUntil: '2027-01-01' },
    vetting: { status: 'suspended', validUntil: '2027-12-31', reasonCode: 'asked-for-pause' },
    ...{ languages: ['ar', 'ti'], interpreter: true, accessibleHousing: false, minutesToMedicalCare: 20 },
    ...{ supportsSingleParents: true, supportsLargeHouseholds: false, experience: 2, features: ['rural'] },
    registeredAt: AT,
  },
  contact: {
    ...{ email: 'lind@example.org', phone: '+12045550100', channel: 'sms', timeZone: 'America/Toronto' },
    quiet: { from: '22:00', until: '07:00' },
    stopped: (['bounced', 'complained'] as const).map((because) => ({ channel: 'email', because, at: AT })),
  },
  adults: CHECKS.map((check) => ({
    ...{ id: check, name: 'Rosa Lind', check, checkedOn: '2026-01-05', validUntil: '2027-12-31' },
  })),
  documents: [
    { id: 'd', kind: 'letter', name: 'lease.pdf', date: '2026-01-05', expiresOn: '2027-01-05', addedAt: AT },
  ],
  requests: REQUEST_STATES.flatMap((status) =>
    RIGHTS.map((right) => ({
      ...{ id: `${right} ${status}`, right, askedBy: 'sponsor', channel: 'letter', words: 'Please stop.' },
      ...{ askedOn: '2026-02-01', dueOn: '2026-03-01', recordedAt: AT, status, outcome: 'We stopped.' },
      ...(right === 'objection' ? { purpose: 'statistics' } : {}),
      decision: { at: AT, told: 'letter', reasonCode: 'asked-by-person' },
      lifted: { at: AT, reasonCode: 'question-settled' },
    })),
  ),
  offers: OFFER_STATES.map((status, index) => ({
    ...{ offeredAt: `2026-02-0${index + 1}T09:00:00.000Z`, answeredAt: AT, status },
    ...(status === 'declined' ? { reasonCode: 'no-room', note: 'Our roof leaks.' } : {}),
    questions: [
      { at: AT, text: 'Is there a lift?', answeredAt: AT },
      { at: '2026-03-11T09:00:00.000Z', text: 'And a bus?' },
    ],
    worries: [{ at: AT }],
  })),
  messages: WRITTEN.map((template) => ({ template, channel: 'email', status: 'bounced', at: AT })),
  retention: { reviewedFrom: '2031-01-01', keptUntil: '2032-01-01' },
  seenBy: [
    { day: '2026-03-09', by: 'staff', office: 'toronto', times: 2 },
    { day: '2026-03-08', by: 'partner-system', office: null, times: 1 },
  ],
  ...{ wordsLeftOut: 2, withheld: ['health', 'protection'], keptBack: [...KEPT_BACK] },
});
const EMPTY: SponsorCopy = {
  ...FULL,
  ...{ contact: null, adults: [], documents: [], requests: [], offers: [], messages: [], seenBy: [] },
  ...{ wordsLeftOut: 0, keptBack: [], retention: { reviewedFrom: '2031-01-01' } },
};

describe.each(LOCALES)('the paper of a sponsor’s copy, in %s', (locale) => {
  const texts = allTexts(locale);
  const paper = (copy: SponsorCopy): string => rendered(createElement(SponsorCopyDocument, { copy }), locale);

  test('prints everything that somebody typed, in the direction of the language', () => {
    // With papers, which are not those of one adult alone.
    const html = paper({ ...FULL, keptBack: KEPT_BACK.filter((reason) => reason !== 'other-adults') });
    for (const typed of TYPED) expect(html).toContain(typed);
    expect(html).toContain(`lang="${locale}" dir="${directionOf(locale)}"`);
  });

  test('says everything in words of the language, with no text missing', () => {
    for (const copy of [FULL, EMPTY]) {
      const html = paper(copy);
      expect(html).not.toMatch(/(copies|rights|cases|sponsors|words)\.[a-z]/);
      if (locale !== 'ar') continue;
      const told = TYPED.reduce((left, typed) => left.replaceAll(typed, ''), html.replace(/<[^>]*>/g, ' '));
      const latin = told.replace(/And a bus\?|sponsor-1|Rosa Lind/g, '').match(/[A-Za-z]{2,}/g) ?? [];
      expect([...new Set(latin)]).toEqual([]);
    }
  });

  test('says of each section that there is nothing in it', () => {
    const html = paper(EMPTY);
    for (const what of ['adults', 'documents', 'offers', 'messages', 'requests'])
      expect(html).toContain(texts[`copies.sponsor.${what}.none`]);
    expect(html).toContain(texts['copies.seen.nobody']);
  });

  test('says nothing of papers to one of several adults', () => {
    const html = paper({ ...FULL, documents: [], keptBack: ['other-adults'] });
    expect(html).not.toContain(texts['copies.section.documents']);
    expect(html).toContain(texts['copies.sponsor.kept-back.other-adults']);
  });

  test('has words for every message that is written to a sponsor, and every reason to decline', () => {
    expect(WRITTEN.length).toBeGreaterThan(8);
    for (const template of WRITTEN)
      expect(texts, template).toHaveProperty([`copies.sponsor.message.${template}`]);
    for (const reason of DECLINE_REASONS)
      expect(texts, reason).toHaveProperty([`copies.sponsor.declined.${reason}`]);
  });
});

describe.each(LOCALES)('the paper of a family’s copy, in %s', (locale) => {
  const copy: CaseCopy = {
    ...{ reader: { audience: 'family' }, madeAt: AT, stages: {}, persons: [], particulars: null },
    case: {
      ...{ number: 'RRF-1', programme: 'resettlement', office: 'amman', status: 'active' },
      registeredAt: AT,
    },
    ...{
      consents: [],
      travelPapers: [],
      health: [],
      bestInterests: [],
      states: [],
      travel: null,
      visits: [],
      services: [],
      offers: [],
      tracing: [],
    },
    ...{ decisions: [], flags: [], documents: [], notes: [], changes: [], seenBy: [], withheld: [] },
    membersLeftOut: 0,
  };
  const paper = (membersLeftOut: number): string =>
    rendered(createElement(CopyDocument, { copy: { ...copy, membersLeftOut } }), locale).replace(
      /<[^>]*>/g,
      ' ',
    );

  test('says how many members are not in it, and not why', () => {
    const said = (count: number) =>
      new IntlMessageFormat(allTexts(locale)['copies.members-left-out']!, locale).format({ count });
    const plain = (text: string) => text.replace(/[\u2066-\u2069\u200e\u200f]/g, '');
    for (const count of [1, 2, 3]) expect(plain(paper(count))).toContain(plain(String(said(count))));
    expect(paper(0)).not.toContain(allTexts(locale)['rights.right.restriction']);
    expect(paper(2)).not.toContain(allTexts(locale)['rights.right.restriction']);
    expect(plain(paper(0))).not.toContain(plain(String(said(0))));
  });
});
