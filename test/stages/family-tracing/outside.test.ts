import { describe, expect, it } from 'vitest';
import type { CaseFile } from '../../../domain/case/case-file.ts';
import { newRequest } from '../../../domain/tracing-request/open-tracing-request.ts';
import { NewOutsidePersonSchema } from '../../../domain/tracing-request/outside-person.ts';
import type { NewOutsidePerson } from '../../../stages/family-tracing/outside-candidate.ts';
import { addOutsideCandidate } from '../../../stages/family-tracing/outside-candidate.ts';
import { searchRegistry } from '../../../stages/family-tracing/search.ts';
import { command, staff } from '../../fixtures/actors.ts';
import { caseFile, committed, decided, opened, refusalName } from '../../fixtures/case-file.ts';

const [anna, bilal] = ['anna', 'bilal'].map((id) => command(staff('tracing-officer', 'amman', id)));
const sought = { name: 'Amal Haddad', relationship: 'mother', sex: 'f', birthYear: 1960 } as const;
const person: NewOutsidePerson = {
  ...{ source: 'red-cross', sourceReference: 'RC-17', agrees: true },
  reachedBy: 'the branch in Homs',
  known: { name: 'Amal Haddad', sex: 'f', birthYear: 1960 },
};

function asked(): CaseFile {
  const file = caseFile();
  const request = newRequest(file.case, { seekerId: file.persons[0]!.id, sought }, command());
  return { ...file, tracing: [{ ...request, status: 'active', awaiting: 'token-of-the-wait' }] };
}
const idOf = (file: CaseFile) => file.tracing[0]!.id;
const add = (file: CaseFile, over: Partial<NewOutsidePerson> = {}) =>
  addOutsideCandidate(file, idOf(file), { ...person, ...over }, undefined, anna!);
const added = () => {
  const file = asked();
  return committed(file, add(file));
};
const subjectOf = (file: CaseFile) => `${idOf(file)}/outside/${file.tracing[0]!.candidates[0]!.personId}`;
const rejected = (file: CaseFile) =>
  decided(
    file,
    'tracing-candidate',
    { decision: 'reject', reasonCode: 'other-person' },
    anna!,
    subjectOf(file),
  ).file;

describe('somebody found outside the registry', () => {
  it('wakes the search and is decided about by two officers, like anybody of the registry', () => {
    const file = added();
    expect(file.tracing[0]).not.toHaveProperty('awaiting');
    expect(searchRegistry(file, idOf(file), [], command()).answer).toMatchObject({
      ...{ next: 'candidate', subject: subjectOf(file) },
    });
    const first = decided(file, 'tracing-candidate', { decision: 'confirm' }, anna!, subjectOf(file)).file;
    const second = decided(
      first,
      'tracing-confirmation',
      { decision: 'approve' },
      bilal!,
      subjectOf(file),
    ).file;
    expect(second.tracing[0]).toMatchObject({ status: 'located', candidates: [{ decision: 'confirmed' }] });
    const item = opened(second, 'tracing-consent', idOf(file)).file.workItems.find(
      ({ kind }) => kind === 'tracing-consent',
    );
    expect(item).toMatchObject({ office: 'amman', context: { through: 'red-cross' } });
  });

  it.each<[string, Partial<NewOutsidePerson['known']>, boolean]>([
    ['an age', { birth: { age: { years: 9, asOf: '2026-01-01' } } }, true],
    ['a date of another calendar', { birth: { date: '1398-05-12', calendar: 'persian' } }, true],
    ['a year of another calendar', { birth: { year: 1398, calendar: 'persian' } }, true],
    ['years between which they may still be a child', { birth: { yearRange: [2005, 2012] } }, true],
    ['a year', { birthYear: 1960 }, false],
    ['an age of an adult', { birth: { age: { years: 40, asOf: '2026-01-01' } } }, false],
  ])('is a child whose best interests count, however the birth is known: %s', (_how, born, minor) => {
    const { birthYear: _none, ...unborn } = person.known;
    const file = asked();
    const after = committed(file, add(file, { known: { ...unborn, ...born } }));
    expect(after.tracing[0]!.candidates[0]?.minor).toBe(minor);
  });

  it('leaves nothing of who they are in the audit or in what work shows', () => {
    const change = add(asked());
    expect(JSON.stringify([change.facts, change.answer])).not.toMatch(/Amal|RC-17|Homs/);
  });

  it('returns after a rejection only when more is known', () => {
    const once = added();
    expect(refusalName(() => add(once))).toBe('InvalidInput');
    const out = rejected(once);
    expect(refusalName(() => add(out))).toBe('InvalidInput');
    const more = add(out, { known: { ...person.known, birthPlace: 'Homs' } });
    expect(committed(out, more).tracing[0]!.candidates).toMatchObject([{ decision: 'open' }]);
  });

  it('is the same person however the number of the source is written', () => {
    const out = rejected(added());
    for (const sourceReference of ['rc-17', 'RC 17', 'RC17'])
      expect(refusalName(() => add(out, { sourceReference }))).toBe('InvalidInput');
    expect(committed(out, add(out, { sourceReference: 'RC-18' })).tracing[0]!.candidates).toHaveLength(2);
  });

  it('is entered only while somebody is searched for, and only if they agree', () => {
    const [request] = asked().tracing;
    const over = { ...asked(), tracing: [{ ...request!, status: 'closed' as const }] };
    expect(refusalName(() => add(over))).toBe('WrongState');
    expect(NewOutsidePersonSchema.safeParse({ ...person, agrees: false }).success).toBe(false);
    expect(NewOutsidePersonSchema.safeParse({ ...person, known: { sex: 'f' } }).success).toBe(false);
  });
});
