import { createElement } from 'react';
import { describe, expect, it } from 'vitest';
import { ImportReport } from '../../console/src/cases/import/import-report.tsx';
import type { ImportReportData, Outcome } from '../../console/src/cases/import/use-import.ts';
import { LOCALES } from '../../console/src/i18n/locales.ts';
import { allTexts } from '../fixtures/console-texts.ts';
import { rendered } from './rendered.ts';

const reportOf = (outcomes: readonly Outcome[], rejectedRows: number[] = []): ImportReportData => ({
  ...{ rows: outcomes.length, rejected: [], rejectedRows, causes: [], warnings: [], rejectedFile: null },
  ...{ alike: [], importId: null, proposed: 0 },
  households: outcomes.map((outcome, index) => ({ rows: [index + 2], outcome, caseId: null, number: 'N-1' })),
});
const drawn = (report: ImportReportData, locale = 'en') =>
  rendered(createElement(ImportReport, { report, fileName: 'intake.csv' }), locale);

describe('what became of a file that was imported', () => {
  it('says that nothing was registered, and every reason why', () => {
    const known = drawn(reportOf(['already-registered', 'already-registered', 'other-office']));
    expect(known).toContain('Nothing was registered');
    expect(known).toContain('2 households are registered already and the file says nothing new about them.');
    expect(known).toContain('1 household is of another office');
    expect(known).not.toContain('The file is imported');
    const waiting = drawn(reportOf(['waiting'], [2]));
    expect(waiting).toContain('1 household waits: what has to be corrected is listed below.');
    expect(drawn(reportOf([], [2, 3]))).toContain('2 rows are on hold');
    expect(drawn(reportOf([]))).toContain('There is no household in the file.');
    for (const locale of LOCALES)
      expect(drawn(reportOf(['waiting'], [2]), locale)).toContain(allTexts(locale)['cases.import.nothing']);
  });

  it('says that the file is imported only where all of it is', () => {
    expect(drawn(reportOf(['registered', 'already-registered']))).toContain('The file is imported');
    expect(drawn(reportOf(['registered', 'waiting'], [3]))).toContain('Part of the file is imported');
  });
});
