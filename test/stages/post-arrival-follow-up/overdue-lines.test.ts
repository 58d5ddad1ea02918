import { describe, expect, it } from 'vitest';
import type { CaseFile } from '../../../domain/case/case-file.ts';
import { linesOf } from '../../../domain/plan/lines.ts';
import { owe } from '../../../domain/plan/owe.ts';
import { HOUSEHOLD } from '../../../domain/plan/service-plan.ts';
import { askAboutOverdue, OVERDUE_LINES } from '../../../stages/post-arrival-follow-up/overdue-lines.ts';
import { postArrivalFollowUpStage } from '../../../stages/post-arrival-follow-up/stage.ts';
import { command, staff } from '../../fixtures/actors.ts';
import { caseFile, committed, decided, opened, refusal } from '../../fixtures/case-file.ts';

const ARRIVED = '2026-03-08T22:30:00.000Z';
const LATE = '2026-04-20T10:00:00.000Z';
const worker = staff('caseworker', 'winnipeg');

/** A household that arrived, with two lines due on 1 April and one on 1 June. */
function behind(): CaseFile {
  const file = caseFile();
  const line = (code: 'housing' | 'language' | 'school', at: string) => ({
    ...{ whom: HOUSEHOLD, service: { list: 'kinbridge-1' as const, code }, owner: 'caseworker' as const },
    ...{ source: { kind: 'by-hand' as const, reference: code }, due: { at } },
  });
  const travel = {
    ...({ type: 'travel-plan', schema: 4, caseId: file.case.id, documents: 'ready' } as const),
    ...{ bookings: 1, escorted: false, fitToFly: true, departedAt: ARRIVED, arrivedAt: ARRIVED },
  };
  const lines = [
    ...[line('housing', '2026-04-01T00:00:00.000Z'), line('language', '2026-04-01T00:00:00.000Z')],
    line('school', '2026-06-01T00:00:00.000Z'),
  ];
  return { ...committed(file, owe(file, lines, command(worker))), travel };
}
const lineOf = (file: CaseFile, code: string) =>
  linesOf(file).find(({ line }) => line.service.code === code)!.line;
const settle = (file: CaseFile, form: Record<string, unknown>) =>
  decided(file, OVERDUE_LINES, { decision: 'settled', ...form }, command(worker, LATE), OVERDUE_LINES);

describe('what is overdue of a plan', () => {
  it('is one piece of work for a case, however many lines are late, and none before', () => {
    expect(askAboutOverdue(behind(), '2026-03-31T10:00:00.000Z')).toEqual([]);
    const [question, ...more] = askAboutOverdue(behind(), LATE);
    expect(more).toEqual([]);
    expect(question).toMatchObject({ workflow: 'case-attention', input: { kind: OVERDUE_LINES } });
    const { file } = opened(behind(), OVERDUE_LINES, OVERDUE_LINES, command(worker, LATE));
    expect(askAboutOverdue(file, LATE)).toEqual([]);
  });

  it('is left to a visit that comes within a week, which asks the same', () => {
    const file = behind();
    const followUp = (dueAt: string) => ({
      ...({ type: 'follow-up-plan', schema: 3, caseId: file.case.id, arrivedAt: ARRIVED } as const),
      visits: [{ id: '30-days', dueAt, status: 'planned' as const }],
    });
    expect(askAboutOverdue({ ...file, followUp: followUp('2026-04-25T10:00:00.000Z') }, LATE)).toEqual([]);
    expect(askAboutOverdue({ ...file, followUp: followUp('2026-06-25T10:00:00.000Z') }, LATE)).toHaveLength(
      1,
    );
  });

  it('shows the lines that are late, and asks what became of each', () => {
    const file = behind();
    const item = opened(file, OVERDUE_LINES, OVERDUE_LINES, command(worker, LATE)).file.workItems.at(-1)!;
    const due = postArrivalFollowUpStage.shows(file, item, LATE).due ?? [];
    expect(due.map(({ service }) => service).sort()).toEqual(['housing', 'language']);
    const one = [{ lineId: lineOf(file, 'housing').id, became: 'delivered' }];
    expect(refusal(() => settle(file, { lines: one })).issues[0]?.path).toBe('lines');
  });

  it('is settled, and what is still owed has another day, on which somebody is asked again', () => {
    const file = behind();
    const lines = [
      { lineId: lineOf(file, 'housing').id, became: 'delivered' },
      { lineId: lineOf(file, 'language').id, became: 'still-owed' },
    ];
    expect(refusal(() => settle(file, { lines })).issues[0]?.path).toBe('nextOn');
    const { file: after, change } = settle(file, { lines, nextOn: '2026-05-04' });
    expect(lineOf(after, 'housing').state).toBe('delivered');
    expect(lineOf(after, 'language')).toMatchObject({ state: 'planned', dueAt: '2026-05-04T00:00:00.000Z' });
    expect(change.facts.map(({ act }) => act)).toEqual(
      expect.arrayContaining(['plan.delivered', 'plan.moved']),
    );
    expect(askAboutOverdue(after, LATE)).toEqual([]);
    expect(askAboutOverdue(after, '2026-05-10T10:00:00.000Z')).toHaveLength(1);
  });
});
