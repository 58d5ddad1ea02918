import { createElement } from 'react';
import { expect, test } from 'vitest';
import { ApiProblem } from '../../console/src/api/api-problem.ts';
import { faultsOfIssues } from '../../console/src/cases/new/faults.ts';
import { emptyMember } from '../../console/src/cases/new/member-values.ts';
import { RefusalAlert } from '../../console/src/cases/new/refusal-alert.tsx';
import { LOCALES } from '../../console/src/i18n/locales.ts';
import { allTexts } from '../fixtures/console-texts.ts';
import { rendered } from './rendered.ts';

const OTHER = 'case-3frj456789abcdefghjk';
const issues = [
  {
    ...{ path: 'members.1.individualNumber', rule: 'is of a person who is in no other case' },
    ...{ code: 'in-no-other-case', values: { caseId: OTHER }, received: 'a number of another case' },
  },
];
const members = [
  { ...emptyMember(''), name: 'Samira Haddad', individualNumber: '8B2-1' },
  { ...emptyMember(''), name: 'Omid Ahmadi', individualNumber: '8B2-2' },
];
const draw = (problem: ApiProblem, locale: string) =>
  rendered(createElement(RefusalAlert, { problem, members }), locale);

test.each(LOCALES)('a member who is in another case is named, with that case, in %s', (locale) => {
  const say = allTexts(locale);
  const html = draw(new ApiProblem('AlreadyExists', 409, { issues }), locale);
  for (const text of ['Omid Ahmadi', '8B2-2', `/cases/${OTHER}`, say['cases.elsewhere.open']])
    expect(html).toContain(text);
  expect(html).not.toContain('Samira');
  expect(faultsOfIssues(issues)).toEqual({ 'members.1.individualNumber': 'number-elsewhere' });
  expect(say['cases.fault.number-elsewhere']).toBeTruthy();
  const corrected = issues.map((issue) => ({ ...issue, path: 'member.individualNumber' }));
  const ofCorrection = draw(new ApiProblem('AlreadyExists', 409, { issues: corrected }), locale);
  for (const text of ['Samira Haddad', `/cases/${OTHER}`]) expect(ofCorrection).toContain(text);
  const taken = draw(new ApiProblem('AlreadyExists', 409), locale);
  expect(taken).toContain(say['api.AlreadyExists.title']);
});
