import { describe, expect, it } from 'vitest';
import type { CaseFile } from '../../../domain/case/case-file.ts';
import type { Command } from '../../../domain/kernel/actor.ts';
import { nextStep } from '../../../stages/family-reunification/course.ts';
import { command, staff } from '../../fixtures/actors.ts';
import { caseFile, decided, refusal, refusalName } from '../../fixtures/case-file.ts';
import { establishedFor } from '../../fixtures/reunification.ts';

const here = command(staff('caseworker'));
const there = command(staff('caseworker', 'winnipeg'));
const start = () => caseFile({ programme: 'family-reunification' });
const established = () => establishedFor(start());
const joined = { decision: 'agrees', anchorStatus: 'refugee', statusSince: '2026-01-10' };
const anchor = (file: CaseFile, form: Record<string, unknown> = joined) =>
  decided(file, 'anchor-agreement', form, there).file;
const applicant = (file: CaseFile, form: Record<string, unknown> = { decision: 'agrees' }) =>
  decided(file, 'applicant-agreement', form, here).file;

const second = command(staff('caseworker', 'amman', 'another'));
const refused = (file: CaseFile, by: Command) =>
  decided(file, 'relationship-evidence', { decision: 'not-established', reasonCode: 'dna' }, by).file;

describe('family reunification', () => {
  it('is not refused by one person, nor by the same person twice', () => {
    const once = refused(start(), here);
    expect(once.case).toMatchObject({ status: 'active', run: 1 });
    expect(refusalName(() => refused(once, command(staff('caseworker'))))).toBe('FourEyes');
    expect(refused(once, second).case.status).toBe('closing');
  });

  it('goes on when the relationship is established and both sides agree, whoever agrees last', () => {
    expect(nextStep(anchor(established()))).toBe('agreements');
    expect(nextStep(applicant(anchor(established())))).toBe('application');
    expect(nextStep(anchor(applicant(established())))).toBe('application');
  });

  it('is not refused for missing papers alone', () => {
    const form = { decision: 'not-established', reasonCode: 'missing-documents' };
    expect(refusal(() => decided(start(), 'relationship-evidence', form, here)).issues[0]?.path).toBe(
      'reasonCode',
    );
  });

  it.each([
    ['2026-02-20', true],
    ['2026-04-11', false],
    [undefined, undefined],
  ])('says whether it was applied for in time for privileged terms: %s', (appliedOn, privileged) => {
    const late = command(staff('caseworker'), '2026-05-01T09:00:00.000Z');
    const form = { decision: 'agrees', ...(appliedOn === undefined ? {} : { appliedOn }) };
    const { change } = decided(anchor(established()), 'applicant-agreement', form, late);
    expect(change.facts.find(({ act }) => act === 'applicant-agreement.given')?.details?.privileged).toBe(
      privileged,
    );
  });

  it('knows the anchor’s status and its date, which is not to come', () => {
    expect(refusal(() => anchor(established(), { decision: 'agrees' })).name).toBe('InvalidInput');
    const form = { ...joined, statusSince: '2126-01-01' };
    expect(refusal(() => anchor(established(), form)).issues[0]?.path).toBe('statusSince');
  });

  it('asks nobody to agree before the relationship is established', () => {
    expect(refusalName(() => anchor(start()))).toBe('WrongState');
    const adjourned = decided(
      start(),
      'relationship-evidence',
      { decision: 'more-evidence', reasonCode: 'papers-on-the-way' },
      here,
    );
    expect(adjourned.change.answer).toMatchObject({ askAgainAt: '2026-03-24T09:00:00.000Z' });
    expect(refusalName(() => anchor(adjourned.file))).toBe('WrongState');
  });

  it.each<[string, () => CaseFile]>([
    ['the relationship is not established', () => refused(refused(start(), here), second)],
    [
      'the anchor does not agree',
      () => anchor(established(), { decision: 'does-not-agree', reasonCode: 'no-room' }),
    ],
    [
      'the applicants do not agree',
      () => applicant(anchor(established()), { decision: 'does-not-agree', reasonCode: 'stays' }),
    ],
  ])('ends when %s', (_why, end) => {
    expect(end().case).toMatchObject({
      status: 'closing',
      closing: { outcome: 'relationship-not-established' },
      run: 2,
    });
  });
});
