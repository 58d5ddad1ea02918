import { describe, expect, it } from 'vitest';
import type { CaseFile } from '../../../domain/case/case-file.ts';
import { awaitedWork } from '../../../domain/casework/awaited-work.ts';
import { nextStage } from '../../../domain/casework/plan-stages.ts';
import { relayOf } from '../../../domain/casework/relay.ts';
import { lineNamed, linesOf, owedBy } from '../../../domain/plan/lines.ts';
import type { NewLine } from '../../../domain/plan/owe.ts';
import { owe } from '../../../domain/plan/owe.ts';
import { HOUSEHOLD } from '../../../domain/plan/service-plan.ts';
import { patienceFor } from '../../../domain/policy/policy.ts';
import { decideWorkItem } from '../../../domain/work-item/decide-work-item.ts';
import { offerGates } from '../../../stages/sponsorship/placement-view.ts';
import { loseSponsor } from '../../../stages/sponsorship/record-sponsor-loss.ts';
import { AT, command, DESTINATION, staff } from '../../fixtures/actors.ts';
import { caseFile, committed, decided, opened, refusalName } from '../../fixtures/case-file.ts';
import { placedWith, sponsor } from '../../fixtures/sponsorship.ts';

const officer = command(staff('sponsorship-officer', DESTINATION));
const LATER = '2026-07-20T09:00:00.000Z';
const travel = (file: CaseFile, over: object = {}) =>
  ({
    ...{ type: 'travel-plan', schema: 4, caseId: file.case.id, documents: 'ready', bookings: 1 },
    ...{ escorted: false, fitToFly: true, departedAt: AT, arrivedAt: AT },
    ...over,
  }) as NonNullable<CaseFile['travel']>;

/** A household that its sponsor received. */
function received(over: object = {}): CaseFile {
  const placed = placedWith(caseFile(), sponsor());
  const done = { status: 'completed', outcome: 'x', at: AT } as const;
  const stages = Object.fromEntries(
    placed.policy.stages
      .filter((stage) => !['closure', 'post-arrival-follow-up'].includes(stage))
      .map((stage) => [stage, done]),
  );
  return {
    ...placed,
    case: {
      ...placed.case,
      stages: { ...stages, sponsorship: { ...done, outcome: 'sponsored' } },
    },
    travel: travel(placed, over),
  };
}
const broken = (file: CaseFile, reasonCode = 'exhaustion') => {
  const change = loseSponsor(file, { reasonCode, reportedBy: 'family' }, officer);
  return { change, file: committed(file, change) };
};

