import { describe, expect, it } from 'vitest';
import type { CaseFile } from '../../../domain/case/case-file.ts';
import { CaseError } from '../../../domain/kernel/errors.ts';
import { linesOf } from '../../../domain/plan/lines.ts';
import { fundsFor } from '../../../domain/policy/support-policy.ts';
import type { Sponsor } from '../../../domain/sponsorship/sponsor.ts';
import { closedTo, notForOf } from '../../../domain/work-item/four-eyes.ts';
import { offerGates } from '../../../stages/sponsorship/placement-view.ts';
import { lacks } from '../../../stages/sponsorship/support.ts';
import { takeBack } from '../../../stages/sponsorship/take-back.ts';
import { whyOfPromise } from '../../../stages/sponsorship/why-of-promise.ts';
import { AT, command, DESTINATION, sponsorActor, staff } from '../../fixtures/actors.ts';
import { caseFile, committed, decided, opened, refusalName } from '../../fixtures/case-file.ts';
import { adult, child } from '../../fixtures/household.ts';
import { CONFIRM, offeredTo, promisedBy, sponsor } from '../../fixtures/sponsorship.ts';

const TODAY = AT.slice(0, 10);
const officer = command(staff('sponsorship-officer', DESTINATION));
const boss = command(staff('supervisor', DESTINATION));
const of = (id: string, over: object = {}) =>
  ({ id, name: `Adult ${id}`, check: 'clear', checkedOn: TODAY, validUntil: '2030-01-01', ...over }) as const;
const trained = { training: { course: 'sponsor-training', on: TODAY } };
const group = (over: Partial<Sponsor> = {}): Sponsor =>
  sponsor({ adults: [of('adult-a', trained), of('adult-b')], ...over });

function yes(to = group(), signedBy: readonly string[] = ['adult-a', 'adult-b']) {
  const { file: asked, offerId } = offeredTo(caseFile(), to);
  const by = command(sponsorActor(to.id));
  const { file } = decided(asked, 'sponsor-offer', { decision: 'accept', signedBy }, by, offerId);
  return { ...opened(file, 'sponsor-confirmation', offerId), offerId };
}
const settle = (
  { file, offerId }: { file: CaseFile; offerId: string },
  form: Record<string, unknown>,
  by = officer,
) => decided(file, 'sponsor-confirmation', form, by, offerId);
const whyOf = (act: () => unknown) => {
  try {
    act();
  } catch (error) {
    if (error instanceof CaseError) return error.why;
  }
  return undefined;
};

