import { present } from '../../../domain/kernel/present.ts';
import type { FamilyGraph } from '../../../stages/family-tracing/family-graph.ts';

type Person = FamilyGraph['persons'][number];
type Relation = FamilyGraph['relations'][number];

export const NODE = { width: 260, height: 92 };
const GAP = { across: 84, down: 22 };
const COLUMN: Readonly<Record<Person['kind'], number>> = {
  seeker: 0,
  household: 0,
  sought: 1,
  relative: 1,
  found: 2,
};

export interface PlacedPerson {
  readonly person: Person;
  /** Its relation to the person it is attached to; undefined for the sought person. */
  readonly relation: Relation | undefined;
  readonly x: number;
  readonly y: number;
}
export interface FamilyLayout {
  readonly width: number;
  readonly height: number;
  readonly nodes: readonly PlacedPerson[];
  readonly lines: readonly { readonly relation: Relation; readonly path: string }[];
}

/**
 * Three columns: the seeker with the household, the sought person with the named relatives, and the candidates. If
 * the reader writes from right to left, the first column is on the right. On a narrow screen they are stacked in that
 * order, joined at the side.
 */
export function layOutFamily(
  { persons, relations }: FamilyGraph,
  rightToLeft: boolean,
  narrow = false,
): FamilyLayout {
  const rows = [0, 0, 0];
  const columns = narrow ? 1 : 3;
  const width = columns * NODE.width + (columns - 1) * GAP.across + 2 * GAP.down;
  const inOrder = narrow ? [...persons].sort((a, b) => COLUMN[a.kind] - COLUMN[b.kind]) : persons;
  const nodes = inOrder.map((person): PlacedPerson => {
    const column = narrow ? 0 : COLUMN[person.kind];
    const row = present(rows[column], `column ${column}`);
    rows[column] = row + 1;
    const x = GAP.down + column * (NODE.width + GAP.across);
    return {
      person,
      relation: relationOf(person, relations),
      x: rightToLeft ? width - x - NODE.width : x,
      y: row * (NODE.height + GAP.down),
    };
  });
  const places = new Map(nodes.map((node) => [node.person.id, node]));
  const lines = relations.flatMap((relation) => {
    const [from, to] = [places.get(relation.from), places.get(relation.to)];
    return from && to ? [{ relation, path: pathOf(from, to, rightToLeft) }] : [];
  });
  const height = Math.max(...rows, 1) * (NODE.height + GAP.down) - GAP.down;
  return { width, height, nodes, lines };
}

function relationOf(person: Person, relations: readonly Relation[]): Relation | undefined {
  if (person.kind === 'sought') return undefined;
  return person.kind === 'seeker'
    ? relations.find(({ from, to }) => from === 'sought' && to === person.id)
    : relations.find(({ to }) => to === person.id);
}

/** Beside the column between two of one column, straight across between two columns. */
function pathOf(from: PlacedPerson, to: PlacedPerson, rightToLeft: boolean): string {
  const middle = (node: PlacedPerson) => node.y + NODE.height / 2;
  if (from.x === to.x) {
    const edge = rightToLeft ? from.x + NODE.width : from.x;
    const apart = from.person.kind === 'sought' ? GAP.down * 0.8 : GAP.down / 2;
    const out = edge + (rightToLeft ? apart : -apart);
    return `M${edge} ${middle(from)} H${out} V${middle(to)} H${edge}`;
  }
  const [left, right] = from.x < to.x ? [from, to] : [to, from];
  const start = left.x + NODE.width;
  const half = (start + right.x) / 2;
  return `M${start} ${middle(left)} H${half} V${middle(right)} H${right.x}`;
}
