import { describe, expect, it } from 'vitest';
import type { CaseFile } from '../../../domain/case/case-file.ts';
import { inTwoLegs } from '../../../stages/travel/sample-journey.ts';
import { refusal } from '../../fixtures/case-file.ts';
import { adult, child } from '../../fixtures/household.ts';

import { act, boardingOf, booking, confirmFit, fitFamily, ready } from './ready.ts';

describe('boarding', () => {
  const at = '2026-04-01T11:00:00.000Z';
  const family = () => fitFamily([adult(), adult({ relationship: 'spouse', name: 'Karim Haddad' }), child()]);
  const depart = (file: CaseFile, over: Record<string, string>, more: Record<string, unknown> = {}) =>
    act(
      file,
      'departure',
      {
        ...{ decision: 'departed', departedAt: '2026-04-01T10:20:00.000Z', ...more },
        boarding: boardingOf(file, over),
      },
      at,
    );
  const named = (file: CaseFile, relationship: string) =>
    file.persons.find((person) => person.relationship === relationship)!.id;

  it('has a result for each member, and somebody who boards', () => {
    const file = family();
    const lacking = { ...{ decision: 'departed', departedAt: '2026-04-01T10:20:00.000Z' } };
    const boarding = boardingOf(file).slice(1);
    expect(refusal(() => act(file, 'departure', { ...lacking, boarding }, at)).issues[0]?.path).toBe(
      'boarding',
    );
    const nobody = Object.fromEntries(file.persons.map(({ id }) => [id, 'did-not-come']));
    expect(refusal(() => depart(file, nobody)).issues[0]?.path).toBe('boarding');
    expect(depart(file, {}).file.travel?.boarding).toEqual(boardingOf(file));
  });

  it('is not of a day long before the journey that was booked, by which what has run out since would still hold', () => {
    const file = family();
    const early = (departedAt: string) => refusal(() => depart(file, {}, { departedAt })).issues[0];
    expect(early('2025-04-01T10:20:00.000Z')).toMatchObject({ path: 'departedAt', code: 'departs-from' });
    expect(early('2026-03-29T09:59:00.000Z')).toMatchObject({ path: 'departedAt' });
    const sooner = { departedAt: '2026-03-31T22:00:00.000Z' };
    expect(depart(file, {}, sooner).file.travel?.departedAt).toBe(sooner.departedAt);
  });

  it('never parts a family silently: the others are asked, and may wait', () => {
    const file = family();
    const spouse = named(file, 'spouse');
    expect(refusal(() => depart(file, { [spouse]: 'papers-refused' })).issues[0]?.path).toBe('othersWish');
    const { change, file: waits } = depart(file, { [spouse]: 'papers-refused' }, { othersWish: 'wait' });
    expect(change.answer).toMatchObject({ decision: 'cancelled' });
    expect(waits.travel).toMatchObject({ fitToFly: false });
    expect(waits.travel?.departedAt).toBeUndefined();
    expect(change.facts[0]).toMatchObject({ act: 'travel.others-asked', details: { othersWish: 'wait' } });
  });

  it('opens a case of their own for who stays behind when the others go ahead', () => {
    const file = family();
    const spouse = named(file, 'spouse');
    const { change, file: gone } = depart(file, { [spouse]: 'papers-refused' }, { othersWish: 'go-ahead' });
    expect(gone.travel?.departedAt).toBe('2026-04-01T10:20:00.000Z');
    expect(gone.persons.find(({ id }) => id === spouse)?.status).toBe('split');
    const [linked] = change.opened ?? [];
    expect(linked?.case).toMatchObject({ status: 'active', linked: [{ caseId: file.case.id }] });
    expect(linked?.case.stages['state-decision']?.status).toBe('completed');
    expect(linked?.case.stages.travel).toBeUndefined();
    expect(linked?.writes).toContainEqual(expect.objectContaining({ type: 'person', id: spouse }));
    expect(linked?.writes).toContainEqual(
      expect.objectContaining({ type: 'health-record', personId: spouse }),
    );
  });

  it('leaves no child without an adult on either side', () => {
    const file = family();
    for (const staying of [['son'], ['principal-applicant', 'spouse']]) {
      const over = Object.fromEntries(staying.map((who) => [named(file, who), 'not-fit']));
      const go = { othersWish: 'go-ahead', newPrincipalId: named(file, 'son') };
      expect(refusal(() => depart(file, over, go)).issues[0]?.path).toBe('othersWish');
    }
  });

  it('names who leads those who go when the principal applicant stays', () => {
    const file = family();
    const over = { [named(file, 'principal-applicant')]: 'not-fit' };
    const go = { othersWish: 'go-ahead' };
    expect(refusal(() => depart(file, over, go)).issues[0]?.path).toBe('newPrincipalId');
    const spouse = named(file, 'spouse');
    const gone = depart(file, over, { ...go, newPrincipalId: spouse }).file;
    expect(gone.persons.find(({ id }) => id === spouse)?.relationship).toBe('principal-applicant');
  });
});

