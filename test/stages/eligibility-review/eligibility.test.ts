import { describe, expect, it } from 'vitest';
import type { CaseFile } from '../../../domain/case/case-file.ts';
import { askedBefore } from '../../../domain/casework/submission-details.ts';
import { matterOf } from '../../../domain/work-item/matter.ts';
import { PolicySchema } from '../../../registry/policy-schema.ts';
import { shippedPolicy } from '../../../registry/shipped.ts';
import { command, staff } from '../../fixtures/actors.ts';
import { caseFile, decided, opened, refusal, refusalName } from '../../fixtures/case-file.ts';
import { IN_NEED, INTERVIEWED, RECOMMENDED } from '../../fixtures/eligibility.ts';
import { adult, child } from '../../fixtures/household.ts';

const [first, second] = [staff('caseworker', 'amman', 'anna'), staff('caseworker', 'amman', 'bilal')];
const later = '2026-03-11T09:00:00.000Z';
const review = (file: CaseFile, form: Record<string, unknown> = RECOMMENDED, by = first) =>
  decided(file, 'eligibility-review', form, command(by));
const approval = (file: CaseFile, form: Record<string, unknown> = { decision: 'approve' }, by = second) =>
  decided(file, 'eligibility-approval', form, command(by, later));

describe('eligibility', () => {
  it('is recommended by one person and approved by another', () => {
    const { file } = approval(review(caseFile()).file);
    expect(file.case.stages['eligibility-review']).toMatchObject({
      status: 'completed',
      outcome: 'recommended',
    });
    expect(file.case.status).toBe('active');
  });

  it('is never approved by who reviewed it, supervisor or not', () => {
    const supervisor = { ...first, roles: ['caseworker' as const, 'supervisor' as const] };
    const reviewed = review(caseFile(), undefined, supervisor).file;
    expect(refusalName(() => approval(reviewed, undefined, supervisor))).toBe('FourEyes');
    expect(
      refusalName(() => approval(reviewed, { decision: 'return', reasonCode: 'thin-file' }, supervisor)),
    ).toBe('FourEyes');
  });

  it('counts the latest review: who approved the first may review the second, and then not approve it', () => {
    const returned = approval(review(caseFile()).file, { decision: 'return', reasonCode: 'thin-file' }).file;
    const again = decided(
      returned,
      'eligibility-review',
      RECOMMENDED,
      command(second, '2026-03-12T09:00:00.000Z'),
    ).file;
    const at = '2026-03-13T09:00:00.000Z';
    expect(
      refusalName(() => decided(again, 'eligibility-approval', { decision: 'approve' }, command(second, at))),
    ).toBe('FourEyes');
    const { file } = decided(again, 'eligibility-approval', { decision: 'approve' }, command(first, at));
    expect(file.case.stages['eligibility-review']?.outcome).toBe('recommended');
  });

  it('is not approved without a review, nor returned without a reason', () => {
    expect(refusalName(() => approval(caseFile()))).toBe('WrongState');
    expect(refusal(() => approval(review(caseFile()).file, { decision: 'return' })).issues[0]?.path).toBe(
      'reasonCode',
    );
  });

  it('may change categories and priority, to two different ones', () => {
    const form = {
      ...{ ...INTERVIEWED, ...IN_NEED, decision: 'change' },
      primaryCategory: 'women-and-girls-at-risk',
      secondaryCategory: 'medical-needs',
      priority: 'urgent',
    };
    expect(review(caseFile(), form).file.case).toMatchObject({
      priority: 'urgent',
      primaryCategory: 'women-and-girls-at-risk',
    });
    const same = { ...form, secondaryCategory: form.primaryCategory };
    expect(refusal(() => review(caseFile(), same)).issues[0]?.path).toBe('secondaryCategory');
  });

  it('is not recommended only when every adult was counselled, which is recorded of each; then the case closes', () => {
    const file = caseFile({ members: [adult(), adult({ relationship: 'spouse' }), child()] });
    const adults = file.persons.filter(({ birthDate }) => birthDate < '2000').map(({ id }) => id);
    const form = { ...INTERVIEWED, decision: 'not-recommended', reasonCode: 'no-need' };
    expect(refusal(() => review(file, { ...form, counselled: adults.slice(1) })).issues[0]).toMatchObject({
      path: 'counselled',
      code: 'every-adult-counselled',
    });
    const reviewed = review(file, { ...form, counselled: adults });
    expect(reviewed.change.facts.filter(({ act }) => act === 'eligibility.counselled')).toEqual(
      adults.toSorted().map((subject) => ({ act: 'eligibility.counselled', subject })),
    );
    expect(reviewed.file.case.status).toBe('active');
    expect(approval(reviewed.file).file.case).toMatchObject({
      status: 'closing',
      closing: { outcome: 'not-eligible' },
    });
  });
});

