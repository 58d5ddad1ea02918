import { describe, expect, it } from 'vitest';
import type { CaseFile } from '../../../domain/case/case-file.ts';
import { recordDeath } from '../../../domain/casework/end-case.ts';
import { reportDeath } from '../../../domain/household/report-death.ts';
import { restoreDeceased } from '../../../domain/household/restore-deceased.ts';
import { linesOf } from '../../../domain/plan/lines.ts';
import type { NewLine } from '../../../domain/plan/owe.ts';
import { owe } from '../../../domain/plan/owe.ts';
import { HOUSEHOLD } from '../../../domain/plan/service-plan.ts';
import { command } from '../../fixtures/actors.ts';
import { caseFile, committed } from '../../fixtures/case-file.ts';
import { adult, child } from '../../fixtures/household.ts';

const line = (whom: string, code: 'language' | 'health', over: Partial<NewLine> = {}): NewLine => ({
  ...{ whom, service: { list: 'kinbridge-1', code }, owner: 'caseworker' },
  ...{ source: { kind: 'follow-up', reference: code }, due: { at: '2026-09-01T09:00:00.000Z' } },
  ...over,
});
/** A household with lines for the spouse, the child and all of them. */
function owing(): { file: CaseFile; spouse: string; young: string } {
  const members = [adult(), adult({ relationship: 'spouse', name: 'Karim', sex: 'm' }), child()];
  const file = caseFile({ members });
  const [, { id: spouse }, { id: young }] = file.persons as [unknown, { id: string }, { id: string }];
  const lines = [
    ...[line(spouse, 'language'), line(young, 'language'), line(HOUSEHOLD, 'language')],
    line(spouse, 'health', { source: { kind: 'health-assessment', reference: 'class-b' } }),
  ];
  return { file: committed(file, owe(file, lines, command())), spouse, young };
}
const stateOf = (file: CaseFile, whom: string) =>
  linesOf(file)
    .filter((one) => one.whom === whom)
    .map(({ line: { state, settled } }) => [state, settled?.reasonCode]);

describe('what is owed to a member who has died', () => {
  it('ends with the reason; what others are owed, and what has work of its own, stays', () => {
    const { file, spouse, young } = owing();
    const change = recordDeath(file, spouse, undefined, command());
    const after = committed(file, change);
    expect(stateOf(after, spouse)).toEqual([
      ['cancelled', 'member-died'],
      ['planned', undefined],
    ]);
    expect(stateOf(after, young)).toEqual([['planned', undefined]]);
    expect(stateOf(after, HOUSEHOLD)).toEqual([['planned', undefined]]);
    expect(change.facts).toContainEqual({
      ...{ act: 'plan.cancelled', details: { reasonCode: 'member-died', lines: 1 } },
    });
  });

  it('is owed again where the death was a mistake', () => {
    const { file, spouse } = owing();
    const dead = committed(file, reportDeath(file, { personId: spouse }, command()));
    const back = committed(dead, restoreDeceased(dead, dead.changes[0]!, command()));
    expect(stateOf(back, spouse)).toEqual([
      ['planned', undefined],
      ['planned', undefined],
    ]);
  });
});
