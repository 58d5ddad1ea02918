import { createElement } from 'react';
import { describe, expect, test } from 'vitest';
import { CasesTable } from '../../console/src/cases/list/cases-table.tsx';
import type { CaseRow } from '../../console/src/cases/list/use-cases.ts';
import { LOCALES } from '../../console/src/i18n/locales.ts';
import { allTexts } from '../fixtures/console-texts.ts';
import { rendered } from './rendered.ts';

const AT = '2036-03-10T09:00:00.000Z';
const ROW: CaseRow = {
  ...{ caseId: `case-${'c'.repeat(20)}`, programme: 'resettlement', priority: 'normal', status: 'active' },
  ...{
    registeredAt: AT,
    office: 'amman',
    destinationOffice: 'toronto',
    number: null,
    name: null,
    members: 2,
  },
  ...{ outcome: null, stages: [], since: AT, waitsFor: [], waitsUntil: [], flags: [], restricted: false },
  erased: false,
  reading: null,
};
const waits: CaseRow['waitsFor'][number] = {
  ...{ kind: 'health-exam', stage: 'health-assessment', role: 'health-staff', office: 'amman', count: 1 },
  ...{ openedAt: AT, dueAt: AT },
};

describe.each(LOCALES)('where a case is, in %s', (locale) => {
  const texts = allTexts(locale);

  test('is a household that was erased, in words', () => {
    const html = drawn({ status: 'closed', members: 0, erased: true });
    expect(html).toContain(texts['cases.erased']);
    expect(html).not.toContain('>erased<');
  });
  const drawn = (over: Partial<CaseRow>) =>
    rendered(
      createElement(CasesTable, {
        ...{ loading: false, empty: null, label: 'x' },
        rows: [{ ...ROW, ...over }],
      }),
      locale,
    );
  const prepares = texts['cases.where.platform'];

  test('is that something is prepared when nobody and no date is waited for', () => {
    expect(drawn({})).toContain(prepares);
  });

  test('is the date that a stage waits for', () => {
    const html = drawn({ waitsUntil: [{ stage: 'travel', at: AT }] });
    expect(html).not.toContain(prepares);
    expect(html).toContain(texts['words.stage.travel']);
    expect(html).toContain('2036');
  });

  test('is who is waited for, and the date of another stage beside', () => {
    const html = drawn({ waitsFor: [waits], waitsUntil: [{ stage: 'sponsorship', at: AT }] });
    expect(html).not.toContain(prepares);
    for (const stage of ['health-assessment', 'sponsorship'])
      expect(html).toContain(texts[`words.stage.${stage}`]);
  });
});
