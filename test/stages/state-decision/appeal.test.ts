import { describe, expect, it } from 'vitest';
import type { CaseFile } from '../../../domain/case/case-file.ts';
import { appealStands } from '../../../stages/state-decision/appeal.ts';
import { command, staff } from '../../fixtures/actors.ts';
import { caseFile, decided, fileOf, opened, refusal, refusalName } from '../../fixtures/case-file.ts';
import { adult } from '../../fixtures/household.ts';
import { establishedFor } from '../../fixtures/reunification.ts';

const at = (day: string) => command(staff('caseworker'), `${day}T09:00:00.000Z`);
const family = () => caseFile({ programme: 'family-reunification' });
const refused = () =>
  decided(family(), 'state-decision', { decision: 'deny', reasonCode: 'no-means' }, at('2026-03-10')).file;
const lodge = (file: CaseFile, lodgedOn = '2026-03-20', today = '2026-04-20') =>
  decided(file, 'state-appeal', { decision: 'lodged', lodgedOn }, at(today)).file;
const outcome = (file: CaseFile, form: Record<string, unknown>) =>
  decided(file, 'appeal-decision', form, at('2026-05-10')).file;
const everybody = (file: CaseFile) => file.persons.map(({ id }) => id);

describe('a refusal of a family that joins a relative', () => {
  it('closes nothing: it can be appealed', () => {
    const file = refused();
    expect(file.case).toMatchObject({ status: 'active' });
    expect(appealStands(file)).toBe('to-lodge');
    const item = opened(file, 'state-appeal').file.workItems.find(({ kind }) => kind === 'state-appeal');
    expect(item?.context).toEqual({ lodgeUntil: '2026-04-09' });
  });

  it('is lodged by the last day, and not after it', () => {
    expect(appealStands(lodge(refused(), '2026-04-09'))).toBe('lodged');
    expect(refusal(() => lodge(refused(), '2026-04-10')).issues[0]?.path).toBe('lodgedOn');
    expect(refusal(() => lodge(refused(), '2026-03-30', '2026-03-20')).issues[0]?.path).toBe('lodgedOn');
  });

  it('closes the case when nobody appeals, and every member is counselled', () => {
    const file = refused();
    const leave = (counselled: string[]) =>
      decided(
        file,
        'state-appeal',
        { decision: 'not-lodged', reasonCode: 'withdrawn', counselled },
        at('2026-03-20'),
      ).file;
    expect(refusal(() => leave([])).issues[0]?.path).toBe('counselled');
    expect(leave(everybody(file)).case).toMatchObject({
      status: 'closing',
      closing: { outcome: 'denied', reasonCode: 'withdrawn' },
    });
  });

  it('of some of them leaves these a case in which it is recorded and can be appealed', () => {
    const members = [adult(), adult({ relationship: 'spouse', name: 'Karim Haddad', sex: 'm' })];
    const file = caseFile({ programme: 'family-reunification', members });
    const [one, other] = file.persons.map(({ id }) => id);
    const form = {
      ...{ decision: 'split', reasonCode: 'no-means', newPrincipalId: one },
      members: [
        { personId: one, decision: 'accept' },
        { personId: other, decision: 'deny' },
      ],
    };
    const [parted] = decided(file, 'state-decision', form, at('2026-03-10')).change.opened!;
    expect(parted!.case).toMatchObject({ status: 'active' });
    expect(parted!.case.closing).toBeUndefined();
    const left = fileOf(parted!.case, parted!.writes);
    const deny = { decision: 'deny', reasonCode: 'no-means' };
    expect(appealStands(decided(left, 'state-decision', deny, at('2026-03-11')).file)).toBe('to-lodge');
  });

  it('of somebody who joined later leaves them a case in which it can be appealed as any other', () => {
    const members = [adult(), adult({ relationship: 'spouse', name: 'Karim Haddad', sex: 'm' })];
    const before = caseFile({ programme: 'family-reunification', members });
    const joined = { status: 'reopened', outcome: 'member-joined', at: '2026-03-09T09:00:00.000Z' } as const;
    const [stays, added] = before.persons;
    const file = {
      ...before,
      case: { ...before.case, stages: { ...before.case.stages, 'state-decision': joined } },
      persons: [stays!, { ...added!, undecided: true as const }],
    };
    const deny = { decision: 'deny', reasonCode: 'no-means' };
    const { change } = decided(file, 'state-decision', deny, at('2026-03-10'));
    const [parted] = change.opened!;
    expect(parted!.case).toMatchObject({ status: 'active' });
    expect(parted!.case.closing).toBeUndefined();
    const left = fileOf(parted!.case, parted!.writes);
    expect(appealStands(decided(left, 'state-decision', deny, at('2026-03-11')).file)).toBe('to-lodge');
  });

  it('goes on when the appeal is won', () => {
    const won = outcome(lodge(refused()), { decision: 'won' });
    expect(won.case.stages['state-decision']).toMatchObject({ status: 'completed', outcome: 'accepted' });
    expect(won.stateSubmissions?.submissions.map(({ decision }) => decision)).toEqual(['denied', 'accepted']);
    expect(appealStands(won)).toBe('none');
  });

  it('is decided anew when the appeal says so, and may be appealed again', () => {
    const anew = outcome(lodge(refused()), { decision: 'decide-anew' });
    expect(appealStands(anew)).toBe('none');
    const deny = { decision: 'deny', reasonCode: 'no-means' };
    expect(appealStands(decided(anew, 'state-decision', deny, at('2026-06-01')).file)).toBe('to-lodge');
  });

  it('stands when the appeal is lost', () => {
    const file = lodge(refused());
    const lost = { decision: 'lost', reasonCode: 'refusal-confirmed' };
    expect(refusal(() => outcome(file, { ...lost, counselled: [] })).issues[0]?.path).toBe('counselled');
    expect(outcome(file, { ...lost, counselled: everybody(file) }).case).toMatchObject({
      status: 'closing',
      closing: { outcome: 'denied', reasonCode: 'refusal-confirmed' },
    });
  });

  it('is appealed only where there is a refusal and an appeal', () => {
    expect(refusalName(() => lodge(family()))).toBe('WrongState');
    expect(refusalName(() => outcome(refused(), { decision: 'won' }))).toBe('WrongState');
    const elsewhere = decided(
      caseFile(),
      'state-decision',
      { decision: 'deny', reasonCode: 'x-y' },
      at('2026-03-10'),
    );
    expect(elsewhere.file.case.status).toBe('closing');
    expect(appealStands(elsewhere.file)).toBe('none');
  });
});

describe('an application', () => {
  it('says until when the state has to decide on an application', () => {
    const established = establishedFor(family());
    const agrees = { decision: 'agrees', appliedOn: '2026-03-01' };
    const applied = decided(established, 'applicant-agreement', agrees, at('2026-03-12')).file;
    const item = opened(applied, 'state-decision').file.workItems.find(
      ({ kind }) => kind === 'state-decision',
    );
    expect(item?.context).toEqual({ decisionDueOn: '2026-12-01' });
  });
});
