import { describe, expect, it } from 'vitest';
import type { CaseFile } from '../../../domain/case/case-file.ts';
import { plansAtArrival } from '../../../domain/plan/at-arrival.ts';
import { linesOf } from '../../../domain/plan/lines.ts';
import { HOUSEHOLD } from '../../../domain/plan/service-plan.ts';
import type { ShownWithForm } from '../../../domain/work-item/stage-module.ts';
import { PolicySchema } from '../../../registry/policy-schema.ts';
import { correctArrival } from '../../../stages/post-arrival-follow-up/correct-arrival.ts';
import { scoredAt } from '../../../stages/post-arrival-follow-up/dimensions.ts';
import { scheduleFrom } from '../../../stages/post-arrival-follow-up/schedule.ts';
import { postArrivalFollowUpStage } from '../../../stages/post-arrival-follow-up/stage.ts';
import { command, staff } from '../../fixtures/actors.ts';
import { caseFile, committed, decided, opened, refusalName } from '../../fixtures/case-file.ts';
import { adult, child } from '../../fixtures/household.ts';
import { placedWith, sponsor } from '../../fixtures/sponsorship.ts';

const ARRIVED = '2026-03-08T22:30:00.000Z';
const LATER = '2026-03-20T10:00:00.000Z';
const worker = staff('caseworker', 'winnipeg');

function arrived(file: CaseFile): CaseFile {
  const travel = {
    ...({ type: 'travel-plan', schema: 4, caseId: file.case.id, documents: 'ready' } as const),
    ...{ bookings: 1, escorted: false, fitToFly: true, departedAt: ARRIVED, arrivedAt: ARRIVED },
  };
  return {
    ...file,
    travel,
    servicePlans: plansAtArrival({ ...file, travel }, ARRIVED),
    followUp: scheduleFrom(file, ARRIVED),
  };
}
const family = (): CaseFile => arrived(caseFile({ members: [adult(), child()] }));
const servicesOf = (file: CaseFile, whom: string): string[] =>
  linesOf(file)
    .filter((one) => one.whom === whom)
    .map(({ line }) => line.service.code);
const lineOf = (file: CaseFile, service: string) =>
  linesOf(file).find(({ line }) => line.service.code === service)!.line;

describe('the service plan of each person', () => {
  it('has at the arrival what the policy owes them, each line with who gives it and until when', () => {
    const file = family();
    const [grown, young] = ['principal-applicant', child().relationship].map(
      (relationship) => file.persons.find((one) => one.relationship === relationship)!.id,
    );
    expect(servicesOf(file, HOUSEHOLD)).toEqual(['housing']);
    expect(servicesOf(file, grown!)).toEqual([
      ...['safety', 'health', 'language', 'income-and-work', 'psychosocial'],
    ]);
    expect(servicesOf(file, young!)).toEqual(['safety', 'health', 'school', 'language', 'psychosocial']);
    expect(lineOf(file, 'school')).toMatchObject({
      ...{ provider: { kind: 'authority' }, owner: 'caseworker', state: 'planned' },
      dueAt: '2026-04-07T22:30:00.000Z',
    });
  });

  it('has school only where there is a child, and a sponsor relation only where there is a sponsor', () => {
    const alone = arrived(caseFile({ members: [adult()] }));
    expect(linesOf(alone).map(({ line }) => line.service.code)).not.toContain('school');
    const placed = arrived(placedWith(caseFile({ members: [adult()] }), sponsor()));
    expect(servicesOf(placed, HOUSEHOLD)).toContain('sponsor-relation');
    // Housing is in the sponsor's plan already, or owed by it from the arrival on: once, and by that sponsor.
    expect(servicesOf(placed, HOUSEHOLD).filter((service) => service === 'housing')).toHaveLength(1);
    expect(lineOf(placed, 'housing').provider).toMatchObject({ kind: 'sponsor' });
    expect(lineOf(alone, 'housing').provider).toEqual({ kind: 'office' });
  });

  it('does not owe twice what another stage owes', () => {
    const file = caseFile({ members: [adult()] });
    const { servicePlans, travel } = arrived(file);
    const before = servicePlans.filter(({ id }) => id === HOUSEHOLD);
    const again = plansAtArrival({ ...file, travel: travel!, servicePlans: before }, ARRIVED);
    expect(again.filter(({ id }) => id === HOUSEHOLD)).toEqual([]);
  });

  it('gives each person what a sponsor promised all of them, once, by that sponsor and its day', () => {
    const file = arrived(placedWith(caseFile({ members: [adult(), child()] }), sponsor()));
    expect(servicesOf(file, HOUSEHOLD)).toEqual(
      expect.arrayContaining(['food-and-clothing', 'housing', 'sponsor-relation']),
    );
    expect(servicesOf(file, HOUSEHOLD)).not.toContain('language');
    expect(servicesOf(file, HOUSEHOLD)).not.toContain('income-and-work');
    const language = linesOf(file).filter(({ line }) => line.service.code === 'language');
    expect(language).toHaveLength(2);
    for (const { line } of language)
      expect(line).toMatchObject({
        ...{ provider: { kind: 'sponsor' }, owner: 'sponsorship-officer', source: { kind: 'sponsorship' } },
        ...{ afterArrival: 'P30D', dueAt: '2026-04-07T22:30:00.000Z' },
      });
    expect(linesOf(file).filter(({ line }) => line.service.code === 'income-and-work')).toHaveLength(1);
  });

  it('moves with an arrival that is corrected, but for what is settled', () => {
    const file = family();
    const moved = committed(file, correctArrival(file, '2026-03-07T06:00:00.000Z', command(worker)));
    expect(lineOf(moved, 'school').dueAt).toBe('2026-04-06T06:00:00.000Z');
    expect(lineOf(moved, 'housing').dueAt).toBe('2026-03-14T06:00:00.000Z');
  });

  it('is nothing in a policy that does not say, as policies of before did not', () => {
    const { followUp, ...rest } = caseFile().policy;
    const { services: _services, ...without } = followUp;
    expect(PolicySchema.parse({ ...rest, followUp: without }).followUp.services).toEqual([]);
  });
});

