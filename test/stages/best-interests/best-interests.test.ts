import { describe, expect, it } from 'vitest';
import type { CaseFile } from '../../../domain/case/case-file.ts';
import type { NewMember } from '../../../domain/casework/register-case.ts';
import { proceduresDue, proceduresOpen } from '../../../stages/best-interests/procedures.ts';
import { AT, command, staff } from '../../fixtures/actors.ts';
import { report } from '../../fixtures/best-interests.ts';
import { caseFile, decided, refusal, refusalName } from '../../fixtures/case-file.ts';
import { adult, child } from '../../fixtures/household.ts';

const officer = staff('protection-officer');
const alone = child({ relationship: 'principal-applicant', separation: 'unaccompanied' });
const ward = child({ relationship: 'ward', separation: 'separated' });
const decide = (file: CaseFile, form: Record<string, unknown>, subject: string) =>
  decided(file, 'best-interests', form, command(officer), subject);
const childOf = (file: CaseFile) => file.persons.find((person) => person.birthDate > '2010')!.id;

describe('who needs a best-interests procedure', () => {
  it.each<[string, NewMember[], string[]]>([
    ['an unaccompanied child', [alone], ['determination']],
    ['a separated child', [adult(), ward], ['determination']],
    ['a child with one parent, without papers', [adult(), child({ custody: 'one-parent' })], ['assessment']],
    ['a child with one parent and papers', [adult(), child({ custody: 'one-parent-documented' })], []],
    [
      'a child with both parents',
      [adult(), adult({ relationship: 'spouse', sex: 'm' }), child({ custody: 'both-parents' })],
      [],
    ],
    [
      'a child said to be with both parents, of whom one is there',
      [adult(), child({ custody: 'both-parents' })],
      ['assessment'],
    ],
    ['a child with a guardian', [adult(), child({ custody: 'guardian' })], ['assessment']],
    ['a child of whom nobody has custody', [adult(), child({ custody: 'none' })], ['assessment']],
    ['a child whose custody is unknown', [adult(), child({ custody: 'unknown' })], ['assessment']],
    [
      'a wife of 16',
      [adult({ sex: 'm' }), child({ relationship: 'spouse', sex: 'f', birthDate: '2010-01-01' })],
      ['assessment'],
    ],
    [
      'a principal applicant of 17 with a wife',
      [
        child({ relationship: 'principal-applicant', birthDate: '2009-01-01' }),
        adult({ relationship: 'spouse' }),
      ],
      ['assessment'],
    ],
    ['a child who expects a child', [adult(), child({ needs: ['pregnancy'] })], ['assessment']],
    [
      'a child recorded as a spouse by UNHCR’s code',
      [adult(), child({ needCodes: ['CR-MS'] })],
      ['assessment'],
    ],
    ['a girl who nurses her child', [adult(), child({ needCodes: ['PG-LC'] })], ['assessment']],
    [
      'an unaccompanied child of one parent, once',
      [child({ ...alone, custody: 'one-parent' })],
      ['determination'],
    ],
    ['an adult', [adult()], []],
  ])('%s', (_who, members, procedures) => {
    expect(proceduresDue(caseFile({ members }), AT).map(({ procedure }) => procedure)).toEqual(procedures);
  });

  it('every child in family reunification: a determination when alone, else an assessment', () => {
    const programme = 'family-reunification';
    expect(proceduresDue(caseFile({ programme, members: [adult(), child()] }), AT)).toMatchObject([
      { procedure: 'assessment' },
    ]);
    expect(proceduresDue(caseFile({ programme, members: [alone] }), AT)).toMatchObject([
      { procedure: 'determination' },
    ]);
  });

  it('nobody any more from the 18th birthday on', () => {
    const file = caseFile({ members: [child({ ...alone, birthDate: '2008-03-11' })] });
    expect(proceduresDue(file, '2026-03-10T23:00:00Z')).toHaveLength(1);
    expect(proceduresDue(file, '2026-03-11T00:00:00Z')).toHaveLength(0);
  });
});

describe('the report', () => {
  const file = caseFile({ members: [adult(), child({ ...ward, birthDate: '2012-01-01' })] });
  const favour = (over: Record<string, unknown>) =>
    refusal(() => decide(file, { decision: 'in-best-interests', ...report(over) }, childOf(file))).issues[0];

  it.each<[string, Record<string, unknown>, string]>([
    ['says what a child who was heard said', { viewsOfChild: undefined }, 'viewsOfChild'],
    ['calls no child of 14 too young to be heard', { childHeard: 'too-young' }, 'childHeard'],
    [
      'of a determination names who speaks for the child',
      { representativeKind: 'nobody' },
      'representativeKind',
    ],
    ['of a determination weighs two solutions', { options: ['resettlement', 'resettlement'] }, 'options'],
    ['gives reasons', { reasons: ' ' }, 'reasons'],
  ])('%s', (_what, over, path) => {
    expect(favour(over)?.path).toBe(path);
  });

  it('keeps what members of the panel thought who did not agree', () => {
    const dissent = 'One member would wait for the uncle.';
    const { file: after } = decide(
      file,
      { decision: 'in-best-interests', ...report({ dissent }) },
      childOf(file),
    );
    expect(after.bestInterests).toMatchObject([
      { dissent, childHeard: 'heard', options: ['resettlement', 'stay-in-present-care'] },
    ]);
  });
});

