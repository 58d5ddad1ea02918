import { describe, expect, it } from 'vitest';
import type { CaseFile } from '../../../domain/case/case-file.ts';
import type { Command } from '../../../domain/kernel/actor.ts';
import { command, staff } from '../../fixtures/actors.ts';
import { caseFile, decided, refusalName } from '../../fixtures/case-file.ts';

const here = command(staff('caseworker'));
const there = command(staff('caseworker', 'winnipeg'));
const start = () => caseFile({ programme: 'family-reunification' });
const established = () =>
  decided(start(), 'relationship-evidence', { decision: 'established', evidence: ['documents'] }, here).file;
const anchor = (file: CaseFile, form: Record<string, unknown> = { decision: 'agrees' }) =>
  decided(file, 'anchor-agreement', form, there).file;
const applicant = (file: CaseFile, form: Record<string, unknown> = { decision: 'agrees' }) =>
  decided(file, 'applicant-agreement', form, here).file;
const stage = (file: CaseFile) => file.case.stages['family-reunification'];

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
    expect(stage(anchor(established()))).toBeUndefined();
    expect(stage(applicant(anchor(established())))).toMatchObject({ status: 'completed', outcome: 'agreed' });
    expect(stage(anchor(applicant(established())))).toMatchObject({ status: 'completed', outcome: 'agreed' });
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
