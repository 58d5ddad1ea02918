import { describe, expect, it } from 'vitest';
import { stopWhatRestsOn } from '../../../domain/casework/consent-withdrawal.ts';
import { raiseFlag } from '../../../domain/casework/consents-and-flags.ts';
import { withdrawCase } from '../../../domain/casework/end-case.ts';
import { nextStage } from '../../../domain/casework/plan-stages.ts';
import { makeOffer, offersSince } from '../../../stages/sponsorship/make-offer.ts';
import { recordSponsorLoss } from '../../../stages/sponsorship/record-sponsor-loss.ts';
import { takeBack } from '../../../stages/sponsorship/take-back.ts';
import { AT, command, sponsorActor, staff } from '../../fixtures/actors.ts';
import { caseFile, committed, decided, opened, refusal, refusalName } from '../../fixtures/case-file.ts';
import { offeredTo, placedWith, promisedBy, sponsor } from '../../fixtures/sponsorship.ts';

const supervisor = command(staff('supervisor', 'winnipeg'));
const officer = command(staff('sponsorship-officer', 'winnipeg'));

describe('an offer', () => {
  it('needs consent, no flag that blocks the match, and a sponsor that passes the gates', () => {
    const offer =
      (file: ReturnType<typeof caseFile>, group = sponsor()) =>
      () =>
        makeOffer(file, group, 'ranked', command());
    expect(refusalName(offer(caseFile({ consents: [] })))).toBe('ConsentMissing');
    const file = caseFile();
    const flagged = committed(
      file,
      raiseFlag(file, { kind: 'security', instruction: 'x', blocks: ['sponsor-match'] }, officer),
    );
    expect(refusalName(offer(flagged))).toBe('WrongState');
    expect(refusal(offer(file, sponsor({ capacity: 0 }))).message).toContain('ruled out by capacity');
    expect(refusalName(offer(file, sponsor({ capacity: 0 })))).toBe('CapacityTaken');
  });

  it('is asked of its sponsor alone, by mail and by a work item of its own', () => {
    const group = sponsor();
    const { file, offerId } = offeredTo(caseFile(), group);
    const { change, id } = opened(file, 'sponsor-offer', offerId);
    expect(change.writes).toMatchObject([
      {
        type: 'work-item',
        assignee: group.id,
        role: 'sponsor',
        office: 'winnipeg',
        dueAt: '2026-03-17T09:00:00.000Z',
      },
      {
        type: 'notice',
        template: 'sponsor-offer',
        to: { kind: 'sponsor', id: group.id },
        status: 'pending',
        data: { workItemId: id },
      },
    ]);
  });

  it('that is accepted completes the stage and holds no more than it takes', () => {
    const file = placedWith(caseFile(), sponsor());
    expect(file.case.stages.sponsorship).toMatchObject({ status: 'completed', outcome: 'sponsored' });
    expect(file.sponsors).toMatchObject([{ held: 0, taken: 1 }]);
  });

  it('that is promised holds its places, and is no placement before staff confirm it', () => {
    const { file, offerId } = promisedBy(caseFile(), sponsor());
    expect(file.offers).toMatchObject([{ id: offerId, status: 'promised' }]);
    expect(file.case.stages.sponsorship).toBeUndefined();
    expect(file.sponsors).toMatchObject([{ held: 1, taken: 0 }]);
    const { change } = opened(file, 'sponsor-confirmation', offerId);
    expect(change.writes).toMatchObject([
      { role: 'sponsorship-officer', office: 'winnipeg', context: { sponsorId: file.offers[0]!.sponsorId } },
    ]);
    expect(change.writes[0]).not.toHaveProperty('assignee');
  });

  it('that is taken back is free again, its officers are told, and the work of confirming it is decided', () => {
    const { file, offerId } = promisedBy(caseFile(), sponsor());
    const asked = opened(file, 'sponsor-confirmation', offerId).file;
    for (const [what, open] of [
      ['before its work is open', file],
      ['after', asked],
    ] as const) {
      const after = committed(open, takeBack(open, open.offers[0]!, command()));
      expect(after.offers, what).toMatchObject([{ status: 'declined', reasonCode: 'taken-back' }]);
      expect(after.sponsors, what).toMatchObject([{ held: 0, taken: 0 }]);
      const told = takeBack(open, open.offers[0]!, command()).writes.filter(({ type }) => type === 'notice');
      expect(told).toMatchObject([
        { template: 'sponsor-took-back', to: { role: 'sponsorship-officer', office: 'winnipeg' } },
      ]);
      expect(refusalName(() => opened(after, 'sponsor-confirmation', offerId, command()))).toBe('WrongState');
      expect(refusalName(() => takeBack(after, after.offers[0]!, command()))).toBe('WrongState');
    }
    const { workItems } = committed(asked, takeBack(asked, asked.offers[0]!, command()));
    expect(workItems.find(({ kind }) => kind === 'sponsor-confirmation')).toMatchObject({
      status: 'decided',
      decision: { code: 'taken-back', answer: { decision: 'taken-back' } },
    });
  });

  it('that staff do not confirm is over, told to its sponsor, and not asked of it again', () => {
    const group = sponsor();
    const { file, offerId } = promisedBy(caseFile(), group);
    const officerHere = command(staff('sponsorship-officer', 'winnipeg'));
    const form = { decision: 'not-confirmed', reasonCode: 'check-not-clear' };
    const { file: after, change } = decided(file, 'sponsor-confirmation', form, officerHere, offerId);
    expect(after.offers).toMatchObject([{ status: 'not-confirmed' }]);
    expect(change.writes.find(({ type }) => type === 'notice')).toMatchObject({
      template: 'sponsor-not-confirmed',
      to: { kind: 'sponsor', id: group.id },
    });
    expect(refusalName(() => makeOffer(after, after.sponsors[0] ?? group, 'ranked', command()))).toBe(
      'CapacityTaken',
    );
  });

  it.each([
    ['vetting that was revoked', { vetting: { status: 'revoked' as const, validUntil: '2031-01-01' } }],
    ['vetting that has run out', { vetting: { status: 'active' as const, validUntil: '2026-01-01' } }],
  ])('is not confirmed with %s since the promise', (_what, later) => {
    const { file, offerId } = promisedBy(caseFile(), sponsor());
    const changed = { ...file, sponsors: file.sponsors.map((one) => ({ ...one, ...later })) };
    const by = command(staff('sponsorship-officer', 'winnipeg'));
    const confirm = () => decided(changed, 'sponsor-confirmation', { decision: 'confirm' }, by, offerId);
    expect(refusalName(confirm)).toBe('WrongState');
  });

  it('that was promised ends with the case, with an agency, and with the consent to tell its sponsor', () => {
    const { file } = promisedBy(caseFile(), sponsor());
    const withdrawn = committed(file, withdrawCase(file, 'changed-plans', command()));
    expect(withdrawn.offers).toMatchObject([{ status: 'withdrawn' }]);
    expect(withdrawn.sponsors).toMatchObject([{ held: 0, taken: 0 }]);
    const form = { decision: 'agency-receives', reasonCode: 'no-sponsor-left' };
    const agency = decided(file, 'placement-decision', form, command(staff('supervisor', 'winnipeg'))).file;
    expect(agency.offers).toMatchObject([{ status: 'withdrawn' }]);
    const consents = file.consents.map((consent) => ({ ...consent, withdrawnAt: AT }));
    const stopped = { ...file, consents };
    const change = stopWhatRestsOn(stopped, 'disclosure-to-sponsor', command());
    expect(committed(stopped, change).offers).toMatchObject([{ status: 'withdrawn' }]);
  });

  it('that is over cannot be answered', () => {
    const group = sponsor();
    const { file, offerId } = offeredTo(caseFile(), group);
    const item = opened(file, 'sponsor-offer', offerId).file;
    const over = { ...item, offers: item.offers.map((offer) => ({ ...offer, status: 'expired' as const })) };
    const answer = () =>
      decided(over, 'sponsor-offer', { decision: 'accept' }, command(sponsorActor(group.id)), offerId);
    expect(refusalName(answer)).toBe('WrongState');
  });
});

