import { describe, expect, test } from 'vitest';
import { issuesByField, placeOf } from '../../console/src/work/field-issues.ts';
import type { Entered } from '../../console/src/work/form-entered.ts';
import { formOf, withNeeded } from '../../console/src/work/form-model.ts';
import { nextRow, rowsIn } from '../../console/src/work/form-rows.ts';
import { bodyOf, faultsOf, listedMembers } from '../../console/src/work/form-values.ts';
import { reasonsFor } from '../../console/src/work/reasons.ts';
import { workItemForms } from '../../contracts/work-items.ts';
import { ANY_WORK_KINDS } from '../../registry/any-kind.ts';

const SUBJECTS = {
  members: ['person-a', 'person-b'],
  group: ['person-a', 'person-b'],
  topics: ['law', 'health'],
  scored: [
    { whom: 'household', dimensions: ['housing'] },
    { whom: 'person-a', dimensions: ['safety'] },
  ],
  due: [{ lineId: 'line-a', whom: 'household', service: 'housing', dueAt: '2026-11-20T08:00:00.000Z' }],
  visits: ['7-days'],
};
const forms = workItemForms().flatMap(({ kind, form }) =>
  formOf(form).map((decision) => ({ kind, decision, name: `${kind}: ${decision.code}` })),
);

/** What a person would enter to fill in every field that is asked for. */
function filled(kind: string, decision: (typeof forms)[number]['decision']): Entered {
  const entered: Record<string, unknown> = {};
  for (const field of decision.fields) {
    if (field.kind === 'choice') entered[field.name] = field.options[0];
    if (field.kind === 'choices') entered[field.name] = [field.options[0]];
    if (field.kind === 'date') entered[field.name] = '2026-11-22';
    if (field.kind === 'instant') entered[field.name] = { day: '2026-11-22', time: '08:30' };
    if (field.kind === 'reason') entered[field.name] = reasonsFor(kind, decision.code)[0];
    if (field.kind === 'text' && field.required) entered[field.name] = 'municipality';
    if (field.kind === 'lines') entered[field.name] = 'panel-chair\n\n panel-health ';
    if (field.kind === 'number') entered[field.name] = String(field.least);
    if (field.kind === 'plan')
      entered[field.name] = [{ service: field.services[0], days: '7', by: field.by[0], what: '' }];
    if (field.kind === 'topics') entered[field.name] = ['law'];
    if (field.kind === 'members') entered[field.name] = ['person-a'];
    if (field.kind === 'language') entered[field.name] = 'ar';
    if (field.kind === 'member') entered[field.name] = 'person-a';
    if (field.kind === 'office') entered[field.name] = 'toronto';
    if (field.kind === 'sponsor') entered[field.name] = 'sponsor-0123456789abcdefghjk';
    if (field.kind === 'scores') entered[field.name] = { 'household housing': '2', 'person-a safety': '5' };
    if (field.kind === 'by-line') entered[field.name] = { 'line-a': field.options[0] };
    if (field.kind === 'visits') entered[field.name] = ['7-days'];
    if (field.kind === 'by-member')
      entered[field.name] = { 'person-a': field.options[0], 'person-b': field.options[1] };
  }
  return entered;
}

describe('the form of every decision', () => {
  test('can be drawn', () => {
    expect(forms.length).toBeGreaterThan(60);
  });

  test.each(forms)('$name is taken by the domain as it is filled in', ({ kind, decision }) => {
    const entered = filled(kind, decision);
    expect(faultsOf(decision, entered, SUBJECTS)).toEqual({});
    const { form } = ANY_WORK_KINDS.find((each) => each.kind === kind)!;
    expect(form.safeParse(bodyOf(decision, entered, SUBJECTS))).toMatchObject({ success: true });
  });

  test.each(forms)('$name says which fields are missing, and only those', ({ decision }) => {
    const faults = Object.keys(faultsOf(decision, {}, SUBJECTS));
    const free = new Set(['fixed', 'yes-no', 'members', 'attendance']);
    const asked = decision.fields.filter(({ kind, required }) => required && !free.has(kind));
    expect(faults.sort()).toEqual(asked.map(({ name }) => name).sort());
  });
});

