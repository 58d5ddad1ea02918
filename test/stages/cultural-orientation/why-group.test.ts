import { describe, expect, it } from 'vitest';
import type { CaseFile } from '../../../domain/case/case-file.ts';
import { whyOfWork } from '../../../registry/why-of-case.ts';
import { groupsDue } from '../../../stages/cultural-orientation/groups.ts';
import { AT } from '../../fixtures/actors.ts';
import { caseFile, opened } from '../../fixtures/case-file.ts';
import { adult, child } from '../../fixtures/household.ts';

const family = () =>
  caseFile({
    members: [adult(), adult({ relationship: 'spouse', name: 'Karim Haddad', sex: 'm' }), child()],
  });

function why(whole: CaseFile, group: string) {
  const { file, id } = opened(whole, 'orientation-session', group);
  const item = file.workItems.find((one) => one.id === id)!;
  return whyOfWork(file, item, AT).find(({ rule }) => rule === 'orientation-group');
}
/** The household after somebody heard these topics. */
const having = (file: CaseFile, present: string[], topics: string[]): CaseFile => ({
  ...file,
  orientation: {
    ...{ type: 'orientation-record', schema: 2, caseId: file.case.id, excused: [] },
    sessions: [{ group: 'adults', heldOn: '2026-03-01', topics, present, absent: [] }],
  },
});

describe('why a group is invited to a session', () => {
  it('names the group, how many of it lack something, and that each would have had to hear it', () => {
    const file = family();
    const [one, other] = groupsDue(file, AT).find(({ id }) => id === 'adults')!.members;
    const found = why(file, 'adults');
    expect(found?.values).toMatchObject({ group: 'adults', persons: 2, from: 18 });
    expect(found?.ways).toHaveLength(1);
    expect(found?.ways[0]?.map(({ lever, personId }) => [lever, personId])).toEqual([
      ['topics-heard', one],
      ['topics-heard', other],
    ]);
  });

  it('counts what is still missing, and holds when it is done', () => {
    const file = family();
    const { topics } = file.policy.orientation;
    const [one, other] = groupsDue(file, AT).find(({ id }) => id === 'adults')!.members;
    const partly = having(file, [one!, other!], topics.slice(1));
    expect(
      why(partly, 'adults')
        ?.ways.flat()
        .map(({ values }) => values),
    ).toEqual([{ topics: 1 }, { topics: 1 }]);
    const alone = having(file, [other!], [...topics]);
    expect(why(alone, 'adults')?.ways).toEqual([
      [{ lever: 'topics-heard', values: { topics: topics.length }, personId: one }],
    ]);
    expect(why(having(file, [one!, other!], [...topics]), 'adults')).toBeUndefined();
  });
});
