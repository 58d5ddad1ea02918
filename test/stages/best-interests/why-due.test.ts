import { describe, expect, it } from 'vitest';
import { proceduresDue } from '../../../stages/best-interests/procedures.ts';
import { whyDue } from '../../../stages/best-interests/why-due.ts';
import { AT } from '../../fixtures/actors.ts';
import { caseFile } from '../../fixtures/case-file.ts';
import { adult, child } from '../../fixtures/household.ts';

const withChild = (over: Parameters<typeof child>[0]) => {
  const file = caseFile({ members: [adult(), child(over)] });
  const due = proceduresDue(file, AT)[0]!;
  return { file, due, why: whyDue(file, due.personId, AT) };
};

describe('why best interests are looked at first', () => {
  it('names what is recorded about a lone child, and its age', () => {
    const { why, due } = withChild({ separation: 'unaccompanied' });
    expect(due.procedure).toBe('determination');
    expect(why).toMatchObject({ rule: 'best-interests-trigger', values: { procedure: 'determination' } });
    const ways = why!.ways.map((way) => way.map(({ lever, values }) => [lever, values]));
    expect(ways).toEqual([
      [['separation', { separation: 'accompanied' }]],
      [['born-by', { day: '2008-03-10', majority: 18 }]],
      [['triggers-without', { procedure: 'determination' }]],
    ]);
  });

  it('names the custody of a child with one parent', () => {
    const { why } = withChild({ custody: 'one-parent' });
    expect(why!.ways.flat().map(({ lever }) => lever)).toContain('custody');
    expect(why!.ways.every((way) => way.length === 1)).toBe(true);
  });

  it('says nothing of somebody for whom nothing is due', () => {
    const file = caseFile();
    expect(whyDue(file, file.persons[0]!.id, AT)).toBeUndefined();
  });
});
