import { describe, expect, it } from 'vitest';
import type { CaseFile } from '../../../domain/case/case-file.ts';
import { papersFor } from '../../../stages/travel/sample-journey.ts';
import { refusal } from '../../fixtures/case-file.ts';
import { adult, child } from '../../fixtures/household.ts';
import { act, boardingOf, booking, confirmFit, ready } from './ready.ts';

const family = [adult(), child()];
/** The household before anything is written down about its papers. */
const unwritten = (members = family): CaseFile => {
  const { travel: _none, ...file } = ready('2026-08-31', { members });
  return { ...file, travelPapers: [] };
};
const idsOf = (file: CaseFile) => file.persons.map(({ id }) => id);
const papers = (file: CaseFile, validUntil = '2027-01-01') => papersFor(idsOf(file), validUntil);

describe('the papers of travellers', () => {
  it('are ready only when each has what the policy asks for, and what is missing is named', () => {
    const file = unwritten();
    const bare = refusal(() => act(file, 'travel-documents', { decision: 'ready' }));
    expect(bare.issues.map(({ code, values }) => [code, values?.kinds])).toEqual([
      ['papers-until', 'passport, travel-document'],
      ['papers-until', 'visa'],
      ['papers-until', 'exit-permit'],
    ]);
    const first = papers(file).filter(({ personId }) => personId === idsOf(file)[0]);
    const half = refusal(() => act(file, 'travel-documents', { decision: 'ready', papers: first }));
    expect(half.issues.map(({ received }) => received)).toEqual(Array(3).fill('none for 1'));
    const { change } = act(file, 'travel-documents', { decision: 'ready', papers: papers(file) });
    expect(change.facts.map(({ act: name }) => name)).toContain('travel-documents.ready');
  });

  it('are kept with each person, and their numbers in no decision and no entry', () => {
    const file = unwritten();
    const given = papers(file);
    const { change } = act(file, 'travel-documents', { decision: 'ready', papers: given });
    const records = change.writes.filter((put) => put.type === 'travel-papers');
    expect(records.map(({ personId }) => personId).sort()).toEqual(idsOf(file).sort());
    const rest = {
      facts: change.facts,
      answer: change.answer,
      items: change.writes.filter((put) => put.type === 'work-item'),
    };
    for (const { number } of given) expect(JSON.stringify(rest)).not.toContain(number);
  });

  it('that are delayed are kept as far as they are there', () => {
    const file = unwritten();
    const [first] = papers(file);
    const form = { decision: 'delayed', reasonCode: 'visa-pending', papers: [first] };
    const after = act(file, 'travel-documents', form).file;
    expect(after.travelPapers).toMatchObject([
      { personId: first!.personId, papers: [{ kind: first!.kind }] },
    ]);
    const rest = papers(file).slice(1);
    expect(act(after, 'travel-documents', { decision: 'ready', papers: rest }).file.travel?.documents).toBe(
      'ready',
    );
  });

  it('are of members, one of a kind, and still valid', () => {
    const file = unwritten();
    const [one] = papers(file);
    const refused = (wrong: object[]) =>
      refusal(() => act(file, 'travel-documents', { decision: 'ready', papers: wrong })).issues[0]?.path;
    expect(refused([{ ...one, personId: 'person-of-another-case' }])).toBe('papers.0.personId');
    expect(refused([one!, one!])).toBe('papers.1.kind');
    expect(refused([{ ...one, validUntil: '2026-01-01' }])).toBe('papers.0.validUntil');
    expect(refused([{ ...one, number: ' ' }])).toBe('papers.0.number');
  });

  it('outlive the journey: a visa that ends before refuses the booking, and the way out is told by person', () => {
    const file = ready('2026-08-31', { members: family }, '2026-03-31');
    const { message, why } = refusal(() => booking(file));
    expect(message).toContain('travel-papers');
    expect(why?.ways[0]).toEqual([{ lever: 'departure-by', values: { day: '2026-03-31' } }]);
    const whole = ready('2026-08-31', { members: family });
    const [whose] = whole.travelPapers;
    const ended = whose!.papers.map((paper) =>
      paper.kind === 'visa' ? { ...paper, validUntil: '2026-03-31' } : paper,
    );
    const alone = { ...whole, travelPapers: [{ ...whose!, papers: ended }, ...whole.travelPapers.slice(1)] };
    expect(refusal(() => booking(alone)).why?.ways).toContainEqual([
      { lever: 'paper-until', values: { paper: 'visa', day: '2026-04-01' }, personId: whose!.personId },
    ]);
    expect(booking(file, '2026-03-31T10:00:00.000Z').change.answer).toMatchObject({ ready: true });
  });

  it('that ended are asked for again, and the journey is not booked before', () => {
    const file = ready('2026-08-31', { members: family }, '2026-03-31');
    const again = act(file, 'travel-booking', { decision: 'papers-again', reasonCode: 'visa-pending' });
    expect(again.change.answer).toMatchObject({ ready: false });
    expect(again.file.travel?.documents).toBe('pending');
    const renewed = act(again.file, 'travel-documents', {
      decision: 'ready',
      papers: papers(file).filter(({ kind }) => kind !== 'exit-permit'),
    });
    expect(refusal(() => booking(renewed.file)).message).toContain('travel-papers');
  });

  it('hold on the day of departure too', () => {
    const file = confirmFit(
      booking(ready('2026-08-31', { members: family }, '2026-04-01')).file,
      '2026-03-31T10:00:00.000Z',
    ).file;
    const late = {
      decision: 'departed',
      departedAt: '2026-04-02T10:00:00.000Z',
      boarding: boardingOf(file),
    };
    expect(refusal(() => act(file, 'departure', late, '2026-04-02T11:00:00.000Z')).message).toContain(
      'travel-papers',
    );
  });

  it('go along with whoever goes on in a case of their own', () => {
    const file = confirmFit(
      booking(ready('2026-08-31', { members: [adult(), adult({ relationship: 'spouse', name: 'Karim' })] }))
        .file,
      '2026-03-31T10:00:00.000Z',
    ).file;
    const spouse = file.persons.find(({ relationship }) => relationship === 'spouse')!.id;
    const { change } = act(
      file,
      'departure',
      {
        ...{ decision: 'departed', departedAt: '2026-04-01T10:00:00.000Z', othersWish: 'go-ahead' },
        boarding: boardingOf(file, { [spouse]: 'did-not-come' }),
      },
      '2026-04-01T11:00:00.000Z',
    );
    expect(change.opened?.[0]?.writes).toContainEqual(
      expect.objectContaining({ type: 'travel-papers', personId: spouse }),
    );
  });

  it('are asked of nobody by a policy from before', () => {
    const file = unwritten();
    const { travel } = file.policy;
    const old = { ...file, policy: { ...file.policy, travel: { ...travel, papers: [], legs: false } } };
    expect(act(old, 'travel-documents', { decision: 'ready' }).file.travel?.documents).toBe('ready');
  });
});