describe('what is entered', () => {
  const held = formOf(workItemForms().find(({ kind }) => kind === 'orientation-session')!.form)[0]!;
  const arrived = formOf(workItemForms().find(({ kind }) => kind === 'arrival')!.form)[0]!;

  test('records who was present and who was not', () => {
    const body = bodyOf(held, { heldOn: '2026-11-22', topics: ['law'], absent: ['person-b'] }, SUBJECTS);
    expect(body).toMatchObject({ decision: 'held', present: ['person-a'], absent: ['person-b'] });
  });

  test('says what was learned of those who came, where the policy of the case asks for it', () => {
    const learned = { 'person-a': 'well' };
    const entered = { heldOn: '2026-11-22', topics: ['law'], absent: ['person-b'], learned };
    expect(bodyOf(held, entered, SUBJECTS)).not.toHaveProperty('learned');
    const [asked] = withNeeded([held], [{ decision: 'held', fields: ['knewBefore', 'learned'] }]);
    expect(faultsOf(asked!, entered, SUBJECTS)).toEqual({ knewBefore: { id: 'work.choose-each' } });
    expect(bodyOf(asked!, entered, SUBJECTS).learned).toEqual([{ personId: 'person-a', level: 'well' }]);
  });

  test('becomes an instant by the clock of the person', () => {
    const entered = { arrivedAt: { day: '2026-12-01', time: '23:15' } };
    const { arrivedAt } = bodyOf(arrived, entered, SUBJECTS) as unknown as { arrivedAt: string };
    expect(new Date(arrivedAt).getTime()).toBe(new Date(2026, 11, 1, 23, 15).getTime());
  });

  test.each([
    [{ day: '2026-13-01', time: '10:00' }, 'work.bad-date'],
    [{ day: '2026-12-01', time: '25:00' }, 'work.bad-time'],
    [{ day: '2026-12-01', time: '' }, 'work.bad-time'],
    [{ day: '', time: '' }, 'work.required'],
  ])('of a day and time %j is told as %s', (arrivedAt, id) => {
    expect(faultsOf(arrived, { arrivedAt }, SUBJECTS)).toMatchObject({ arrivedAt: { id } });
  });

  test('of any shape from an old draft is a fault or nothing, never an error', () => {
    for (const value of [null, 7, 'x', [], {}, [null], { day: 3 }])
      for (const { decision } of forms) {
        const entered = Object.fromEntries(decision.fields.map(({ name }) => [name, value]));
        expect(() => faultsOf(decision, entered, SUBJECTS)).not.toThrow();
      }
  });
});

