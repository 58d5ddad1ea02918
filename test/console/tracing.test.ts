import { describe, expect, test } from 'vitest';
import { tellingRows } from '../../console/src/tracing/evidence-rows.ts';
import { faultsOf, soughtOf, valuesOf } from '../../console/src/tracing/evidence-values.ts';
import { layOutFamily, NODE } from '../../console/src/tracing/family-layout.ts';
import type { Sought } from '../../domain/tracing-request/sought.ts';
import type { EvidenceRow } from '../../stages/family-tracing/evidence-view.ts';
import type { FamilyGraph } from '../../stages/family-tracing/family-graph.ts';

const row = (field: string, over: Partial<EvidenceRow> = {}): EvidenceRow => ({
  ...{ field, agreement: 'agrees', bits: 1, text: '' },
  sought: [{ text: 'a' }],
  found: [{ text: 'b' }],
  ...over,
});

describe('the rows of a comparison', () => {
  test('leave out what nobody knows, and a relation that is only missing once more', () => {
    const missing = { agreement: 'missing' as const };
    const rows = tellingRows([
      row('name'),
      row('relative.mother', { sought: [{ text: 'p' }, { text: 'p' }] }),
      row('relative.mother', missing),
      row('lastPlace', { ...missing, sought: [], found: [] }),
      row('languages', { ...missing, sought: [] }),
    ]);
    expect(rows.map(({ field }) => field)).toEqual(['name', 'relative.mother', 'languages']);
    expect(rows[1]!.sought).toEqual([{ text: 'p' }]);
  });

  test('keep what is withheld, and each difference', () => {
    const rows = tellingRows([
      row('name', { found: null, sought: [] }),
      row('relative.sibling', { agreement: 'differs' }),
      row('relative.sibling', { agreement: 'differs' }),
    ]);
    expect(rows).toHaveLength(3);
    expect(new Set(rows.map(({ key }) => key)).size).toBe(3);
  });
});

describe('the form of a sought person', () => {
  const sought: Sought = {
    name: 'جواد',
    relationship: 'brother',
    sex: 'm',
    birth: { date: '1369-03-17', calendar: 'persian' },
    otherNames: [{ full: 'Jawad', kind: 'nickname' }],
    birthPlace: 'Herat',
    nationality: 'AFG',
    languages: ['prs'],
    relatives: [
      { relation: 'mother', name: 'Parwin', birthYear: 1960 },
      { relation: 'sibling', name: 'Zahra' },
    ],
  };

  test('gives back what it got when nothing is changed', () => {
    expect(soughtOf(valuesOf(sought), sought)).toEqual(sought);
    const lone: Sought = { relationship: 'son', sex: 'u', birthYear: 2001 };
    expect(soughtOf(valuesOf(lone), lone)).toEqual({
      ...{ relationship: 'son', sex: 'u' },
      birth: { year: 2001 },
    });
  });

  test('keeps what it does not ask for when names change', () => {
    const values = { ...valuesOf(sought), mother: 'Parvin', father: 'Gul', otherNames: 'Jawad\nJavad\n' };
    const changed = soughtOf(values, sought);
    expect(changed.relatives).toEqual([
      { relation: 'mother', name: 'Parvin' },
      { relation: 'father', name: 'Gul' },
      { relation: 'sibling', name: 'Zahra' },
    ]);
    expect(changed.otherNames).toEqual([
      { full: 'Jawad', kind: 'nickname' },
      { full: 'Javad', kind: 'alias' },
    ]);
    expect(changed.languages).toEqual(['prs']);
  });

  test.each([
    [{ birthKind: 'year', birth: '19' }, ['birth']],
    [{ birthKind: 'years', birth: '1990', birthTo: '1980' }, ['birth']],
    [{ birthKind: 'age', birth: '130', birthTo: '2020-01-01' }, ['birth']],
    [{ birthKind: 'unknown', nationality: 'AF' }, ['nationality']],
    [{ birthKind: 'date', birth: '1369-03-17' }, []],
  ] as const)('finds what cannot be sent in %o', (over, faults) => {
    expect([...faultsOf({ ...valuesOf(sought), ...over })]).toEqual(faults);
  });
});

describe('the family drawn', () => {
  const graph: FamilyGraph = {
    persons: [
      { id: 's', kind: 'seeker', name: 'A' },
      { id: 'h', kind: 'household', name: 'B' },
      { id: 'sought', kind: 'sought', name: null },
      { id: 'f', kind: 'found', name: null },
    ],
    relations: [
      { from: 's', to: 'h', relation: 'child', verification: 'registered' },
      { from: 'sought', to: 's', relation: 'sibling', verification: 'stated' },
      { from: 'sought', to: 'f', relation: 'same-person', verification: 'proposed' },
    ],
  };

  test('stands in one column on a narrow screen, the seeker first', () => {
    const { nodes, width, height } = layOutFamily(graph, false, true);
    expect(nodes.map(({ person }) => person.kind)).toEqual(['seeker', 'household', 'sought', 'found']);
    expect(new Set(nodes.map(({ x }) => x)).size).toBe(1);
    expect(new Set(nodes.map(({ y }) => y)).size).toBe(4);
    expect(width).toBeLessThan(316);
    expect(nodes.at(-1)!.y + NODE.height).toBeLessThanOrEqual(height);
  });

  test.each([false, true])(
    'has no two persons in one place, each relation drawn (right to left: %s)',
    (rtl) => {
      const { nodes, lines, width, height } = layOutFamily(graph, rtl);
      expect(new Set(nodes.map(({ x, y }) => `${x} ${y}`)).size).toBe(4);
      for (const { x, y } of nodes) {
        expect(x).toBeGreaterThanOrEqual(0);
        expect(x + NODE.width).toBeLessThanOrEqual(width);
        expect(y + NODE.height).toBeLessThanOrEqual(height);
      }
      expect(lines).toHaveLength(3);
      const [seeker, , sought] = nodes;
      expect(seeker!.x < sought!.x).toBe(!rtl);
      expect(sought!.relation).toBeUndefined();
      expect(seeker!.relation?.relation).toBe('sibling');
    },
  );
});