describe('the decision', () => {
  it('of a determination needs three different members of the panel, of an assessment one', () => {
    const file = caseFile({ members: [adult(), ward] });
    const twice = refusal(() =>
      decide(file, { decision: 'in-best-interests', ...report({ panel: ['a', 'b', 'b'] }) }, childOf(file)),
    );
    expect(twice.issues[0]?.path).toBe('panel');
    const assessed = caseFile({ members: [adult(), child({ custody: 'one-parent' })] });
    const { change } = decide(
      assessed,
      { decision: 'in-best-interests', ...report({ panel: ['a'] }) },
      childOf(assessed),
    );
    expect(change.patch.stages?.['best-interests']).toMatchObject({ status: 'completed' });
  });

  it('completes the stage with the last child', () => {
    const file = caseFile({ members: [adult(), ward, child({ ...ward, name: 'Rana' })] });
    const [first, second] = proceduresOpen(file, AT).map(({ personId }) => personId);
    const one = decide(file, { decision: 'in-best-interests', ...report() }, first!);
    expect(one.change.patch.stages).toBeUndefined();
    const two = decide(one.file, { decision: 'in-best-interests', ...report() }, second!);
    expect(two.change.patch.stages?.['best-interests']).toMatchObject({ status: 'completed' });
  });

  it('is asked for again when more information is needed', () => {
    const file = caseFile({ members: [alone] });
    const { change } = decide(
      file,
      { decision: 'more-information', reasonCode: 'no-home-report' },
      childOf(file),
    );
    expect(change.answer.askAgainAt).toBe('2026-03-24T09:00:00.000Z');
    expect(change.patch).toEqual({});
  });

  it('is refused for who has no procedure due, and for a stranger', () => {
    const file = caseFile({ members: [adult()] });
    const form = { decision: 'in-best-interests', ...report() };
    expect(refusalName(() => decide(file, form, file.persons[0]!.id))).toBe('WrongState');
    expect(refusalName(() => decide(file, form, 'person-unknown'))).toBe('NotFound');
  });

  it('against a child goes on without it in a linked case, and with the others here', () => {
    const file = caseFile({ members: [adult(), ward] });
    const form = {
      decision: 'not-in-best-interests',
      ...report(),
      reasonCode: 'aunt-in-amman',
      next: 'continue-without-child',
    };
    const { change, file: left } = decide(file, form, childOf(file));
    expect(left.persons.map(({ status }) => status).sort()).toEqual(['active', 'split']);
    expect(left.case.stages['best-interests']?.status).toBe('completed');
    expect(change.opened).toMatchObject([{ case: { status: 'registered', run: 0, stages: {} } }]);
    expect(change.opened?.[0]?.writes.filter((put) => put.type === 'person')).toMatchObject([
      { relationship: 'principal-applicant', status: 'active' },
    ]);
  });

  it('against a child alone, or when asked, goes to closure', () => {
    for (const members of [[alone], [adult(), ward]]) {
      const file = caseFile({ members });
      const form = {
        decision: 'not-in-best-interests',
        ...report(),
        reasonCode: 'stays',
        next: 'close-case',
      };
      expect(decide(file, form, childOf(file)).file.case).toMatchObject({
        status: 'closing',
        closing: { outcome: 'not-in-best-interests', reasonCode: 'stays' },
      });
    }
  });

  it('never leaves a household without a principal applicant', () => {
    const file = caseFile({ members: [alone, child({ relationship: 'brother', separation: 'separated' })] });
    const principal = file.persons.find((person) => person.relationship === 'principal-applicant')!;
    const form = {
      decision: 'not-in-best-interests',
      ...report(),
      reasonCode: 'stays',
      next: 'continue-without-child',
    };
    expect(refusal(() => decide(file, form, principal.id)).issues[0]?.path).toBe('next');
  });

  it('against a child is no decision for it: the procedure is open again when the case is', () => {
    const file = caseFile({ members: [alone] });
    const form = { decision: 'not-in-best-interests', ...report(), reasonCode: 'stays', next: 'close-case' };
    const against = decide(file, form, childOf(file)).file;
    expect(proceduresOpen(against, AT)).toHaveLength(1);
  });

  it('before the stage was reopened is asked for again', () => {
    const file = caseFile({ members: [alone] });
    const done = decide(file, { decision: 'in-best-interests', ...report() }, childOf(file)).file;
    expect(proceduresOpen(done, AT)).toHaveLength(0);
    const at = '2026-04-01T00:00:00.000Z';
    const stages = {
      ...done.case.stages,
      'best-interests': { status: 'reopened', outcome: 'x', at } as const,
    };
    expect(proceduresOpen({ ...done, case: { ...done.case, stages } }, at)).toHaveLength(1);
  });
});
