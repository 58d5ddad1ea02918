import { createElement } from 'react';
import { describe, expect, test, vi } from 'vitest';
import { LOCALES } from '../../console/src/i18n/locales.ts';
import { ItemBody } from '../../console/src/work/item-body.tsx';
import type { ItemView } from '../../console/src/work/use-item.ts';
import type { Compared } from '../../domain/work-item/compared.ts';
import type { PersonAtWork } from '../../domain/work-item/person-at-work.ts';
import { allTexts } from '../fixtures/console-texts.ts';
import { rendered } from './rendered.ts';

vi.mock('virtual:work-item-forms', async () => {
  const { workItemForms } = await import('../../contracts/work-items.ts');
  return { FORMS: Object.fromEntries(workItemForms().map((form) => [form.kind, form])) };
});

const AT = '2026-03-10T09:00:00.000Z';
const CASE = 'case-0123456789abcdefghjk';
const OTHER = 'case-3frj456789abcdefghjk';
const item = (over: Partial<ItemView>): ItemView => ({
  ...{ workItemId: 'item-1', version: 1, kind: 'eligibility-approval', stage: 'eligibility-review' },
  ...{ role: 'caseworker', office: 'amman', status: 'open', round: 0, openedAt: AT, dueAt: AT },
  ...{ caseId: CASE, caseNumber: 'KB-1', subject: null, assignee: null, escalated: false, context: null },
  ...{
    sponsor: null,
    members: [],
    group: null,
    topics: null,
    scored: null,
    due: null,
    visits: null,
    needed: [],
    travel: null,
    known: null,
    support: null,
    message: null,
    service: null,
    given: null,
  },
  ...{
    matter: null,
    closed: [],
    missing: [],
    notFor: [],
    people: [],
    compared: null,
    held: null,
    takenBack: null,
    householdChange: null,
    rightsRequest: null,
  },
  ...{ expiringPapers: null, written: [], steps: [], why: [] },
  ...over,
});
const draw = (over: Partial<ItemView>, locale = 'en') =>
  rendered(
    createElement(ItemBody, {
      item: item(over),
      mayDecide: true,
      onRefresh: () => Promise.resolve({ data: undefined }),
    }),
    locale,
  );
const radios = (html: string) => html.match(/<input[^>]*type="radio"[^>]*>/g) ?? [];

