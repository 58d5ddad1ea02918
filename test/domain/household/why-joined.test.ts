import { describe, expect, it } from 'vitest';
import type { CaseFile } from '../../../domain/case/case-file.ts';
import type { HouseholdChange } from '../../../domain/household/household-change.ts';
import type { StageName } from '../../../domain/policy/stage-name.ts';
import { whyOfCase } from '../../../registry/why-of-case.ts';
import { AT } from '../../fixtures/actors.ts';
import { caseFile } from '../../fixtures/case-file.ts';
import { adult, child } from '../../fixtures/household.ts';
import { placedWith, sponsor } from '../../fixtures/sponsorship.ts';

const LATER = '2026-04-01T09:00:00.000Z';

/** A household that its last member joined later, which opened these stages again. */
function joined(
  stages: readonly StageName[],
  outcome: string,
  base = caseFile({ members: [adult(), child()] }),
) {
  const newcomer = base.persons[1]!;
  const change = {
    ...{ type: 'household-change', schema: 5, id: 'change-1', caseId: base.case.id, version: 2 },
    ...{ change: { kind: 'joins', because: 'birth', member: child() }, happenedOn: '2026-03-20' },
    ...{ evidence: 'x', office: 'amman', status: 'confirmed', proposedBy: 'a', proposedAt: AT },
    ...{ decidedBy: 'b', decidedAt: LATER, personId: newcomer.id },
  } as HouseholdChange;
  const again = Object.fromEntries(
    stages.map((stage) => [stage, { status: 'reopened', outcome, at: LATER }]),
  );
  const file: CaseFile = {
    ...base,
    changes: [change],
    case: { ...base.case, stages: { ...base.case.stages, ...again } },
  };
  return { file, newcomer };
}

describe('stages that somebody who joined opened again', () => {
  const stages = ['health-assessment', 'cultural-orientation', 'state-decision'] as const;

  it('each say so, and that nobody else would have', () => {
    const { file, newcomer } = joined(stages, 'member-joined');
    const why = whyOfCase(file);
    expect(why.map(({ stage }) => stage).sort()).toEqual([...stages].sort());
    for (const { rule, ways } of why) {
      expect(rule).toBe('joined-household');
      expect(ways).toEqual([[{ lever: 'not-joined', values: {}, personId: newcomer.id }]]);
    }
  });

  it('say nothing once whoever joined has left', () => {
    const { file, newcomer } = joined(stages, 'member-joined');
    const persons = file.persons.map((one) =>
      one.id === newcomer.id ? { ...one, status: 'left' as const } : one,
    );
    expect(whyOfCase({ ...file, persons })).toEqual([]);
  });
});

describe('a placement that ended', () => {
  const placed = placedWith(caseFile({ members: [adult(), child()] }), sponsor());
  const ended = (reasonCode: string, persons: number) => ({
    ...placed,
    offers: placed.offers.map((offer) => ({ ...offer, persons, status: 'withdrawn' as const, reasonCode })),
  });

  it('because the household grew says for how many the sponsor would have had to agree', () => {
    const { file, newcomer } = joined(['sponsorship'], 'household-grew', ended('household-grew', 1));
    expect(whyOfCase(file)).toMatchObject([
      {
        rule: 'places-for-household',
        values: { persons: 2, places: 1 },
        ways: [
          [{ lever: 'places-agreed', values: { persons: 2 } }],
          [{ lever: 'not-joined', personId: newcomer.id }],
        ],
      },
    ]);
  });

  it('because its sponsor may receive nobody says what it lacks', () => {
    const { file } = joined(['sponsorship'], 'sponsor-suspended', ended('sponsor-suspended', 2));
    const suspended = file.sponsors.map((one) => ({
      ...one,
      vetting: { ...one.vetting, status: 'suspended' as const },
    }));
    expect(whyOfCase({ ...file, sponsors: suspended })).toMatchObject([
      { rule: 'sponsor-standing', ways: [[{ lever: 'sponsor-cleared' }]] },
    ]);
    expect(whyOfCase(file)).toEqual([]);
  });
});