describe('what a programme asks of a sponsor before its promise counts', () => {
  it('is the undertaking, signed by each adult under the present text: who has not is told by name', () => {
    const promise = yes(group(), ['adult-a']);
    expect(promise.file.offers[0]?.undertaking).toEqual({
      ...{ text: 'kinbridge-1', signatures: [{ adultId: 'adult-a', on: TODAY }] },
    });
    expect(refusalName(() => settle(promise, CONFIRM))).toBe('WrongState');
    const why = whyOf(() => settle(promise, CONFIRM));
    expect(why).toMatchObject({
      rule: 'sponsor-ready',
      ways: [[{ lever: 'adult-signs', personId: 'adult-b' }]],
    });
    const { file, change } = settle(promise, { ...CONFIRM, signedBy: ['adult-b'], signedOn: '2026-03-01' });
    expect(file.offers[0]).toMatchObject({
      status: 'accepted',
      undertaking: { signatures: [{ adultId: 'adult-a' }, { adultId: 'adult-b', on: '2026-03-01' }] },
    });
    expect(change.facts).toContainEqual(
      expect.objectContaining({
        act: 'offer.accepted',
        details: expect.objectContaining({
          undertaking: 'kinbridge-1',
          signatures: 2,
          account: 'trust-account',
        }),
      }),
    );
  });

  it('takes no signature of a stranger, of a day to come, or under a text that has changed', () => {
    const promise = yes();
    const tried = (form: object) => refusalName(() => settle(promise, { ...CONFIRM, ...form }));
    expect(tried({ signedBy: ['adult-z'] })).toBe('InvalidInput');
    expect(tried({ signedBy: ['adult-a'], signedOn: '2026-12-31' })).toBe('InvalidInput');
    const support = promise.file.policy.sponsorship.support!;
    const undertaking = { ...support.undertaking!, text: 'kinbridge-2' };
    const policy = {
      ...promise.file.policy,
      sponsorship: { ...promise.file.policy.sponsorship, support: { ...support, undertaking } },
    };
    const changed = { ...promise.file, policy };
    expect(lacks(changed, changed.offers[0]!, changed.sponsors[0]!, AT)).toContain('undertaking');
  });

  it('is training of so many adults, in a course that counts, as long as it holds', () => {
    const learned = (adults: Sponsor['adults']) => {
      const { file } = yes(group({ adults }));
      return lacks(file, file.offers[0]!, file.sponsors[0]!, AT).includes('training');
    };
    const learnedOn = (on: string, course = 'sponsor-training') => ({ training: { course, on } });
    expect(learned([of('adult-a', trained), of('adult-b')])).toBe(false);
    expect(learned([of('adult-a'), of('adult-b')])).toBe(true);
    expect(learned([of('adult-a', learnedOn('2020-01-01')), of('adult-b')])).toBe(true);
    expect(learned([of('adult-a', learnedOn(TODAY, 'first-aid')), of('adult-b')])).toBe(true);
    const promise = yes(group({ adults: [of('adult-a'), of('adult-b')] }));
    expect(whyOf(() => settle(promise, CONFIRM))?.ways).toEqual([
      [{ lever: 'adults-trained', values: { adults: 1 } }],
    ]);
  });

  it('is money by the size of the household, shown by a paper that counts', () => {
    const promise = yes();
    const tried = (form: object) => refusalName(() => settle(promise, { ...CONFIRM, ...form }));
    expect(tried({ amount: 2274 })).toBe('WrongState');
    expect(tried({ account: 'personal-account' })).toBe('InvalidInput');
    expect(tried({ shownOn: '2025-01-01' })).toBe('InvalidInput');
    expect(tried({ account: undefined })).toBe('InvalidInput');
    const { file } = settle(promise, { ...CONFIRM, amount: 2275 });
    expect(file.offers[0]?.funds).toMatchObject({ amount: 2275, currency: 'USD', by: officer.actor.id });
    expect(fundsFor(file.policy.sponsorship.support!.funds!, 4)).toBe(9100);
  });

  it('is told all together, before anybody tries', () => {
    const { file, id } = yes(group({ adults: [of('adult-a'), of('adult-b')] }), []);
    const item = file.workItems.find((one) => one.id === id)!;
    const [why] = whyOfPromise(file, item, AT);
    expect(why?.ways[0]?.map(({ lever }) => lever)).toEqual([
      ...['adult-signs', 'adult-signs', 'adults-trained', 'funds-shown'],
    ]);
    expect(why?.ways[0]?.at(-1)?.values).toEqual({ amount: 2275, currency: 'USD' });
  });

  it('is not asked of an agency, nor where a policy asks nothing', () => {
    const { file, offerId } = promisedBy(caseFile(), sponsor({ kind: 'agency' }));
    const placed = decided(file, 'sponsor-confirmation', { decision: 'confirm' }, officer, offerId).file;
    expect(placed.offers[0]).toMatchObject({ status: 'accepted' });
    const { support: _none, ...sponsorship } = file.policy.sponsorship;
    const bare = yes(group(), []);
    const unasked = { ...bare, file: { ...bare.file, policy: { ...bare.file.policy, sponsorship } } };
    expect(settle(unasked, { decision: 'confirm' }).file.offers[0]).toMatchObject({ status: 'accepted' });
  });
});

describe('a sponsor that does not sign', () => {
  it('is not asked again for this household, which is offered to others', () => {
    const promise = yes(group(), []);
    const { file } = settle(promise, { decision: 'undertaking-refused', reasonCode: 'duties-too-great' });
    expect(file.offers[0]).toMatchObject({ status: 'declined', reasonCode: 'duties-too-great' });
    expect(file.sponsors[0]).toMatchObject({ held: 0, taken: 0 });
    expect(offerGates(file, file.sponsors[0]!, AT)).toContain('asked-before');
  });
});

