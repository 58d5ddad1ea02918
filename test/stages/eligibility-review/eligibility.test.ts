import { describe, expect, it } from 'vitest';
import type { CaseFile } from '../../../domain/case/case-file.ts';
import { command, staff } from '../../fixtures/actors.ts';
import { caseFile, decided, refusal, refusalName } from '../../fixtures/case-file.ts';
import { adult, child } from '../../fixtures/household.ts';

const [first, second] = [staff('caseworker', 'amman', 'anna'), staff('caseworker', 'amman', 'bilal')];
const later = '2026-03-11T09:00:00.000Z';
const review = (file: CaseFile, form: Record<string, unknown> = { decision: 'recommend' }, by = first) =>
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
      { decision: 'recommend' },
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
      decision: 'change',
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

  it('is not recommended only when every member was counselled; once approved the case closes', () => {
    const file = caseFile({ members: [adult(), child()] });
    const form = { decision: 'not-recommended', reasonCode: 'no-need', counselled: [file.persons[0]!.id] };
    expect(refusal(() => review(file, form)).issues[0]?.path).toBe('counselled');
    const reviewed = review(file, { ...form, counselled: file.persons.map(({ id }) => id) }).file;
    expect(reviewed.case.status).toBe('active');
    expect(approval(reviewed).file.case).toMatchObject({
      status: 'closing',
      closing: { outcome: 'not-eligible' },
    });
  });
});
