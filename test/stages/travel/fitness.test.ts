import { describe, expect, it } from 'vitest';
import type { CaseFile } from '../../../domain/case/case-file.ts';
import { AT } from '../../fixtures/actors.ts';
import { refusal, refusalName } from '../../fixtures/case-file.ts';
import { adult, child } from '../../fixtures/household.ts';

import { act, boardingOf, booking, confirmFit, ready } from './ready.ts';

describe('fitness to fly', () => {
  it('is confirmed at most 72 hours before departure, for every member', () => {
    const { file } = booking(ready('2026-08-31'));
    expect(refusal(() => confirmFit(file, '2026-03-29T09:59:59.000Z')).issues[0]?.path).toBe('decision');
    expect(confirmFit(file, '2026-03-29T10:00:00.000Z').file.travel).toMatchObject({ fitToFly: true });
    const nobody = () =>
      act(file, 'fitness-to-fly', { decision: 'fit', personIds: [] }, '2026-03-30T00:00:00Z');
    expect(refusal(nobody).issues[0]?.path).toBe('personIds');
    expect(refusalName(() => confirmFit(ready(), AT))).toBe('WrongState');
  });

  it('is needed to depart, and gone after a delay or a cancellation', () => {
    const booked = booking(ready()).file;
    const departedAt = '2026-04-01T10:20:00.000Z';
    const left = { decision: 'departed', departedAt, boarding: boardingOf(booked) };
    const at = '2026-04-01T11:00:00.000Z';
    expect(refusalName(() => act(booked, 'departure', left, at))).toBe('WrongState');
    const well = confirmFit(booked, '2026-03-31T10:00:00.000Z').file;
    expect(act(well, 'departure', left, at).file.travel).toMatchObject({ departedAt: left.departedAt });
    expect(refusal(() => act(well, 'departure', left, '2026-04-01T10:00:00.000Z')).issues[0]?.path).toBe(
      'departedAt',
    );
    const unwell = act(
      well,
      'fitness-to-fly',
      { decision: 'unfit', unfitIds: [well.persons[0]!.id], reasonCode: 'fever' },
      '2026-03-31T12:00:00.000Z',
    ).file;
    expect(refusalName(() => act(unwell, 'departure', left, at))).toBe('WrongState');
    const cancelled = act(well, 'departure', { decision: 'cancelled', reasonCode: 'strike' }, at).file.travel;
    expect(cancelled).toMatchObject({ fitToFly: false });
    expect(cancelled).not.toHaveProperty('departureAt');
  });
});

describe('somebody who is not fit to fly', () => {
  const at = '2026-03-30T00:00:00.000Z';
  const family = () =>
    booking(ready('2026-08-31', { members: [adult(), adult({ relationship: 'spouse' }), child()] })).file;
  const unfit = (file: CaseFile, index: number, form: Record<string, unknown> = {}) =>
    act(
      file,
      'fitness-to-fly',
      {
        ...{ decision: 'unfit', unfitIds: [file.persons[index]!.id], reasonCode: 'fever' },
        ...form,
      },
      at,
    );

  it('is named, the reason in the health record alone, and the household waits', () => {
    const { change, file } = unfit(family(), 1);
    const id = file.persons[1]!.id;
    expect(change.facts).toContainEqual({ act: 'fitness-to-fly.refused', subject: id });
    expect(JSON.stringify(change.facts)).not.toContain('fever');
    expect(file.health.filter(({ unfit: found }) => found)).toMatchObject([
      { personId: id, unfit: { on: '2026-03-30', reasonCode: 'fever' } },
    ]);
    expect(file.travel).toMatchObject({ fitToFly: false });
    expect(file.changes).toEqual([]);
    const well = confirmFit(booking(file).file, '2026-03-31T10:00:00.000Z').file.health;
    expect(well.find(({ personId }) => personId === id)).toMatchObject({ fitToFlyOn: '2026-03-31' });
    expect(well.some(({ unfit: found }) => found)).toBe(false);
  });

  it('is somebody of the household', () => {
    expect(refusal(() => unfit(family(), 0, { unfitIds: [] })).issues[0]?.path).toBe('unfitIds');
    expect(refusal(() => unfit(family(), 0, { unfitIds: ['person-x'] })).issues[0]?.path).toBe('unfitIds');
  });

  const parting = (file: CaseFile, over: Record<string, unknown> = {}) => ({
    decision: 'part',
    agreed: file.persons.slice(0, 2).map(({ id }) => id),
    householdSaid: 'The others go first, we follow.',
    ...over,
  });

  it('stays behind only if every adult agreed, and then a second person is asked', () => {
    const file = family();
    const { change } = unfit(file, 1, parting(file));
    expect(change.writes).toContainEqual(
      expect.objectContaining({
        type: 'household-change',
        status: 'proposed',
        change: { kind: 'parts', members: [file.persons[1]!.id] },
      }),
    );
    expect(change.facts.map(({ act: name }) => name).slice(0, 2)).toEqual([
      'fitness-to-fly.refused',
      'household-change.proposed',
    ]);
    expect(Object.keys(change.answer).sort()).toEqual(['decision', 'workItemId']);
    expect(JSON.stringify([change.facts, change.answer])).not.toContain('go first');
    const alone = () => unfit(file, 1, parting(file, { agreed: [file.persons[0]!.id] }));
    expect(refusal(alone).issues).toMatchObject([{ path: 'agreed', code: 'every-adult-agrees' }]);
  });

  it('is no child left alone', () => {
    const file = family();
    expect(refusal(() => unfit(file, 2, parting(file))).issues).toMatchObject([
      { path: 'stayWith', code: 'adult-goes' },
    ]);
    const mother = file.persons[1]!.id;
    const { change } = unfit(file, 2, parting(file, { stayWith: [mother] }));
    expect(change.writes).toContainEqual(
      expect.objectContaining({ change: { kind: 'parts', members: [mother, file.persons[2]!.id].sort() } }),
    );
    const all = { stayWith: file.persons.map(({ id }) => id) };
    expect(refusal(() => unfit(file, 2, parting(file, all))).issues[0]?.path).toBe('stayWith');
  });
});

describe('presumptive treatment', () => {
  it('is kept by person and day, for those to whom it was given', () => {
    const file = booking(ready('2026-08-31', { members: [adult(), child()] })).file;
    const [first] = file.persons;
    const { health } = act(
      file,
      'fitness-to-fly',
      {
        ...{ decision: 'fit', personIds: file.persons.map(({ id }) => id) },
        ...{ presumptive: ['albendazole', 'ivermectin'], presumptiveFor: [first!.id] },
      },
      '2026-03-30T00:00:00.000Z',
    ).file;
    const given = health.filter(({ presumptive }) => presumptive);
    expect(given).toMatchObject([
      {
        personId: first!.id,
        presumptive: {
          scheme: 'cdc-presumptive-treatment',
          given: [{ medicine: 'albendazole', on: '2026-03-30' }, { medicine: 'ivermectin' }],
        },
      },
    ]);
  });
});