describe('the page of a person', () => {
  it('tells the day of the next visit and what is still to come for them, and nothing of others', () => {
    const file = family();
    const grown = file.persons.find(({ relationship }) => relationship === 'principal-applicant')!.id;
    const told = postArrivalFollowUpStage.tellsPerson(file, grown);
    expect(told).toEqual([
      {
        word: 'person.of.post-arrival-follow-up.visit',
        days: { visit: '2026-03-09T22:30:00.000Z' },
      },
      {
        word: 'person.of.post-arrival-follow-up.owed',
        values: { count: 6 },
        days: { next: '2026-03-15T22:30:00.000Z' },
      },
    ]);
  });
});

describe('a visit', () => {
  const shown = (file: CaseFile, at: string): ShownWithForm =>
    postArrivalFollowUpStage.shows(
      file,
      opened(file, 'follow-up-visit', '7-days', command(worker, at)).file.workItems.at(-1)!,
      at,
    );
  const scores = (file: CaseFile) =>
    scoredAt(file, LATER).map(({ whom, dimensions }) => ({
      whom,
      scores: Object.fromEntries(dimensions.map((dimension) => [dimension, 4])),
    }));
  const visit = (file: CaseFile, lines: { lineId: string; became: string }[]) =>
    decided(
      file,
      'follow-up-visit',
      { decision: 'completed', on: '2026-03-19', scores: scores(file), safetyConcern: false, lines },
      command(worker, LATER),
      '7-days',
    );

  it('shows what is due and overdue, for whom, and not what is owed later', () => {
    const file = family();
    expect(shown(file, LATER).due).toEqual([
      {
        ...{ lineId: lineOf(file, 'housing').id, whom: HOUSEHOLD, service: 'housing' },
        dueAt: '2026-03-15T22:30:00.000Z',
      },
    ]);
    expect(shown(file, '2026-04-03T10:00:00.000Z').due?.length).toBeGreaterThan(4);
  });

  it('settles what came on the day of the visit, and leaves what is still owed', () => {
    const file = family();
    const { id } = lineOf(file, 'housing');
    const still = visit(file, [{ lineId: id, became: 'still-owed' }]).file;
    expect(lineOf(still, 'housing').state).toBe('planned');
    const { file: after, change } = visit(file, [{ lineId: id, became: 'delivered' }]);
    expect(lineOf(after, 'housing')).toMatchObject({ state: 'delivered', settled: { on: '2026-03-19' } });
    expect(change.facts).toContainEqual({
      ...{ act: 'plan.delivered', subject: id, details: { on: '2026-03-19' } },
    });
  });

  it.each([
    ['not-available', 'not-delivered'],
    ['declined', 'cancelled'],
    ['not-needed', 'cancelled'],
  ])('says why something did not come: %s', (became, state) => {
    const file = family();
    const { file: after } = visit(file, [{ lineId: lineOf(file, 'housing').id, became }]);
    expect(lineOf(after, 'housing')).toMatchObject({ state, settled: { reasonCode: became } });
  });

  it('settles no line that it does not show', () => {
    const file = family();
    const name = refusalName(() => visit(file, [{ lineId: lineOf(file, 'school').id, became: 'delivered' }]));
    expect(name).toBe('NotFound');
  });
});
