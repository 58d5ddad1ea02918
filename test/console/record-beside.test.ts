import { describe, expect, it } from 'vitest';
import { recordOf, sectionsOf } from '../../console/src/work/record-sections.ts';
import { SEES } from '../../contracts/authorization.ts';
import { FieldClassSchema } from '../../domain/case/field-class.ts';
import { ANY_WORK_KINDS } from '../../registry/any-kind.ts';
import { INSTRUCTION, KINDS_OF_SPONSORS, recordOfKind, WRITTEN } from '../fixtures/record-of-kind.ts';

const STAFF_KINDS = ANY_WORK_KINDS.filter(({ role }) => role !== 'sponsor');

describe.each(STAFF_KINDS.map((kind) => [kind.kind, kind] as const))(
  'beside a %s',
  (name, { role, place }) => {
    const view = recordOfKind(name, SEES[role]);
    const isOfCase = view.caseId !== null;

    it('stands what it is decided on', () => {
      const expected = isOfCase
        ? ['facts', 'matter', 'basis', 'household', 'consents', 'documents', 'notes', 'steps']
        : ['facts', 'matter', 'basis', 'documents', 'steps'];
      expect(sectionsOf(view)).toEqual(expect.arrayContaining(expected));
      expect(recordOf(view)).toBe(isOfCase ? view.caseId : view.sponsor?.sponsorId);
    });

    it('the household has names, ages and needs, and the consents that hold', () => {
      if (!isOfCase) return expect(view.sponsor?.name).toBeTruthy();
      expect(view.matter?.household).toMatchObject([
        { name: 'Samira Haddad', age: 37, needs: ['single-parent'] },
        { name: 'Yusuf Haddad', age: 10 },
      ]);
      const held = view.matter?.consents.flatMap(({ purpose, holds }) => holds.map(() => purpose)) ?? [];
      expect(new Set(held).size).toBeGreaterThan(2);
      const everybody = view.matter?.household.map(({ personId }) => personId) ?? [];
      for (const { holds } of view.matter?.consents ?? [])
        for (const { personId } of holds) expect(everybody).toContain(personId);
    });

    it('stands who decided the same before and why, as far as the role may see it', () => {
      const [basis] = view.matter?.earlier ?? [];
      expect(basis).toMatchObject({ kind: name, by: 'nadia', reasonCode: 'more-evidence', isBasis: true });
    });

    it('stands the course of the step: opened, claimed, escalated, and the time before', () => {
      const course = view.steps.map(({ act, by }) => [act, by]);
      expect(course).toEqual([
        ['claimed', 'amal'],
        ['escalated', 'amal'],
        ['opened', null],
        ['decided', 'nadia'],
        ['opened', null],
      ]);
      expect(view.people.map(({ id }) => id)).toEqual(expect.arrayContaining(['amal', 'nadia']));
    });

    it('stands nothing that its role may not see', () => {
      const told = JSON.stringify(view);
      const sees = SEES[role];
      expect(told.includes(INSTRUCTION)).toBe(isOfCase && sees.includes('protection'));
      const concerns = isOfCase && (view.stage === 'sponsorship' || place === 'destination');
      expect(told.includes(WRITTEN.question)).toBe(concerns && sees.includes('identity'));
      expect(told.includes(WRITTEN.worry)).toBe(concerns && sees.includes('protection'));
    });

    it('stands no personal value for who may see none', () => {
      const told = JSON.stringify(recordOfKind(name, []));
      for (const value of ['Samira', 'Yusuf', INSTRUCTION, WRITTEN.question, WRITTEN.worry, 'Heard twice'])
        expect(told).not.toContain(value);
    });
  },
);

describe.each([...KINDS_OF_SPONSORS])('beside a %s of a sponsor', (name) => {
  it('stands the sponsor, its documents and what was decided before', () => {
    const view = recordOfKind(name, FieldClassSchema.options, true);
    expect([view.caseId, recordOf(view)]).toEqual([null, view.sponsor?.sponsorId]);
    expect(sectionsOf(view)).toEqual(
      expect.arrayContaining(['facts', 'matter', 'basis', 'documents', 'steps']),
    );
  });
});

it('every class of data is seen by some role, so that the rows above differ', () => {
  const seen = new Set(STAFF_KINDS.flatMap(({ role }) => SEES[role]));
  expect([...seen].toSorted()).toEqual(FieldClassSchema.options.toSorted());
  expect(STAFF_KINDS.length).toBeGreaterThan(40);
});