/** What is wrong with a form, by field. */
const wrong = (form: Record<string, unknown>, file = caseFile()): (readonly [string, string | undefined])[] =>
  refusal(() => review(file, form)).issues.map(({ path, code }) => [path, code] as const);
const without = (...names: string[]) =>
  Object.fromEntries(Object.entries(RECOMMENDED).filter(([name]) => !names.includes(name)));

describe('what a recommendation rests on', () => {
  it('is an interview with day, place, language and who interpreted, all asked for at once', () => {
    expect(wrong(without(...Object.keys(INTERVIEWED)))).toEqual([
      ['interviewedOn', 'required'],
      ['interviewPlace', 'required'],
      ['interviewLanguage', 'required'],
      ['interpreting', 'required'],
      ['everyAdultHeard', 'every-adult-heard'],
    ]);
    expect(wrong({ ...RECOMMENDED, interviewedOn: '2026-03-11' })).toEqual([
      ['interviewedOn', 'not-in-future'],
    ]);
    expect(wrong(without('interpreter'))).toEqual([['interpreter', 'required']]);
    expect(review(caseFile(), { ...without('interpreter'), interpreting: 'not-needed' }).file).toBeDefined();
  });

  it('says that every adult was heard, or who was not and why', () => {
    const file = caseFile({ members: [adult(), adult({ relationship: 'spouse' })] });
    const [, spouse] = file.persons;
    const absent = { ...RECOMMENDED, everyAdultHeard: false, notHeard: [spouse!.id] };
    expect(wrong(absent, file)).toEqual([['whyNotHeard', 'required']]);
    expect(wrong({ ...absent, everyAdultHeard: true }, file)).toEqual([
      ['everyAdultHeard', 'every-adult-heard'],
    ]);
    expect(review(file, { ...absent, whyNotHeard: 'In hospital.' }).file).toBeDefined();
    expect(refusalName(() => review(file, { ...absent, notHeard: ['person-of-another-case'] }))).toBe(
      'NotFound',
    );
  });

  it('is recognised status, or the waiver of a state, with its source and day', () => {
    expect(wrong(without('refugeeStatus', 'statusSource', 'statusOn'))).toEqual([
      ['refugeeStatus', 'required'],
      ['statusSource', 'required'],
      ['statusOn', 'required'],
    ]);
    const file = caseFile();
    const eligibility = { ...file.policy.eligibility, statuses: ['recognised-by-state' as const] };
    expect(wrong(RECOMMENDED, { ...file, policy: { ...file.policy, eligibility } })).toEqual([
      ['refugeeStatus', 'in-list'],
    ]);
    expect(review(caseFile(), { ...RECOMMENDED, refugeeStatus: 'waived-by-state' }).file).toBeDefined();
  });

  it('is the reason why neither going back nor staying serves', () => {
    expect(wrong(without('whyNotReturn', 'whyNotStay'))).toEqual([
      ['whyNotReturn', 'required'],
      ['whyNotStay', 'required'],
    ]);
  });

  it('is asked for of nobody who withdraws, but of everybody else who is refused', () => {
    const file = caseFile();
    const counselled = file.persons.map(({ id }) => id);
    const form = { decision: 'not-recommended', counselled };
    expect(wrong({ ...form, reasonCode: 'no-resettlement-need' }, file)[0]).toEqual([
      'interviewedOn',
      'required',
    ]);
    expect(review(file, { ...form, reasonCode: 'withdrawn' }).file).toBeDefined();
  });

  it('is nothing where a policy says nothing, as those of before did', () => {
    const { eligibility: _none, ...before } = shippedPolicy('resettlement', 1)!;
    const policy = PolicySchema.parse(before);
    expect(review({ ...caseFile(), policy }, { decision: 'recommend' }).file).toBeDefined();
  });

  it('needs no categories in a programme that asks for none', () => {
    const file = caseFile({}, { primaryCategory: undefined, secondaryCategory: undefined });
    const asks = (categories: boolean) => {
      const policy = { ...file.policy, eligibility: { ...file.policy.eligibility, categories } };
      return askedBefore({ ...file, policy }, ['eligibility-review']);
    };
    expect(asks(true)).toEqual({ kind: 'submission-categories', stage: 'eligibility-review' });
    expect(asks(false)).toBeUndefined();
  });

  it('stands whole beside the approval, which a second person gives or returns', () => {
    const { file } = review(caseFile());
    const item = opened(file, 'eligibility-approval');
    const [basis] = matterOf(item.file, item.file.workItems.find(({ id }) => id === item.id)!, later, [
      'identity',
    ]).earlier;
    expect(basis).toMatchObject({
      decision: 'recommend',
      isBasis: true,
      fields: { ...INTERVIEWED, ...IN_NEED },
    });
  });
});
