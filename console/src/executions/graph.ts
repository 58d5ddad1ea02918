import type { AslScope, AslState } from './asl.ts';
import { scopesIn, statesOf } from './asl.ts';

export interface GraphNode {
  readonly id: string;
  /** A state, or the start of a scope. */
  readonly kind: 'state' | 'start';
  readonly type: AslState['Type'] | undefined;
  /** The Parallel or Map that it is drawn inside. */
  readonly within: string | undefined;
  readonly holdsOthers: boolean;
}

export interface GraphEdge {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly kind: 'next' | 'default' | 'choice' | 'catch';
}

export interface Graph {
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
}

/** The start of an execution; no state here can have this name. */
export const START = '▶';

const waysOut = (state: AslState): { to: string; kind: GraphEdge['kind'] }[] => [
  ...(state.Next === undefined ? [] : [{ to: state.Next, kind: 'next' as const }]),
  ...(state.Choices ?? []).map(({ Next }) => ({ to: Next, kind: 'choice' as const })),
  ...(state.Default === undefined ? [] : [{ to: state.Default, kind: 'default' as const }]),
  ...(state.Catch ?? []).map(({ Next }) => ({ to: Next, kind: 'catch' as const })),
];

/** A workflow as nodes and edges; if several transitions connect two states, only the first is drawn. */
export function graphOf(definition: AslScope): Graph {
  const states = statesOf(definition);
  const edges = new Map<string, GraphEdge>();
  const add = (from: string, to: string, kind: GraphEdge['kind']): void => {
    const id = `${from} → ${to}`;
    if (!edges.has(id)) edges.set(id, { id, from, to, kind });
  };
  add(START, definition.StartAt, 'next');
  for (const { name, state } of states) for (const { to, kind } of waysOut(state)) add(name, to, kind);
  return {
    nodes: [
      { id: START, kind: 'start', type: undefined, within: undefined, holdsOthers: false },
      ...states.map(({ name, state, within }) => ({
        ...{ id: name, kind: 'state' as const, type: state.Type, within },
        holdsOthers: scopesIn(state).length > 0,
      })),
    ],
    edges: [...edges.values()],
  };
}