describe('the rounds of sponsorship', () => {
  it('count offers since a person last decided what comes next', () => {
    const asked = offeredTo(caseFile(), sponsor()).file;
    const later = '2026-04-01T09:00:00.000Z';
    const { file } = decided(
      asked,
      'placement-decision',
      { decision: 'continue' },
      { ...supervisor, at: later },
    );
    expect([offersSince(asked).length, offersSince(file).length]).toEqual([1, 0]);
    expect(offersSince(offeredTo(file, sponsor(), '2026-04-02T09:00:00.000Z').file)).toHaveLength(1);
  });

  it('end with a person: go on, the agency receives, or the case closes', () => {
    const decide = (form: Record<string, unknown>) =>
      decided(caseFile(), 'placement-decision', form, supervisor).file;
    expect(decide({ decision: 'continue' }).case.stages).toEqual({});
    expect(
      decide({ decision: 'agency-receives', reasonCode: 'no-sponsor' }).case.stages.sponsorship,
    ).toMatchObject({ outcome: 'agency-receives' });
    const closing = decide({ decision: 'close-case', reasonCode: 'no-sponsor' });
    expect(closing.case).toMatchObject({ status: 'closing', closing: { outcome: 'no-sponsor' }, run: 2 });
    expect(closing.workItems).toMatchObject([{ status: 'decided' }]);
  });

  it('start from a ranking that a person confirms, or overrides with a reason', () => {
    const decide = (form: Record<string, unknown>) =>
      decided(caseFile(), 'sponsor-proposal', form, officer).change.answer;
    expect(decide({ decision: 'confirm' })).toMatchObject({ sponsorId: null });
    const { id } = sponsor();
    expect(decide({ decision: 'override', sponsorId: id, reasonCode: 'known-family' })).toMatchObject({
      sponsorId: id,
    });
    expect(refusalName(() => decide({ decision: 'override', sponsorId: id }))).toBe('InvalidInput');
  });

  it('carry the id of a sponsor into the workflow, never words', () => {
    const form = {
      decision: 'override',
      sponsorId: 'the Haddads of Main Street',
      reasonCode: 'known-family',
    };
    expect(refusal(() => decided(caseFile(), 'sponsor-proposal', form, officer)).issues[0]?.path).toBe(
      'sponsorId',
    );
  });
});

