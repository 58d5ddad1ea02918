import { describe, expect, it } from 'vitest';
import { planAppointment } from '../../../domain/appointments/plan-appointment.ts';
import type { CaseFile } from '../../../domain/case/case-file.ts';
import { AT } from '../../fixtures/actors.ts';
import { committed, decided, refusal, refusalName } from '../../fixtures/case-file.ts';
import { agreed, here, idsOf, submitted } from '../../fixtures/reunification.ts';

const LATER = '2026-03-20T12:00:00.000Z';
const of = (file: CaseFile, outcomes: readonly string[]) =>
  idsOf(file).map((personId, index) => ({ personId, outcome: outcomes[index] }));
const take = (file: CaseFile, outcomes = ['taken', 'exempt'], over: object = {}) =>
  decided(
    file,
    'biometrics',
    { decision: 'taken', takenOn: '2026-03-20', biometrics: of(file, outcomes), ...over },
    here(LATER),
  );
const plan = (file: CaseFile, at = AT) =>
  planAppointment(
    file,
    {
      ...{ kind: 'biometrics', personIds: idsOf(file), day: '2026-03-20' },
      ...{ time: '10:00', minutes: 30, timeZone: 'UTC', place: 'Visa centre', staff: [], remind: undefined },
    },
    { sees: ['identity'], known: [] },
    here(at),
  );
const stage = (file: CaseFile) => file.case.stages['family-reunification'];

describe('biometrics', () => {
  it('get an appointment once the application is complete and submitted, and no earlier', () => {
    expect(refusal(() => plan(agreed())).issues[0]).toMatchObject({
      path: 'kind',
      code: 'appointment-due',
    });
    expect(plan(submitted()).writes[0]).toMatchObject({ kind: 'biometrics', status: 'planned' });
  });

  it('are taken of everybody who is not exempt: then the stage is over, and the appointment was held', () => {
    const waiting = committed(submitted(), plan(submitted()));
    const { file, change } = take(waiting);
    expect(stage(file)).toMatchObject({ status: 'completed', outcome: 'agreed' });
    expect(file.appointments.map(({ status }) => status)).toEqual(['held']);
    expect(change.facts.map(({ act }) => act)).toContain('biometrics.taken');
  });

  it('are asked for again of whoever did not come, after the policy’s time', () => {
    const file = submitted();
    const { change } = take(file, ['taken', 'not-taken']);
    expect(change.answer).toMatchObject({ decision: 'missed', askAgainAt: '2026-04-03T12:00:00.000Z' });
    expect(change.patch.stages).toBeUndefined();
    expect(change.facts.find(({ act }) => act === 'biometrics.taken-in-part')?.details?.missing).toEqual([
      idsOf(file)[1],
    ]);

    const planned = committed(file, plan(file));
    const missed = decided(
      planned,
      'biometrics',
      { decision: 'missed', reasonCode: 'did-not-come' },
      here(LATER),
    );
    expect(missed.change.answer).toMatchObject({ askAgainAt: '2026-04-03T12:00:00.000Z' });
    expect(missed.file.appointments.map(({ status }) => status)).toEqual(['missed']);
    expect(stage(take(missed.file).file)).toMatchObject({ status: 'completed' });
  });

  it('say of each member what became of them, on a day after the application', () => {
    const file = submitted();
    expect(
      refusal(() => take(file, ['taken'], { biometrics: of(file, ['taken']).slice(0, 1) })).issues[0]?.path,
    ).toBe('biometrics');
    expect(refusal(() => take(file, undefined, { takenOn: '2026-03-08' })).issues[0]?.path).toBe('takenOn');
    expect(refusal(() => take(file, undefined, { takenOn: '2026-03-21' })).issues[0]?.path).toBe('takenOn');
    expect(refusalName(() => take(agreed()))).toBe('WrongState');
  });
});