describe('a sponsorship that breaks down after arrival', () => {
  it.each([
    ['after the arrival', {}],
    ['on the journey', { arrivedAt: undefined }],
  ])('is recorded %s: who said so and why, the places are free, and follow-up goes on', (_when, over) => {
    const { file, change } = broken(received(over));
    expect(change.facts).toContainEqual({
      ...{ act: 'sponsorship.broken-down', subject: file.offers[0]!.id },
      details: { reasonCode: 'exhaustion', reportedBy: 'family' },
    });
    expect(file.offers).toMatchObject([{ status: 'broken-down', reasonCode: 'exhaustion' }]);
    expect(file.sponsors).toMatchObject([{ taken: 0 }]);
    expect(file.case).toMatchObject({ run: 2, interruptedRun: 1 });
    expect(nextStage(file)).toBe('post-arrival-follow-up');
    expect(change.answer).toEqual({ caseId: file.case.id, run: 2 });
  });

  it('owes a safe place the same day, for which the next run waits, and asks protection too where safety is the reason', () => {
    const before = received();
    const { file } = broken(before, 'safety');
    const [{ line } = { line: undefined }] = owedBy(file, 'sponsorship', `breakdown/${before.offers[0]!.id}`);
    expect(line).toMatchObject({
      ...{ owner: 'sponsorship-officer', state: 'planned', dueAt: '2026-03-10T21:00:00.000Z' },
      service: { code: 'housing' },
    });
    expect(new Set(linesOf(file).map(({ whom }) => whom))).toEqual(new Set([HOUSEHOLD]));
    expect(awaitedWork(file).map(({ kind }) => kind)).toEqual([
      ...['sponsorship-breakdown', 'protection-concern'],
    ]);
    expect(relayOf(before.offers[0], file.offers[0]!)).toEqual([]);
    const guard = command(staff('protection-officer', DESTINATION));
    const form = { decision: 'resolved' };
    const safe = decided(file, 'protection-concern', form, guard, before.offers[0]!.id);
    expect(awaitedWork(safe.file).map(({ kind }) => kind)).toEqual(['sponsorship-breakdown']);
    expect(
      patienceFor(
        { ...file.policy, patience: { default: file.policy.patience.default } },
        'sponsorship-breakdown',
      ).due,
    ).toBe('PT12H');
  });

  it('leaves to the office what the sponsor had promised, until another takes it over', () => {
    const start = received();
    const { sponsorId } = start.offers[0]!;
    const promised: NewLine = {
      whom: HOUSEHOLD,
      service: { list: 'kinbridge-1', code: 'language' },
      owner: 'caseworker',
      provider: { kind: 'sponsor', id: sponsorId },
      source: { kind: 'sponsorship', reference: 'plan' },
      due: { at: LATER },
    };
    const planned = committed(start, owe(start, [promised], officer));
    const { file } = broken(planned);
    const id = owedBy(planned, 'sponsorship', 'plan')[0]!.line.id;
    expect(lineNamed(file, id).line.provider).toEqual({ kind: 'office', id: DESTINATION });
  });

  it('is mended: safe first, then another sponsor by the usual offers, never the same', () => {
    const { file: unsafe } = broken(received());
    const offerId = unsafe.offers[0]!.id;
    const form = { decision: 'new-sponsor', housing: 'A flat of the agency.' };
    const { file } = decided(unsafe, 'sponsorship-breakdown', form, officer, offerId);
    expect(owedBy(file, 'sponsorship', `breakdown/${offerId}`)[0]?.line).toMatchObject({
      ...{ state: 'delivered', outcome: 'A flat of the agency.' },
    });
    expect(file.case.stages.sponsorship).toMatchObject({ status: 'completed', outcome: 'sought-anew' });
    expect(awaitedWork(file)).toEqual([{ kind: 'sponsor-search', subject: 'sponsor-search' }]);
    expect(file.case.run).toBe(unsafe.case.run);
    expect(offerGates(file, unsafe.sponsors[0]!, AT)).toContain('asked-before');
    const mended = placedWith(file, sponsor());
    expect(mended.case.stages.sponsorship?.outcome).toBe('sponsored');
    expect(refusalName(() => decided(mended, 'sponsorship-breakdown', form, officer, offerId))).toBe(
      'WrongState',
    );
  });

  it('may end with an agency', () => {
    const { file: unsafe } = broken(received());
    const form = { decision: 'agency-receives', reasonCode: 'better-fit', housing: 'A shelter.' };
    const { file } = decided(unsafe, 'sponsorship-breakdown', form, officer, unsafe.offers[0]!.id);
    expect(file.case.stages.sponsorship?.outcome).toBe('agency-receives');
  });

  it('cannot close the case for want of a sponsor', () => {
    const { file } = broken(received());
    const boss = command(staff('supervisor', DESTINATION));
    const form = { decision: 'close-case', reasonCode: 'no-sponsor-left' };
    expect(refusalName(() => decided(file, 'placement-decision', form, boss))).toBe('WrongState');
    const { file: waiting, id } = opened(file, 'placement-decision');
    const item = waiting.workItems.find((one) => one.id === id)!;
    expect(waiting.rules.kindNamed(item.kind).closed?.(waiting, undefined)).toEqual([
      { decision: 'close-case', why: 'has-travelled' },
    ]);
  });

  it('begins its search again when that has waited so long that nothing seeks any more', () => {
    const { file: unsafe } = broken(received());
    const form = { decision: 'new-sponsor', housing: 'A flat of the agency.' };
    const { file } = decided(unsafe, 'sponsorship-breakdown', form, officer, unsafe.offers[0]!.id);
    const officerLater = command(staff('protection-officer', DESTINATION), LATER);
    const { file: later } = decided(file, 'protection-concern', { decision: 'resolved' }, officerLater, 'x');
    expect(later.case.stages.sponsorship).toMatchObject({ outcome: 'sought-anew', at: LATER });
    expect(later.case.run).toBe(file.case.run + 1);
  });

  it('is sought though a sponsor asks a question, and an open offer of it ends when its stage is tried again', () => {
    const { file: unsafe } = broken(received());
    const offerId = unsafe.offers[0]!.id;
    const form = { decision: 'new-sponsor', housing: 'A flat of the agency.' };
    const { file } = decided(unsafe, 'sponsorship-breakdown', form, officer, offerId);
    const execution = 'arn:aws:states:ca-central-1:1:execution:case-attention:question';
    const { file: asked } = opened(file, 'sponsor-question', 'message-1', command(), { execution });
    expect(awaitedWork(asked).map(({ kind }) => kind)).toEqual(['sponsor-search']);
    const offers = [...asked.offers, { ...unsafe.offers[0]!, id: 'offer-2', status: 'offered' as const }];
    const boss = command(staff('supervisor'));
    const retry = { decision: 'retry-stage' };
    const tried = decided({ ...asked, offers }, 'failed-stage', retry, boss, 'post-arrival-follow-up').file;
    expect(tried.offers.find(({ id }) => id === 'offer-2')?.status).toBe('withdrawn');
  });

  it('leaves alone what an execution of its own waits for, since before runs waited, and seeks in a new run', () => {
    const { file: unsafe } = broken(received());
    const offerId = unsafe.offers[0]!.id;
    const execution = 'arn:aws:states:ca-central-1:1:execution:case-attention:before';
    const { file: old, id } = opened(unsafe, 'sponsorship-breakdown', offerId, command(), { execution });
    expect(awaitedWork(old)).toEqual([]);
    const form = { decision: 'new-sponsor', housing: 'A flat of the agency.' };
    const file = committed(old, decideWorkItem(old, id, form, officer));
    expect(file.case.run).toBe(old.case.run + 1);
    expect(awaitedWork(file).map(({ kind }) => kind)).toEqual(['sponsor-search']);
  });
});