describe('rows of papers and legs', () => {
  const of = (kind: string) => formOf(workItemForms().find((one) => one.kind === kind)!.form)[0]!;
  const [ready, booked] = [of('travel-documents'), of('travel-booking')];
  const missing = [{ kinds: ['visa'], personIds: ['person-a', 'person-b'] }];
  const subjects = { ...SUBJECTS, travel: { missing } };
  const leg = {
    ...{ fromPort: 'AMM', departs: { day: '2026-12-01', time: '10:00' }, fromZone: 'Asia/Amman' },
    ...{ toPort: 'IST', arrives: { day: '2026-12-01', time: '13:00' }, toZone: 'Europe/Istanbul' },
    ...{ carrier: 'Air', flight: 'KB 1' },
  };

  test('begin with what is missing, and send what was written alone', () => {
    const field = ready.fields.find(({ name }) => name === 'papers')!;
    if (field.kind !== 'rows') throw new Error('Expected rows.');
    const rows = rowsIn(field, {}, subjects);
    expect(rows).toEqual([
      { personId: 'person-a', kind: 'visa' },
      { personId: 'person-b', kind: 'visa' },
    ]);
    expect(bodyOf(ready, {}, subjects)).toEqual({ decision: 'ready' });
    const written = { papers: [rows[0]!, { ...rows[1], number: ' V1 ', validUntil: '2027-01-01' }] };
    const paper = { personId: 'person-b', kind: 'visa', number: 'V1', validUntil: '2027-01-01' };
    expect(bodyOf(ready, written, subjects)).toEqual({ decision: 'ready', papers: [paper] });
    const issue = { path: 'papers.0.number', rule: 'x', received: 'y' };
    expect(placeOf(ready, 'papers', issue, written, subjects)).toEqual({ row: 1, column: 'number' });
  });

  test('say which row and column is wrong', () => {
    const entered = { papers: [{ personId: 'person-a', kind: 'visa', number: 'V1' }] };
    expect(faultsOf(ready, entered, subjects)).toEqual({
      papers: { id: 'work.required', at: { row: 0, column: 'validUntil' } },
    });
  });

  test('ask for legs instead of a departure, where the policy does, and send the time of the place', () => {
    const [asked] = withNeeded([booked], [{ decision: 'booked', fields: ['legs'] }]);
    expect(asked!.fields.map(({ name }) => name)).toEqual(['legs', 'escorted', 'note']);
    expect(faultsOf(asked!, {}, SUBJECTS)).toEqual({ legs: { id: 'work.required' } });
    expect(bodyOf(asked!, { legs: [leg] }, SUBJECTS).legs).toMatchObject([
      { departs: '2026-12-01T10:00', arrives: '2026-12-01T13:00', metConfirmed: false },
    ]);
    expect(nextRow([leg])).toEqual({ fromPort: 'IST', fromZone: 'Europe/Istanbul' });
  });
});

test('issues of the server stand at the field in which they were entered', () => {
  const issue = (path: string) => ({ path, rule: `rule of ${path}`, received: 'nothing' });
  expect(issuesByField([issue('members.0.decision'), issue('absent'), issue('absent.1')])).toEqual({
    members: issue('members.0.decision'),
    attendance: issue('absent'),
  });
});

test('a list of children names nobody of age, and whose age is withheld is left to the reader', () => {
  const household = [
    { personId: 'person-a', age: 34 },
    { personId: 'person-b', age: 12 },
  ];
  const subjects = { ...SUBJECTS, members: ['person-a', 'person-b', 'person-c'], matter: { household } };
  expect(listedMembers(subjects, 'childrenHeard')).toEqual(['person-b', 'person-c']);
  expect(listedMembers(subjects, 'consenting')).toEqual(subjects.members);
  const asked = { ...subjects, context: { missing: ['person-a', 'person-b'] } };
  expect(listedMembers(asked, 'consenting')).toEqual(['person-a', 'person-b']);
  expect(listedMembers(asked, 'childrenHeard')).toEqual(['person-b']);
  expect(listedMembers(asked, 'personIds')).toEqual(subjects.members);
});

describe('documents of an application that are missing', () => {
  const submitted = formOf(
    workItemForms().find(({ kind }) => kind === 'reunification-application')!.form,
  )[0]!;
  const field = submitted.fields.find(({ name }) => name === 'alternatives') as Parameters<typeof rowsIn>[0];
  const missing = [
    { kinds: ['birth-certificate'], personIds: ['person-b'], explainable: true },
    { kinds: ['passport', 'identity-card'], personIds: [], explainable: true },
    { kinds: ['visa'], personIds: ['person-a'], explainable: false },
  ];
  const subjects = { ...SUBJECTS, missing };

  test('have a row each, in which it is said what stands in for them', () => {
    expect(rowsIn(field, {}, subjects)).toEqual([
      { personId: 'person-b', kind: 'birth-certificate' },
      { kind: 'passport' },
    ]);
    const rows = [
      { personId: 'person-b', kind: 'birth-certificate', instead: 'Vaccination card' },
      { kind: 'passport' },
    ];
    const body = bodyOf(submitted, { submittedOn: '2026-11-22', alternatives: rows }, subjects);
    expect(body.alternatives).toEqual([rows[0]]);
  });
});