describe('a sponsor that is lost', () => {
  it('gives its places back, reopens sponsorship and starts another run, before departure', () => {
    const placed = placedWith(caseFile(), sponsor());
    const change = recordSponsorLoss(placed, 'moved-away', officer);
    const file = committed(placed, change);
    expect(file.sponsors).toMatchObject([{ taken: 0 }]);
    expect(file.case).toMatchObject({
      run: 2,
      interruptedRun: 1,
      status: 'active',
      stages: { sponsorship: { status: 'reopened' } },
    });
    const done = { status: 'completed', outcome: 'x', at: AT } as const;
    const stages = {
      ...file.case.stages,
      'eligibility-review': done,
      'state-decision': done,
      'best-interests': done,
    };
    expect(nextStage({ ...file, case: { ...file.case, stages } })).toBe('preparation');
  });

  it('not when there is none; after departure it is a breakdown', () => {
    expect(refusalName(() => recordSponsorLoss(caseFile(), 'moved-away', officer))).toBe('WrongState');
    const placed = placedWith(caseFile(), sponsor());
    const travel = {
      type: 'travel-plan',
      schema: 4,
      caseId: placed.case.id,
      documents: 'ready',
      bookings: 1,
      escorted: false,
      fitToFly: true,
      departedAt: AT,
    } as const;
    expect(refusalName(() => recordSponsorLoss({ ...placed, travel }, 'moved-away', officer))).toBe(
      'WrongState',
    );
  });
});

describe('an answer to an offer', () => {
  it.each([
    ['vetting that has run out', { vetting: { status: 'active' as const, validUntil: '2026-01-01' } }],
    ['vetting that was revoked', { vetting: { status: 'revoked' as const, validUntil: '2031-01-01' } }],
  ])('accepts nothing with %s since the offer', (_what, later) => {
    const group = sponsor();
    const { file, offerId } = offeredTo(caseFile(), group);
    const changed = { ...file, sponsors: file.sponsors.map((one) => ({ ...one, ...later })) };
    const by = command(sponsorActor(group.id));
    const accept = () => decided(changed, 'sponsor-offer', { decision: 'accept' }, by, offerId);
    expect(refusalName(accept)).toBe('WrongState');
  });
});
