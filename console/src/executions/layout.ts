import type { ElkExtendedEdge, ElkNode } from 'elkjs/lib/elk-api.js';
import ELK from 'elkjs/lib/elk-api.js';
import ElkWorker from 'elkjs/lib/elk-worker.min.js?worker';
import type { Graph, GraphNode } from './graph.ts';

export interface Place {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Layout {
  /** Of each node, within the node that holds it. */
  readonly places: ReadonlyMap<string, Place>;
  /** The corners of each edge, from the upper left of the whole. */
  readonly bends: ReadonlyMap<string, readonly { x: number; y: number }[]>;
}

const STATE = { width: 188, height: 58 };
const START_SIZE = { width: 34, height: 34 };

const OPTIONS = {
  'elk.algorithm': 'layered',
  'elk.hierarchyHandling': 'INCLUDE_CHILDREN',
  'elk.edgeRouting': 'ORTHOGONAL',
  'elk.json.edgeCoords': 'ROOT',
  'elk.spacing.nodeNode': '36',
  'elk.layered.spacing.nodeNodeBetweenLayers': '44',
  'elk.layered.considerModelOrder.strategy': 'NODES_AND_EDGES',
  'elk.layered.cycleBreaking.strategy': 'DEPTH_FIRST',
};
const INSIDE = { 'elk.padding': '[top=64,left=24,bottom=24,right=24]' };

const FIRST = { 'elk.layered.layering.layerConstraint': 'FIRST' };

/**
 * If a state has at least this many transitions, the targets are drawn below each other and the workflow to the
 * right.
 */
const MANY_WAYS = 5;

function directionOf({ edges }: Graph): 'DOWN' | 'RIGHT' {
  const ways = new Map<string, number>();
  for (const { from } of edges) ways.set(from, (ways.get(from) ?? 0) + 1);
  return Math.max(...ways.values()) >= MANY_WAYS ? 'RIGHT' : 'DOWN';
}

let elk: InstanceType<typeof ELK> | undefined;

/** The positions of states and edges, computed in a worker. */
export async function layOut(graph: Graph): Promise<Layout> {
  elk ??= new ELK({ workerFactory: () => new ElkWorker() });
  const inside = (within: string | undefined): ElkNode[] =>
    graph.nodes.filter((node) => node.within === within).map(nodeOf);
  const nodeOf = ({ id, kind, holdsOthers }: GraphNode): ElkNode =>
    holdsOthers
      ? { id, layoutOptions: INSIDE, children: inside(id) }
      : kind === 'start'
        ? { id, ...START_SIZE, layoutOptions: FIRST }
        : { id, ...STATE };
  const edges = graph.edges.map(({ id, from, to }) => ({ id, sources: [from], targets: [to] }));
  const laid = await elk.layout({
    id: 'all',
    layoutOptions: { ...OPTIONS, 'elk.direction': directionOf(graph) },
    children: inside(undefined),
    edges,
  });
  const places = new Map<string, Place>();
  const visit = ({ id, x = 0, y = 0, width = 0, height = 0, children = [] }: ElkNode): void => {
    places.set(id, { x, y, width, height });
    for (const child of children) visit(child);
  };
  for (const child of laid.children ?? []) visit(child);
  const bends = new Map((laid.edges ?? []).map((edge) => [edge.id, cornersOf(edge)] as const));
  return { places, bends };
}

const cornersOf = ({ sections = [] }: ElkExtendedEdge): { x: number; y: number }[] =>
  sections.flatMap(({ startPoint, bendPoints = [], endPoint }) => [startPoint, ...bendPoints, endPoint]);
