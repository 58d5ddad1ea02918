import { describe, expect, it } from 'vitest';
import type { CaseFile } from '../../../domain/case/case-file.ts';
import { raiseFlag } from '../../../domain/casework/consents-and-flags.ts';
import { reopenCase } from '../../../domain/casework/end-case.ts';
import { STAGES } from '../../../domain/kernel/catalogue.ts';
import { type StageName, StageNameSchema } from '../../../domain/policy/stage-name.ts';
import { command, staff } from '../../fixtures/actors.ts';
import { caseFile, committed, decided, opened, refusal, refusalName } from '../../fixtures/case-file.ts';
import { placedWith, sponsor } from '../../fixtures/sponsorship.ts';

const supervisor = command(staff('supervisor'));
const approve = (file: CaseFile) =>
  decided(file, 'closure-approval', { decision: 'approve', reasonCode: 'all-done' }, supervisor);

describe('closure', () => {
  it('gives the outcome of the programme, or the one that was determined', () => {
    expect(approve(caseFile()).file.case).toMatchObject({
      status: 'closed',
      closing: { outcome: 'resettled', reasonCode: 'all-done' },
    });
    expect(approve(caseFile({ programme: 'family-reunification' })).file.case.closing?.outcome).toBe(
      'reunified',
    );
    const denied = caseFile({}, { status: 'closing', closing: { outcome: 'denied', reasonCode: 'x' } });
    expect(approve(denied).file.case).toMatchObject({ status: 'closed', closing: { outcome: 'denied' } });
  });

  it('waits for open work, but not for tracing', () => {
    const found = refusal(() => approve(opened(caseFile(), 'follow-up-action', '24-hours/housing').file));
    expect(found).toMatchObject({ name: 'WrongState', message: expect.stringContaining('follow-up-action') });
    expect(approve(opened(caseFile(), 'tracing-search', 'request-1').file).file.case.status).toBe('closed');
  });

  it('takes back what is asked about papers, which nobody answers for a closed case', () => {
    const file = caseFile();
    const asked = opened(file, 'expiring-paper', file.persons[0]!.id);
    const { workItems } = approve(asked.file).file;
    expect(workItems.find(({ id }) => id === asked.id)).toMatchObject({ status: 'cancelled' });
    expect(refusalName(() => opened(approve(file).file, 'expiring-paper', file.persons[0]!.id))).toBe(
      'WrongState',
    );
    expect(refusalName(() => opened(file, 'expiring-paper', 'person-who-left'))).toBe('WrongState');
  });

  it('waits for flags that block it', () => {
    const file = caseFile();
    const flag = (blocks: 'closure' | 'travel') =>
      committed(file, raiseFlag(file, { kind: 'other', instruction: 'x', blocks: [blocks] }, supervisor));
    expect(refusalName(() => approve(flag('closure')))).toBe('WrongState');
    expect(approve(flag('travel')).file.case.status).toBe('closed');
  });

  it('keeps the places of who was received, and gives back those of who was not', () => {
    const placed = placedWith(caseFile(), sponsor());
    expect(approve(placed).file.sponsors).toMatchObject([{ taken: 1 }]);
    const denied = {
      ...placed,
      case: {
        ...placed.case,
        status: 'closing' as const,
        closing: { outcome: 'denied' as const, reasonCode: 'x' },
      },
    };
    expect(approve(denied).file.sponsors).toMatchObject([{ taken: 0, held: 0 }]);
  });

  it('may be returned with a reason, and changes nothing then', () => {
    const { change } = decided(
      caseFile(),
      'closure-approval',
      { decision: 'return', reasonCode: 'letter-missing' },
      supervisor,
    );
    expect(change.patch).toEqual({});
  });
});

describe('a stage that failed', () => {
  const decide = (stage: string, form: Record<string, unknown>) =>
    decided(caseFile(), 'failed-stage', form, supervisor, stage);

  it('is tried again, and the case is as it was', () => {
    const { change } = decide('travel', { decision: 'retry-stage' });
    expect(change).toMatchObject({ patch: {}, facts: [{ act: 'stage.retried', subject: 'travel' }, {}] });
  });

  it('is never skipped when it protects somebody or decides for others', () => {
    const skipped = StageNameSchema.options.filter((stage) => {
      try {
        return (
          decide(stage, { decision: 'skip-stage', reasonCode: 'agreed' }).file.case.stages[stage]?.status ===
          'skipped'
        );
      } catch {
        return false;
      }
    });
    expect(skipped).toEqual(StageNameSchema.options.filter((stage) => STAGES[stage].skippable));
    for (const stage of ['eligibility-review', 'state-decision', 'best-interests', 'travel', 'closure'])
      expect(skipped).not.toContain(stage);
    for (const stage of ['planning', 'family-tracing', '__proto__'])
      expect(refusalName(() => decide(stage, { decision: 'skip-stage', reasonCode: 'agreed' }))).toBe(
        'WrongState',
      );
  });

  it.each(['family-tracing/request-1', 'follow-up-action/24h'])(
    'beside the case (%s) can only be tried again, and does not end it',
    (beside) => {
      expect(decide(beside, { decision: 'retry-stage' }).change.facts[0]).toMatchObject({ subject: beside });
      for (const decision of ['skip-stage', 'close-case'])
        expect(refusalName(() => decide(beside, { decision, reasonCode: 'agreed' }))).toBe('WrongState');
    },
  );

  it('may end the case, with a reason', () => {
    expect(
      decide('travel', { decision: 'close-case', reasonCode: 'no-exit-permit' }).file.case,
    ).toMatchObject({
      status: 'closing',
      closing: { outcome: 'cancelled', reasonCode: 'no-exit-permit' },
    });
    expect(refusal(() => decide('travel', { decision: 'close-case' })).issues[0]?.path).toBe('reasonCode');
  });
});

describe('a reopening', () => {
  it.each(['voluntary-return', 'resettlement'] as const)('of %s is from a stage that it has', (programme) => {
    const particulars = { legalStatus: 'irregular', detained: false, removalOrder: false };
    const file = caseFile(
      { programme, ...(programme === 'voluntary-return' ? { particulars } : {}) },
      { status: 'closed', closing: { outcome: 'withdrawn', reasonCode: 'changed-mind' } },
    );
    const from = (stage: StageName) => () => reopenCase(file, stage, 'new-information', command());
    for (const stage of StageNameSchema.options)
      if (file.policy.stages.includes(stage)) expect(from(stage)).not.toThrow();
      else expect(refusalName(from(stage)), stage).toBe('WrongState');
  });
});
