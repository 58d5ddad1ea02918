import { describe, expect, it } from 'vitest';
import type { CaseFile } from '../../../domain/case/case-file.ts';
import { plus } from '../../../domain/kernel/calendar.ts';
import { decideWorkItem } from '../../../domain/work-item/decide-work-item.ts';
import { openWorkItem } from '../../../domain/work-item/open-work-item.ts';
import { movingWith } from '../../../stages/family-tracing/household-move.ts';
import { leaveHousehold } from '../../../stages/family-tracing/leave-household.ts';
import { AT, command, staff } from '../../fixtures/actors.ts';
import { caseFile, committed, refusal } from '../../fixtures/case-file.ts';
import { adult, child } from '../../fixtures/household.ts';
import { placedWith, sponsor } from '../../fixtures/sponsorship.ts';

const family = () => {
  const file = caseFile({ members: [adult(), adult({ relationship: 'spouse', sex: 'f' }), child()] });
  const of = (relationship: string) => file.persons.find((one) => one.relationship === relationship)!.id;
  const [head, spouse] = [of('principal-applicant'), of('spouse')];
  const young = file.persons.find(({ id }) => id !== head && id !== spouse)!.id;
  return { file, head, spouse, young };
};
const who = (id: string, file: CaseFile, at = AT) => command(staff('caseworker', file.case.office, id), at);

/** The question asked once more, with `found` as the person who joins. */
function asked(file: CaseFile, found: string, times = 1): { file: CaseFile; item: string } {
  const opening = { kind: 'household-move', subject: 'tracing-x', token: 't', execution: 'e', round: 0 };
  const by = { ...who('platform', file), id: `asks-${times}` };
  const change = openWorkItem(file, { ...opening, context: { personId: found } }, by);
  return { file: committed(file, change), item: String(change.answer.workItemId) };
}
type Parts = Record<string, 'moves' | 'stays'>;
const settled = (parts: Parts, consenting: string[] = []) => ({
  decision: 'settled',
  members: Object.entries(parts).map(([personId, part]) => ({ personId, part })),
  consenting,
});

describe('who moves for a reunification', () => {
  const { file, head, spouse, young } = family();
  const only = { [head]: 'moves', [spouse]: 'stays', [young]: 'stays' } as const;

  it.each([
    ['somebody left out', { [head]: 'moves', [spouse]: 'stays' } as Parts, [], 'members'],
    ['the found person staying', { ...only, [head]: 'stays' } as Parts, [], 'members'],
    ['a child left alone', { ...only, [spouse]: 'moves' } as Parts, [spouse], 'members'],
    ['an adult moved unasked', { ...only, [spouse]: 'moves', [young]: 'moves' } as Parts, [], 'consenting'],
    ['a child moved with a parent unasked', { ...only, [young]: 'moves' } as Parts, [], 'consenting'],
  ])('refuses %s', (_what, parts, consenting, path) => {
    const { file: open, item } = asked(file, head);
    const found = refusal(() => decideWorkItem(open, item, settled(parts, consenting), who('anna', file)));
    expect(found).toMatchObject({ name: 'InvalidInput', issues: [{ path: expect.stringContaining(path) }] });
  });

  it('counts when a second person says the same, and leaves the rest with a principal applicant', () => {
    const first = asked(file, head);
    const proposed = committed(
      first.file,
      decideWorkItem(first.file, first.item, settled(only), who('anna', file)),
    );
    expect(movingWith(proposed, 'tracing-x', head)).toBeUndefined();
    const second = asked(proposed, head, 2);
    const again = (id: string) =>
      decideWorkItem(second.file, second.item, settled(only), who(id, file, plus(AT, 'P1D')));
    expect(refusal(() => again('anna')).name).toBe('FourEyes');
    const confirmed = committed(second.file, again('bilal'));
    expect(movingWith(confirmed, 'tracing-x', head)).toEqual([head]);
    const left = committed(confirmed, leaveHousehold(confirmed, [head], 'case-new', command()));
    const newPrincipal = left.persons.find(({ relationship, status }) =>
      relationship === 'principal-applicant' ? status === 'active' : false,
    );
    expect(newPrincipal?.id).toBe(spouse);
    expect(left.case.run).toBe(confirmed.case.run + 1);
    expect(movingWith(left, 'tracing-x', head)).toEqual([head]);
    expect(leaveHousehold(left, [head], 'case-new', command()).facts).toEqual([]);
  });

  it('asks nobody about a person who is alone, and closes the case that is left empty', () => {
    const alone = caseFile({ members: [adult()] });
    const [one] = alone.persons;
    expect(movingWith(alone, 'tracing-x', one!.id)).toEqual([one!.id]);
    const left = leaveHousehold(alone, [one!.id], 'case-new', command());
    expect(left.patch).toMatchObject({ status: 'closing', closing: { reasonCode: 'joined-another-case' } });
  });

  it('lets nobody leave between departure and arrival', () => {
    const travel = { departedAt: '2026-03-01T00:00:00.000Z' } as NonNullable<CaseFile['travel']>;
    const away = { ...file, travel };
    expect(movingWith(away, 'tracing-x', head)).toBeUndefined();
    expect(refusal(() => leaveHousehold(away, [head], 'case-new', command())).name).toBe('WrongState');
  });
});

describe('a household that somebody leaves for a reunification', () => {
  it('frees the place that nobody needs, and prepares its journey again', () => {
    const { file, spouse } = family();
    const placed = placedWith(file, sponsor({ capacity: 5 }));
    const [offer] = placed.offers;
    expect(offer).toMatchObject({ status: 'accepted', persons: 3 });
    const travel: NonNullable<CaseFile['travel']> = {
      ...({ type: 'travel-plan', schema: 4, caseId: file.case.id, documents: 'ready' } as const),
      ...{ bookings: 1, departureAt: plus(AT, 'P10D'), escorted: false, fitToFly: true },
    };
    const left = committed(
      { ...placed, travel },
      leaveHousehold({ ...placed, travel }, [spouse], 'case-new', command()),
    );
    expect(left.offers.map(({ status, persons }) => [status, persons])).toEqual([['accepted', 2]]);
    expect(left.sponsors.map(({ taken }) => taken)).toEqual([2]);
    expect(left.travel).toMatchObject({ documents: 'ready', fitToFly: false });
    expect(left.travel?.departureAt).toBeUndefined();
  });
});