describe('the settlement plan of a case', () => {
  const lines = [
    { service: 'housing', after: 'P1D', by: 'sponsor', what: 'A flat of three rooms.' },
    { service: 'language', after: 'P30D', by: 'office' },
  ];
  const returned = () => {
    const promise = yes();
    const { file } = settle(promise, { decision: 'return-plan', reasonCode: 'plan-incomplete' });
    return { file: opened(file, 'settlement-plan', promise.offerId).file, offerId: promise.offerId };
  };

  it('is the programme’s until somebody drafts another: approved, its lines are owed from the arrival on', () => {
    const { file } = settle(yes(), CONFIRM);
    const owed = linesOf(file).map(({ line }) => [line.service.code, line.afterArrival, line.provider?.kind]);
    expect(owed).toContainEqual(['housing', 'P1D', 'sponsor']);
    expect(
      linesOf(file).every(({ line }) => line.source.kind === 'sponsorship' && line.state === 'planned'),
    ).toBe(true);
    expect(owed.map(([service]) => service)).not.toContain('school');
    expect(file.offers[0]?.plan).toBeUndefined();
  });

  it('has school where a child is of that age', () => {
    const schooled = caseFile({ members: [adult(), child()] });
    const { file, offerId } = promisedBy(schooled, sponsor());
    const placed = decided(file, 'sponsor-confirmation', CONFIRM, officer, offerId).file;
    expect(linesOf(placed).map(({ line }) => line.service.code)).toContain('school');
  });

  it('is returned with a reason, drawn up again, and approved by another person than who drafted it', () => {
    const { file: asked, offerId } = returned();
    expect(asked.offers[0]).toMatchObject({ status: 'promised', plan: { state: 'returned' } });
    expect(refusalName(() => settle({ file: asked, offerId }, CONFIRM, boss))).toBe('WrongState');
    const { file } = decided(
      asked,
      'settlement-plan',
      { decision: 'drafted', planned: lines },
      officer,
      offerId,
    );
    const again = opened(file, 'sponsor-confirmation', offerId, command(undefined, AT));
    const item = again.file.workItems.find(({ id }) => id === again.id)!;
    expect(closedTo(again.file, item, officer.actor.id)).toEqual([
      { decision: 'confirm', why: 'same-person' },
    ]);
    expect(notForOf(again.file, item)).toEqual([officer.actor.id]);
    expect(refusalName(() => settle({ file: again.file, offerId }, CONFIRM, officer))).toBe('FourEyes');
    const placed = settle({ file: again.file, offerId }, CONFIRM, boss).file;
    expect(placed.offers[0]?.plan).toMatchObject({
      ...{ state: 'approved', draftedBy: officer.actor.id, seenBy: boss.actor.id },
    });
    expect(linesOf(placed).map(({ line }) => [line.service.code, line.what])).toEqual([
      ['housing', 'A flat of three rooms.'],
      ['language', undefined],
    ]);
  });

  it('is the draft of whoever records a sponsor’s yes, who does not approve it', () => {
    const to = sponsor();
    const { file: asked, offerId } = offeredTo(caseFile(), to);
    const { file } = decided(asked, 'sponsor-offer', { decision: 'accept' }, officer, offerId);
    expect(refusalName(() => settle({ file, offerId }, CONFIRM))).toBe('FourEyes');
    expect(settle({ file, offerId }, CONFIRM, boss).file.offers[0]).toMatchObject({ status: 'accepted' });
  });

  it('has each service once', () => {
    const { file, offerId } = returned();
    const twice = { decision: 'drafted', planned: [...lines, lines[0]] };
    expect(refusalName(() => decided(file, 'settlement-plan', twice, officer, offerId))).toBe('InvalidInput');
  });

  it('is no longer asked for when the sponsor takes its promise back', () => {
    const { file } = returned();
    const change = takeBack(file, file.offers[0]!, command(sponsorActor(file.sponsors[0]!.id)));
    const after = committed(file, change);
    expect(after.workItems.find(({ kind }) => kind === 'settlement-plan')).toMatchObject({
      ...{ status: 'decided', decision: { code: 'taken-back' } },
    });
  });
});
