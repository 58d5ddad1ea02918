import { describe, expect, it } from 'vitest';
import type { CaseFile } from '../../../domain/case/case-file.ts';
import { splitCase } from '../../../domain/casework/split-case.ts';
import { dueBefore, lineNamed, linesOf, owedBy, plansSeen } from '../../../domain/plan/lines.ts';
import type { NewLine } from '../../../domain/plan/owe.ts';
import { datedPlans, lineId, owe } from '../../../domain/plan/owe.ts';
import { HOUSEHOLD } from '../../../domain/plan/service-plan.ts';
import { deliver, settleLines } from '../../../domain/plan/settle-line.ts';
import { erasedRecords } from '../../../domain/rights/erasure.ts';
import { AT, command, staff } from '../../fixtures/actors.ts';
import { caseFile, committed, refusalName } from '../../fixtures/case-file.ts';
import { adult, child } from '../../fixtures/household.ts';

const by = command(staff('caseworker', 'winnipeg'));
const family = (): CaseFile => caseFile({ members: [adult(), child()] });
const clinic = (whom: string, over: Partial<NewLine> = {}): NewLine => ({
  whom,
  service: { list: 'kinbridge-1', code: 'receiving-clinic' },
  class: 'health',
  owner: 'health-staff',
  provider: { kind: 'clinic' },
  source: { kind: 'health-assessment', reference: whom },
  due: { afterArrival: 'P30D' },
  ...over,
});
const housing = (over: Partial<NewLine> = {}): NewLine => ({
  whom: HOUSEHOLD,
  service: { list: 'kinbridge-1', code: 'housing' },
  owner: 'caseworker',
  source: { kind: 'follow-up', reference: 'housing' },
  due: { at: '2026-04-01T00:00:00.000Z' },
  ...over,
});

describe('the plan of a case', () => {
  it('has what is owed to each member and to the household, once however often it is said', () => {
    const file = family();
    const [person] = file.persons;
    const wanted = [clinic(person!.id), housing()];
    const change = owe(file, wanted, by);
    expect(change.facts).toEqual([
      { act: 'plan.owed', details: { lines: 2, owedBy: ['follow-up', 'health-assessment'] } },
    ]);
    const after = committed(file, change);
    expect(linesOf(after).map(({ whom, line }) => [whom, line.service.code, line.state])).toEqual([
      [person!.id, 'receiving-clinic', 'planned'],
      [HOUSEHOLD, 'housing', 'planned'],
    ]);
    expect(owe(after, wanted, by).writes).toEqual([]);
    const more = owe(
      after,
      [...wanted, housing({ source: { kind: 'sponsorship', reference: 'offer' } })],
      by,
    );
    expect(more.facts[0]?.details?.lines).toBe(1);
    expect(owedBy(after, 'health-assessment', person!.id)).toHaveLength(1);
  });

  it('is of nobody who is not in the case', () => {
    expect(refusalName(() => owe(family(), [clinic('person-of-another')], by))).toBe('NotFound');
  });

  it('counts from the arrival what is owed after it, and moves with a corrected arrival', () => {
    const file = family();
    const id = file.persons[0]!.id;
    const after = committed(file, owe(file, [clinic(id), housing()], by));
    expect(dueBefore(after, '2030-01-01T00:00:00.000Z').map(({ line }) => line.service.code)).toEqual([
      'housing',
    ]);
    const [dated] = datedPlans(after.servicePlans, '2026-03-08T22:30:00.000Z');
    expect(dated?.lines[0]?.dueAt).toBe('2026-04-07T22:30:00.000Z');
    const delivered = committed(
      { ...after, servicePlans: [dated!] },
      deliver({ ...after, servicePlans: [dated!] }, dated!.lines[0]!.id, { on: '2026-04-01' }, by) as never,
    );
    expect(datedPlans(delivered.servicePlans, '2026-03-10T00:00:00.000Z')).toEqual([]);
  });

  it('knows what was delivered, on which day and by whom it was recorded', () => {
    const start = family();
    const file = committed(start, owe(start, [housing()], by));
    const id = lineId(file.case.id, housing());
    const change = deliver(file, id, { on: '2026-03-02', outcome: 'A flat for a year.' }, by);
    expect(change.facts).toEqual([{ act: 'plan.delivered', subject: id, details: { on: '2026-03-02' } }]);
    const after = committed(file, change);
    expect(lineNamed(after, id).line).toMatchObject({
      ...{ state: 'delivered', outcome: 'A flat for a year.' },
      settled: { on: '2026-03-02', at: AT, by: by.actor.id },
    });
    expect(deliver(after, id, { on: '2026-03-02' }, by).writes).toEqual([]);
    expect(dueBefore(after, '2030-01-01T00:00:00.000Z')).toEqual([]);
    const cancels = () =>
      settleLines(after, [{ lineId: id, how: { state: 'cancelled', reasonCode: 'not-needed' } }], by);
    expect(refusalName(cancels)).toBe('WrongState');
  });

  it('takes late what was given up as not delivered', () => {
    const start = family();
    const file = committed(start, owe(start, [housing()], by));
    const id = lineId(file.case.id, housing());
    const how = { state: 'not-delivered', reasonCode: 'not-available' } as const;
    const without = committed(file, settleLines(file, [{ lineId: id, how }], by));
    const late = committed(without, deliver(without, id, { on: '2026-03-02' }, by));
    expect(lineNamed(late, id).line.state).toBe('delivered');
  });

  it('hides lines of a class from readers who do not see it', () => {
    const file = family();
    const after = committed(file, owe(file, [clinic(file.persons[0]!.id)], by));
    expect(plansSeen(after.servicePlans, ['identity']).flatMap(({ lines }) => lines)).toEqual([]);
    expect(plansSeen(after.servicePlans, ['health']).flatMap(({ lines }) => lines)).toHaveLength(1);
  });

  it('goes with its person when that person is erased, and with members who part', () => {
    const file = family();
    const [first, second] = file.persons;
    const after = committed(file, owe(file, [clinic(first!.id), clinic(second!.id), housing()], by));
    expect(
      erasedRecords(after, { personId: second!.id }).flatMap((one) =>
        one.type === 'service-plan' ? [one.id] : [],
      ),
    ).toEqual([second!.id]);
    const split = {
      members: [second!.id],
      reasonCode: 'separate-travel',
      status: 'active',
      stages: {},
    } as const;
    const { change, opened } = splitCase(after, split, by);
    const there = opened.writes.find((one) => one.type === 'service-plan');
    expect(there).toMatchObject({ id: second!.id, caseId: opened.case.id, lines: [{ state: 'planned' }] });
    const here = change.writes.find((one) => one.type === 'service-plan');
    expect(here).toMatchObject({
      lines: [{ state: 'cancelled', settled: { reasonCode: 'moved-with-person' } }],
    });
  });
});
