import { describe, expect, it } from 'vitest';
import { officesOfAccused } from '../../../domain/complaints/accused.ts';
import { mayRead } from '../../../domain/complaints/decide-complaint.ts';
import type { StaffMember } from '../../../domain/staff/staff-member.ts';
import { command, staff } from '../../fixtures/actors.ts';
import { caseFile, decided } from '../../fixtures/case-file.ts';

const member = (id: string, office: string, name: string): StaffMember => ({
  ...{ type: 'staff-member', schema: 2, id, office, name },
  ...{ roles: ['protection-officer'], lastSeenOn: '2026-03-01' },
});
const DENY = { decision: 'deny', reasonCode: 'security-check' };

describe('whoever a complaint about staff may be about', () => {
  const file = decided(
    caseFile(),
    'state-decision',
    DENY,
    command(staff('caseworker', 'amman', 'moved-1')),
  ).file;
  const moved = member('moved-1', 'beirut', 'Rami Nasser');
  const named = member('other-1', 'nairobi', 'Jane Wanjiru');
  const nobody = member('other-2', 'lyon', 'Paul Petit');
  const all = [moved, named, nobody];

  it('is somebody who worked on the case, wherever they work now, and whoever is named', () => {
    expect(officesOfAccused(file, undefined, all)).toEqual(['beirut']);
    expect(officesOfAccused(file, 'the woman called WANJIRU', all)).toEqual(['beirut', 'nairobi']);
    expect(officesOfAccused(caseFile(), 'Mr Li', all)).toEqual([]);
  });

  it('reads none of it in their new office either, nor does anybody there', () => {
    const offices = ['amman', 'winnipeg', ...officesOfAccused(file, 'Jane Wanjiru', all)];
    const reads = (office: string) =>
      mayRead({ about: 'staff', offices }, staff('protection-officer', office));
    expect(['amman', 'beirut', 'nairobi', 'lyon'].filter(reads)).toEqual(['lyon']);
  });
});
