import { describe, expect, it } from 'vitest';
import { familyOf, graphOf } from '../../console/src/cases/case/family-where.ts';
import type { CaseView } from '../../console/src/cases/case/use-case.ts';

const person = (id: string, status: string, relationship = 'brother') => ({
  id,
  status,
  relationship,
  name: id,
});
const request = (id: string, status: string) => ({
  ...{ id, status, seekerId: 'head' },
  sought: { name: `sought ${id}`, relationship: 'mother' },
});
const view = (over: object): CaseView =>
  ({
    persons: [
      person('head', 'active', 'principal-applicant'),
      person('dead', 'deceased'),
      person('gone', 'left'),
    ],
    tracing: [request('r1', 'active'), request('r2', 'consent-asked'), request('r3', 'contact-restored')],
    changes: [],
    latin: {},
    ...over,
  }) as unknown as CaseView;

describe('the family of a case', () => {
  it('says of each where they are, and of whom nobody has agreed yet no more than that', () => {
    expect(familyOf(view({})).map(({ id, where }) => [id, where])).toEqual([
      ['head', 'here'],
      ['dead', 'deceased'],
      ['gone', 'outside'],
      ['r1', 'traced'],
      ['r2', 'asked'],
      ['r3', 'contact'],
    ]);
  });

  it('leads to the case of who parted or moved', () => {
    const changes = [
      { change: { kind: 'parts', members: ['own'] }, openedCase: 'case-own' },
      { change: { kind: 'moves', members: ['moved'], toCase: 'case-other' } },
    ];
    const persons = [person('own', 'split'), person('moved', 'split'), person('before', 'split')];
    const found = familyOf(view({ changes, persons, tracing: [] }));
    expect(found.map(({ caseId }) => caseId)).toEqual(['case-own', 'case-other', undefined]);
  });

  it('draws everybody once, and joins the sought to who seeks them', () => {
    const { persons, relations } = graphOf(familyOf(view({})));
    expect(persons.map(({ kind }) => kind)).toEqual([
      'seeker',
      'relative',
      'relative',
      'found',
      'found',
      'found',
    ]);
    expect(relations.every(({ from }) => from === 'head')).toBe(true);
    expect(relations).toHaveLength(5);
  });

  it('names nobody whom the reader may not see', () => {
    const hidden = familyOf(view({ tracing: [{ ...request('r1', 'active'), sought: null }] }));
    expect(hidden.at(-1)).toMatchObject({ name: undefined, relationship: undefined, where: 'traced' });
  });
});
