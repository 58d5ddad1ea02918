import { describe, expect, it } from 'vitest';
import { plus } from '../../../domain/kernel/calendar.ts';
import { openWorkItem } from '../../../domain/work-item/open-work-item.ts';
import { whyOfWork } from '../../../registry/why-of-case.ts';
import { AT, command } from '../../fixtures/actors.ts';
import { caseFile, committed, opened } from '../../fixtures/case-file.ts';

const KIND = 'eligibility-review';

/** Work that nobody decided until its workflow asked for the second time, and so many days later. */
function escalated(priority: 'normal' | 'emergency', lateBy = 'P0D') {
  const { file, id } = opened(caseFile({ priority }), KIND);
  const { dueAt } = file.workItems.find((item) => item.id === id)!;
  const late = plus(dueAt, lateBy);
  const again = { kind: KIND, token: 'token-again', execution: 'execution-1', round: 2 };
  const after = committed(file, openWorkItem(file, again, command(undefined, late)));
  return { after, dueAt, item: after.workItems.find((one) => one.id === id)! };
}
const waysOf = (priority: 'normal' | 'emergency', lateBy?: string) => {
  const { after, item, dueAt } = escalated(priority, lateBy);
  const [why] = whyOfWork(after, item, dueAt).filter(({ rule }) => rule === 'escalated-by-patience');
  return {
    why,
    dueAt,
    levers: why?.ways.map((way) => way.map(({ lever, values }) => ({ lever, ...values }))),
  };
};

describe('why work was escalated', () => {
  it('is told with when it was due, and with what would have kept it', () => {
    const { why, dueAt, levers } = waysOf('normal');
    expect(why?.values).toMatchObject({ at: dueAt });
    expect(levers?.[0]).toEqual([{ lever: 'decided-before', at: dueAt }]);
    expect(levers?.[1]?.[0]).toMatchObject({ lever: 'patience-of' });
    expect(levers).toHaveLength(2);
  });

  it('names the shortest time limit that would have been long enough', () => {
    const of = (lateBy: string) => Number(waysOf('normal', lateBy).why?.ways[1]?.[0]?.values.days);
    expect(of('P5D') - of('P0D')).toBe(5);
  });

  it('names the priority where the usual time limit is longer', () => {
    expect(waysOf('emergency').levers?.flat()).toContainEqual({ lever: 'priority-normal' });
  });

  it('is not told of work in time', () => {
    const { file, id } = opened(caseFile(), KIND);
    const item = file.workItems.find((one) => one.id === id)!;
    expect(whyOfWork(file, item, AT).map(({ rule }) => rule)).not.toContain('escalated-by-patience');
  });
});
