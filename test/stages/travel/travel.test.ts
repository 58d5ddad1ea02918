import { describe, expect, it } from 'vitest';
import type { CaseFile } from '../../../domain/case/case-file.ts';
import { raiseFlag } from '../../../domain/casework/consents-and-flags.ts';
import { whySecurityExpires } from '../../../stages/state-decision/security.ts';
import { needsEscort, travelReadinessGaps } from '../../../stages/travel/readiness.ts';
import { AT, command, staff } from '../../fixtures/actors.ts';
import { caseFile, committed, decided, refusal } from '../../fixtures/case-file.ts';
import { adult, child } from '../../fixtures/household.ts';

import { act, boardingOf, booking, ready } from './ready.ts';

describe('the readiness gate', () => {
  it.each(['state-decision', 'best-interests', 'cultural-orientation', 'sponsorship'] as const)(
    'asks for %s',
    (stage) => {
      const file = ready();
      const { [stage]: _undone, ...stages } = file.case.stages;
      const lacking = { ...file, case: { ...file.case, stages } };
      expect(travelReadinessGaps(lacking, AT)).toEqual([stage]);
      expect(refusal(() => booking(lacking)).message).toContain(stage);
    },
  );

  it('asks for documents, for no flag that blocks travel, and lets pass who has all', () => {
    const file = ready();
    expect(travelReadinessGaps(file, AT)).toEqual([]);
    const { travel: _none, ...undocumented } = file;
    expect(travelReadinessGaps(undocumented, AT)).toEqual(['travel-documents']);
    const flag = { kind: 'medical-hold', instruction: 'x', blocks: ['travel'] } as const;
    const held = committed(
      file,
      raiseFlag(file, { ...flag, blocks: ['travel'] }, command(staff('health-staff'))),
    );
    expect(refusal(() => booking(held)).message).toContain('flag-medical-hold');
  });

  it('does not ask a reunited family for a sponsor', () => {
    const family = caseFile({ programme: 'family-reunification' });
    expect(travelReadinessGaps(family, AT)).not.toContain('sponsorship');
  });

  it('asks for health whatever stages the policy of an old case has', () => {
    const file = ready();
    const bare = { ...file, health: [], policy: { ...file.policy, stages: ['travel' as const] } };
    expect(travelReadinessGaps(bare, AT)).toEqual(['health-assessment']);
  });

  it('re-opens health by itself when its validity does not reach the journey', () => {
    const last = booking(ready('2026-04-01')).change;
    expect(last.answer).toMatchObject({ ready: true });
    const { change, file } = booking(ready('2026-03-31'));
    expect(change.answer).toMatchObject({ ready: false });
    expect(file.case.stages['health-assessment']).toMatchObject({
      status: 'reopened',
      outcome: 'validity-too-short',
    });
    expect(file.travel).toMatchObject({ bookings: 0, departureAt: '2026-04-01T10:00:00.000Z' });
  });

  it('asks the state again by itself when its security check ends before the journey', () => {
    const checked = (securityValidUntil: string): CaseFile => ({
      ...ready(),
      stateSubmissions: {
        ...{ type: 'state-submissions', schema: 1, caseId: 'case', submissions: [] },
        securityValidUntil,
      },
    });
    expect(booking(checked('2026-04-01')).change.answer).toMatchObject({ ready: true });
    const { file } = booking(checked('2026-03-31'));
    expect(file.case.stages['state-decision']).toMatchObject({
      status: 'reopened',
      outcome: 'security-check-expires',
    });
    const why = whySecurityExpires(file);
    expect(why?.ways.map((way) => way.map(({ lever, values }) => [lever, values]))).toEqual([
      [['departure-by', { day: '2026-03-31' }]],
      [['security-until', { day: '2026-04-01' }]],
    ]);
    const late = { ...checked('2026-03-31'), travel: { ...ready().travel!, fitToFly: true } };
    const gone = refusal(() =>
      act(
        late,
        'departure',
        { decision: 'departed', departedAt: '2026-04-01T10:00:00.000Z', boarding: boardingOf(late) },
        '2026-04-01T11:00:00.000Z',
      ),
    );
    expect(JSON.stringify(gone)).toContain('security-until');
    const again = decided(
      file,
      'state-decision',
      { decision: 'accept', securityValidUntil: '2026-12-31' },
      command(staff('caseworker')),
    ).file;
    expect(booking(again).change.answer).toMatchObject({ ready: true });
  });

  it('books a day in the future that a workflow can wait for', () => {
    for (const departureAt of [AT, '2026-03-01T00:00:00Z', '2026-06-19T00:00:00Z'])
      expect(refusal(() => booking(ready(), departureAt)).issues[0]?.path).toBe('legs.0.departs');
    expect(booking(ready()).change.answer).toMatchObject({
      ready: true,
      fitnessAt: '2026-03-29T10:00:00.000Z',
    });
  });
});

describe('an escort', () => {
  it.each([
    ['children only', [child({ relationship: 'principal-applicant' })], true],
    ['an unaccompanied child with others', [adult(), child({ separation: 'unaccompanied' })], true],
    ['a serious medical condition', [adult({ needs: ['serious-medical-condition'] })], true],
    ['a family', [adult(), child()], false],
  ])('for %s: %#', (_who, members, needed) => {
    expect(needsEscort(caseFile({ members }), AT)).toBe(needed);
  });

  it('has to be booked when it is needed', () => {
    const file = ready('2026-08-31', {
      members: [adult({ needs: ['serious-medical-condition'] })],
    });
    expect(refusal(() => booking(file)).issues[0]?.path).toBe('escorted');
    expect(booking(file, undefined, true).file.travel).toMatchObject({ escorted: true });
  });
});