describe('a delay', () => {
  const well = () => confirmFit(booking(ready('2026-04-20')).file, '2026-03-31T10:00:00.000Z').file;
  const delay = (departureAt: string) =>
    act(
      well(),
      'departure',
      { decision: 'delayed', legs: inTwoLegs(departureAt), reasonCode: 'flight-cancelled' },
      '2026-04-01T08:00:00.000Z',
    );

  it('is told to the sponsor, and fitness is confirmed anew', () => {
    const { change, file } = delay('2026-04-05T10:00:00.000Z');
    expect(change.answer).toMatchObject({ ready: true, fitnessAt: '2026-04-02T10:00:00.000Z' });
    expect(change.writes).toContainEqual(
      expect.objectContaining({ type: 'notice', template: 'travel-delayed', status: 'pending' }),
    );
    expect(file.travel).toMatchObject({ fitToFly: false, departureAt: '2026-04-05T10:00:00.000Z' });
  });

  it('past the validity of health re-opens the assessment', () => {
    const { change, file } = delay('2026-04-21T10:00:00.000Z');
    expect(change.answer).toMatchObject({ ready: false });
    expect(file.case.stages['health-assessment']?.status).toBe('reopened');
    expect(change.writes.filter((put) => put.type === 'travel-plan')).toHaveLength(1);
  });

  it('is to a time in the future', () => {
    expect(refusal(() => delay('2026-03-31T10:00:00.000Z')).issues[0]?.path).toBe('legs.0.departs');
  });
});

describe('an arrival', () => {
  const travelling = (members = [adult()]) => {
    const file = fitFamily(members);
    const departedAt = '2026-04-01T10:20:00.000Z';
    const form = { decision: 'departed', departedAt, boarding: boardingOf(file) };
    return act(file, 'departure', form, '2026-04-01T11:00:00.000Z').file;
  };
  const at = '2026-04-02T12:00:00.000Z';
  const arrivalsOf = (file: CaseFile, over: Record<string, string> = {}) =>
    file.persons.map(({ id }) => ({ personId: id, arrival: over[id] ?? 'arrived' }));
  const arrive = (arrivedAt: string) => {
    const file = travelling();
    return act(file, 'arrival', { decision: 'arrived', arrivedAt, arrivals: arrivalsOf(file) }, at);
  };

  it('completes travel, plans the follow-up from when it was, and tells the sponsor', () => {
    const { change, file } = arrive('2026-04-02T06:00:00.000Z');
    expect(file.case.stages.travel).toMatchObject({ status: 'completed', outcome: 'arrived' });
    expect(file.followUp?.visits[0]).toMatchObject({ dueAt: '2026-04-03T06:00:00.000Z' });
    expect(change.writes).toContainEqual(expect.objectContaining({ template: 'sponsor-arrival' }));
  });

  it.each(['2026-04-01T10:00:00.000Z', '2026-04-02T12:00:01.000Z'])(
    'was not at %s, before departure or after now',
    (arrivedAt) => {
      expect(refusal(() => arrive(arrivedAt)).issues[0]?.path).toBe('arrivedAt');
    },
  );

  it('accounts for each member: for one who has not arrived protection is told, and it is asked again', () => {
    const file = travelling([adult(), child()]);
    const missing = file.persons[1]!.id;
    const form = (arrivedAt: string, over: Record<string, string>) => ({
      ...{ decision: 'arrived', arrivedAt },
      arrivals: arrivalsOf(file, over),
    });
    const everybody = Object.fromEntries(file.persons.map(({ id }) => [id, 'not-arrived']));
    const first = '2026-04-02T06:00:00.000Z';
    expect(refusal(() => act(file, 'arrival', form(first, everybody), at)).issues[0]?.path).toBe('arrivals');
    const { change, file: part } = act(file, 'arrival', form(first, { [missing]: 'not-arrived' }), at);
    expect(change.answer).toMatchObject({ decision: 'delayed', askAgainAt: '2026-04-03T00:00:00.000Z' });
    expect(part.case.stages.travel).toBeUndefined();
    expect(
      change.writes.filter((put) => put.type === 'notice').map(({ template, to }) => [template, to]),
    ).toEqual(
      ['amman', 'winnipeg'].map((office) => [
        'protection-concern',
        { kind: 'role', role: 'protection-officer', office },
      ]),
    );
    const late = '2026-04-03T00:00:00.000Z';
    const all = act(
      part,
      'arrival',
      form(late, { [missing]: 'in-hospital' }),
      '2026-04-03T01:00:00.000Z',
    ).file;
    expect(all.travel).toMatchObject({ arrivedAt: first });
    expect(all.case.stages.travel).toMatchObject({ outcome: 'arrived' });
  });

  it('that is delayed is told, and asked for again', () => {
    const delayed = (expectedAt: string) =>
      act(travelling(), 'arrival', { decision: 'delayed', expectedAt, reasonCode: 'missed-connection' }, at);
    expect(delayed('2026-04-03T09:00:00.000Z').change.answer).toMatchObject({
      askAgainAt: '2026-04-03T09:00:00.000Z',
    });
    for (const never of ['2026-04-02T11:00:00.000Z', '9999-01-01T00:00:00.000Z'])
      expect(refusal(() => delayed(never)).issues[0]?.path).toBe('expectedAt');
  });
});