describe.each(LOCALES)('in %s', (locale) => {
  const say = allTexts(locale);

  test('a decision that cannot be made now is closed, with why; the others stay open', () => {
    for (const why of ['sharing-asked', 'sharing-declined', 'same-person'] as const) {
      const html = draw({ kind: 'tracing-candidate', closed: [{ decision: 'confirm', why }] }, locale);
      expect(html).toContain(say[`words.closed.${why}`]);
      expect(radios(html)).toHaveLength(3);
      expect(radios(html).filter((radio) => / disabled/.test(radio))).toHaveLength(1);
    }
    expect(radios(draw({ kind: 'tracing-candidate' }, locale)).some((one) => / disabled/.test(one))).toBe(
      false,
    );
  });

  test('a paper that expires is told with whose it is and until when, and where the new one goes', () => {
    const person = { personId: 'person-1', name: 'Samira Haddad', age: 38, sex: 'f', needs: [] } as const;
    const household = [
      ...[{ ...person, relationship: 'principal-applicant', status: 'active', needs: [] } as const],
    ].map((one) => ({
      ...one,
      needs: [],
      separation: 'accompanied' as const,
      custody: 'not-a-child' as const,
    }));
    const about = { kind: 'expiring-paper', stage: 'closure', subject: 'person-1' } as const;
    const matter = { household, flags: [], consents: [], earlier: [] };
    const expiringPapers = [{ kind: 'passport' as const, country: 'SYR', expiresOn: '2031-04-09' }];
    const html = draw({ ...about, matter, expiringPapers, context: { paperKind: 'passport' } }, locale);
    for (const text of ['Samira Haddad', say['words.value.identity-paper.passport'], '2031'])
      expect(html).toContain(text);
    expect(html).toContain(say['work.matter.paper.how']);
    const renewed = draw({ ...about, matter, expiringPapers: [] }, locale);
    expect(renewed).toContain(say['work.matter.paper.none']);
  });

  test('a decision that waits for documents is closed, with which and of whom', () => {
    const missing: ItemView['missing'] = [
      {
        decision: 'ready',
        kinds: ['passport', 'travel-document'],
        personIds: ['person-1'],
        explainable: false,
      },
    ];
    const person = { personId: 'person-1', name: 'Samira Haddad', age: 38, sex: 'f', needs: [] } as const;
    const principal = { ...person, relationship: 'principal-applicant', status: 'active' } as const;
    const household = [{ ...principal, separation: 'accompanied', custody: 'not-a-child' }] as const;
    const matter: ItemView['matter'] = {
      household: [...household].map((one) => ({ ...one, needs: [] })),
      flags: [],
      consents: [],
      earlier: [],
    };
    const html = draw({ kind: 'travel-documents', stage: 'travel', matter, missing }, locale);
    expect(html).toContain(say['documents.kind.passport']);
    expect(html).toContain('Samira Haddad');
    expect(html).toContain(say['words.closed.document-missing']);
    expect(radios(html).filter((radio) => / disabled/.test(radio))).toHaveLength(1);
  });

  test('a task about a case of another office has neither its documents nor its notes', () => {
    const own = { household: [], flags: [], consents: [], earlier: [] };
    for (const [matter, shown] of [
      [null, false],
      [own, true],
    ] as const) {
      const html = draw({ matter: matter && { ...own } }, locale);
      expect(html.includes(say['documents.title']!)).toBe(shown);
      expect(html.includes(say['notes.text']!)).toBe(shown);
    }
  });

  test('the author of what it looks at again sees a hint and no form', () => {
    const html = draw({ closed: [{ decision: null, why: 'same-person' }] }, locale);
    expect(html).toContain(say['words.closed.all']);
    expect(radios(html)).toEqual([]);
    expect(radios(draw({}, locale))).toHaveLength(2);
  });

  test('two records of one number stand side by side, both linked, at registration', () => {
    const record = (caseId: string, caseNumber: string, name: string): Compared => ({
      ...{ caseId, caseNumber, office: 'amman', destinationOffice: 'lyon', registeredAt: AT },
      persons: [
        {
          ...{ personId: 'person-1', name, birthDate: '1988-02-01', sex: 'f' as const },
          ...{ relationship: 'principal-applicant' as const, status: 'active' as const },
          individualNumber: '8B2-1',
        },
      ],
    });
    const brother = {
      ...{ personId: 'person-2', name: 'Omar Haddad', birthDate: '1980-01-01', sex: 'm' as const },
      ...{ relationship: 'brother' as const, status: 'active' as const, individualNumber: null },
    };
    const compared = [record(CASE, 'KB-1', 'Samira Haddad'), record(OTHER, 'KB-2', 'سميرة حداد')];
    const of = { kind: 'same-number', stage: 'closure', context: { otherCaseId: OTHER } } as const;
    compared[1]!.persons.unshift(brother);
    const html = draw({ ...of, compared }, locale);
    // The same person stands at the same place on both sides, however the records order them.
    expect(html.indexOf('Omar Haddad')).toBeGreaterThan(html.indexOf('سميرة حداد'));
    for (const text of ['Samira Haddad', 'سميرة حداد', 'KB-2', `/cases/${CASE}`, `/cases/${OTHER}`])
      expect(html).toContain(text);
    expect(html.split(say['work.compared.shared']!)).toHaveLength(3);
    expect(html).toContain(say['work.stage.registration']);
    expect(html).not.toContain(`>${say['words.stage.closure']}<`);
    expect(html).not.toContain(`${OTHER}<`);
  });

  test('what a match consists of stands in its table alone', () => {
    const context = { match: { band: 'likely', reasons: [{ field: 'name', agreement: 'agrees', bits: 9 }] } };
    for (const kind of ['tracing-candidate', 'tracing-confirmation'])
      expect(draw({ kind, context }, locale)).not.toContain(say['work.matter.context']);
    expect(draw({ context: { child: true } }, locale)).toContain(say['work.matter.context']);
  });

  test('who decided before is called by name, or by role and office, never by id', () => {
    const one = { kind: 'eligibility-review', stage: 'eligibility-review', subject: null } as const;
    const rest = {
      reasonCode: null,
      note: null,
      fields: {},
      isBasis: true,
      decision: 'recommend',
      at: AT,
    } as const;
    const of = { ...one, ...rest, role: 'caseworker', office: 'amman' } as const;
    const people: PersonAtWork[] = [
      { id: 'worker.amman', name: 'Amal Nasser', role: 'caseworker', office: 'amman' },
      { id: 'other.amman', name: null, role: 'caseworker', office: 'amman' },
      { id: 'sponsor-hk3m1456789abcdefghj', name: 'Skopje Parish', role: 'sponsor', office: 'skopje' },
    ];
    const earlier = [
      ...people.map(({ id }, index) => ({ ...of, workItemId: `item-${index}`, by: id })),
      { ...of, workItemId: 'item-9', by: null, office: null },
    ];
    const drawn = draw(
      {
        ...{ people, assignee: 'other.amman', context: { refusedBy: 'worker.amman' } },
        matter: { household: [], flags: [], consents: [], earlier },
      },
      locale,
    );
    // Values of a sentence stand between marks of their direction.
    const html = drawn.replace(/[\u2066-\u2069]/g, '');
    const who = (id: string) =>
      say[id]!.replace('{role}', say['words.role.caseworker']!).replace(
        '{office}',
        say['words.office.amman']!,
      );
    for (const text of ['Amal Nasser', 'Skopje Parish', who('desk.who'), who('desk.who.elsewhere')])
      expect(html).toContain(text);
    expect(html).not.toMatch(/worker\.amman|other\.amman|sponsor-hk3m/);
  });
});
