import { createElement } from 'react';
import { describe, expect, it } from 'vitest';
import { PAGES } from '../../console/src/app/pages.ts';
import { NothingFound } from '../../console/src/audit/nothing-found.tsx';
import { EMPTY_FOR, type EmptyList } from '../../console/src/desk/empty-for.ts';
import { EmptyHere } from '../../console/src/desk/empty-here.tsx';
import { Nothing } from '../../console/src/desk/nothing.tsx';
import { LOCALES } from '../../console/src/i18n/locales.ts';
import { NothingWaits } from '../../console/src/work/nothing-waits.tsx';
import type { Role } from '../../domain/kernel/actor.ts';
import { allTexts, textsOf } from '../fixtures/console-texts.ts';
import { rendered } from './rendered.ts';

/** Lists that lie under another path than their name. */
const PATHS: Partial<Record<EmptyList, string>> = { webhooks: 'clients/:clientId/webhooks' };
/** Pages of a list whose only role has its own sentence as the list's text. */
const FOR_ONE: Readonly<Record<string, string>> = {
  complaints: 'complaints.none',
  operations: 'operations.no-failed-stages',
  supervision: 'supervision.away.none',
};
const lists = Object.keys(EMPTY_FOR) as EmptyList[];
const rolesOf = (path: string): readonly Role[] => PAGES.find((page) => page.path === path)?.roles ?? [];
const cases = lists.flatMap((list) => rolesOf(PATHS[list] ?? list).map((role) => ({ list, role })));

describe('an empty list', () => {
  it.each(cases)('of $list says to a $role what to do now', ({ list, role }) => {
    for (const locale of LOCALES) {
      const html = rendered(createElement(Nothing, { title: '', list }), locale, { role });
      const told = Object.entries(textsOf(list, locale)).filter(
        ([id, text]) => id.startsWith(`${list}.empty.for.`) && html.includes(text),
      );
      expect(told, `${list} ${role} ${locale}`).toHaveLength(1);
    }
  });

  it('is told of by every text that there is, each of its own', () => {
    const asked = lists.flatMap((list) =>
      Object.values(EMPTY_FOR[list]).map((told) => `${list}.empty.for.${told}`),
    );
    const texts = Object.entries(allTexts('en')).filter(([id]) => id.includes('.empty.for.'));
    expect(texts.map(([id]) => id).toSorted()).toEqual([...new Set(asked)].toSorted());
    expect(new Set(texts.map(([, text]) => text)).size).toBe(texts.length);
  });

  it.each(rolesOf('work'))('of work says to a %s where to go on', (role) => {
    const html = rendered(createElement(NothingWaits, { filtered: false, onShowAll: () => {} }), 'en', {
      role,
    });
    expect(html).toContain(allTexts('en')[`work.empty.${role}`]);
  });

  it.each(Object.entries(FOR_ONE))('of %s has one role and says what to do', (path, id) => {
    expect(rolesOf(path)).toHaveLength(1);
    expect(allTexts('en')[id]?.split(/[.:,] /).length).toBeGreaterThan(1);
  });

  it('has a room whose texts come with each page that shows it', () => {
    const without = lists.filter(
      (list) => !PAGES.find(({ path }) => path === (PATHS[list] ?? list))?.rooms.includes(list),
    );
    expect(without).toEqual([]);
  });
});

/** Lists of a record, by the text that each is empty, and whether everybody who may not fill it is told the same. */
const OF_RECORDS = {
  'cases.consents.none': 'others ask',
  'cases.flags.none': 'others ask',
  'cases.access.none': 'others ask',
  'cases.change.none': 'others ask',
  'cases.links.none': 'nobody fills it',
  'cases.plan.none': 'nobody fills it',
  'notes.none': 'others ask',
  'documents.none': 'others ask',
  'appointments.none': 'others ask',
  'rights.none': 'others ask',
} as const;

describe.each(LOCALES)('in %s, an empty list of a record', (locale) => {
  const texts = allTexts(locale);
  const shown = (of: string, acts: boolean, role: Role) =>
    rendered(createElement(EmptyHere, { of, acts }), locale, { role }).replace(/<[^>]*>/g, '|');

  it.each(Object.entries(OF_RECORDS))(
    'at %s says what to do to who may, who may not and who audits',
    (of, how) => {
      const told = [
        shown(of, true, 'caseworker'),
        ...(how === 'others ask' ? [shown(of, false, 'health-staff')] : []),
        shown(of, false, 'auditor'),
      ];
      for (const one of told) expect(one).toContain(texts[of]);
      const todos = told.map((one) =>
        one
          .split('|')
          .filter((part) => part !== '')
          .at(-1),
      );
      expect(todos.every((todo) => Object.values(texts).includes(todo!))).toBe(true);
      expect(new Set(todos).size).toBe(todos.length);
    },
  );

  it.each(['audit.no-executions', 'audit.no-entries', 'executions.of-case.none'])(
    'at %s says to auditors and supervisors what each does now',
    (of) => {
      for (const role of ['auditor', 'supervisor'] as const) {
        const html = rendered(createElement(NothingFound, { of }), locale, { role });
        expect(html).toContain(texts[of]);
        expect(html).toContain(texts[`${of}.${role}`]);
      }
    },
  );
});
