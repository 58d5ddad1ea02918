import { describe, expect, it } from 'vitest';
import type { CaseFile } from '../../../domain/case/case-file.ts';
import { reportDeath } from '../../../domain/household/report-death.ts';
import { command, staff } from '../../fixtures/actors.ts';
import { caseFile, committed, decided, refusal } from '../../fixtures/case-file.ts';
import { adult, child } from '../../fixtures/household.ts';

const by = command(staff('caseworker'));
const second = command(staff('supervisor'));
const family = () =>
  caseFile({
    members: [
      adult(),
      child({ name: 'Omar', separation: 'accompanied' }),
      child({ name: 'Hala', separation: 'separated' }),
    ],
  });
const dies = (file: CaseFile, happenedOn?: string) => {
  const [parent, eldest] = file.persons;
  const death = { personId: parent!.id, newPrincipalId: eldest!.id, happenedOn };
  return committed(file, reportDeath(file, death, by));
};
const separations = ({ persons }: CaseFile) =>
  persons.map(({ name, separation }) => [name, separation]).sort();

describe('a death that somebody reports', () => {
  it('is not in the future', () => {
    expect(refusal(() => dies(family(), '2126-01-01')).issues).toMatchObject([
      { path: 'happenedOn', code: 'not-in-future' },
    ]);
    expect(dies(family(), '2026-03-10').persons.some(({ status }) => status === 'deceased')).toBe(true);
  });

  it('by mistake leaves no child unaccompanied whose parent lives', () => {
    const before = family();
    const file = dies(before);
    const children = file.persons.filter(({ status }) => status === 'active');
    expect(children.map(({ separation }) => separation)).toEqual(['unaccompanied', 'unaccompanied']);
    const [{ id }] = file.changes as [CaseFile['changes'][number]];
    const form = { decision: 'decline', reasonCode: 'another-person-died' };
    const back = decided(file, 'household-change', form, second, id).file;
    expect(separations(back)).toEqual(separations(before));
  });
});
