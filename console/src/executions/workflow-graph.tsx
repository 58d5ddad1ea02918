import '@xyflow/react/dist/base.css';
import './executions.css';
import { useQuery } from '@tanstack/react-query';
import { Controls, type Edge, MarkerType, type Node, ReactFlow } from '@xyflow/react';
import { useMemo } from 'react';
import { present } from '../../../domain/kernel/present.ts';
import { ProblemAlert } from '../api/problem-alert.tsx';
import { Loading } from '../app/loading.tsx';
import { useText } from '../i18n/use-text.ts';
import type { AslScope } from './asl.ts';
import { BentEdge, type BentEdgeData } from './bent-edge.tsx';
import type { Graph } from './graph.ts';
import { graphOf, START } from './graph.ts';
import { type Layout, layOut } from './layout.ts';
import { StartNode, StateNode, type StateNodeData } from './state-node.tsx';
import type { StateTrace } from './visit.ts';

interface Props {
  readonly definition: AslScope;
  readonly traces: ReadonlyMap<string, StateTrace>;
  readonly selected: string | undefined;
  onSelect(state: string): void;
}

const NODE_TYPES = { state: StateNode, start: StartNode };
const TELLING = new Set(['running', 'waiting', 'retrying', 'failed']);
const EDGE_TYPES = { bent: BentEdge };

/** The state machine as it is drawn, coloured by what this execution did. */
export function WorkflowGraph({ definition, traces, selected, onSelect }: Props) {
  const say = useText();
  const graph = useMemo(() => graphOf(definition), [definition]);
  const layout = useQuery({
    queryKey: ['layout', graph],
    queryFn: () => layOut(graph),
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
  const nodes = useMemo(
    () => (layout.data ? nodesOf(graph, layout.data, traces, selected, onSelect) : []),
    [graph, layout.data, traces, selected, onSelect],
  );
  const edges = useMemo(
    () => (layout.data ? edgesOf(graph, layout.data, traces) : []),
    [graph, layout.data, traces],
  );
  if (layout.isPending) return <Loading />;
  if (layout.error) return <ProblemAlert problem={layout.error} />;
  return (
    <section className="workflow" dir="ltr" aria-label={say('executions.graph')}>
      <ReactFlow
        nodes={nodes}
        edges={edges}
        nodeTypes={NODE_TYPES}
        edgeTypes={EDGE_TYPES}
        fitView
        fitViewOptions={{ maxZoom: 0.85, minZoom: 0.55, padding: 0.08, nodes: whereToLook(graph, traces) }}
        minZoom={0.1}
        nodesDraggable={false}
        nodesConnectable={false}
        nodesFocusable={false}
        edgesFocusable={false}
        elementsSelectable={false}
        preventScrolling={false}
        zoomOnScroll={false}
        proOptions={{ hideAttribution: true }}
        ariaLabelConfig={{
          'controls.ariaLabel': say('executions.zoom'),
          'controls.zoomIn.ariaLabel': say('executions.zoom.in'),
          'controls.zoomOut.ariaLabel': say('executions.zoom.out'),
          'controls.fitView.ariaLabel': say('executions.zoom.all'),
        }}
      >
        <Controls showInteractive={false} fitViewOptions={{ maxZoom: 1, padding: 0.04 }} />
      </ReactFlow>
    </section>
  );
}

function nodesOf(
  graph: Graph,
  { places }: Layout,
  traces: Props['traces'],
  selected: string | undefined,
  onSelect: Props['onSelect'],
): Node<StateNodeData>[] {
  return graph.nodes.map(({ id, kind, type, within, holdsOthers }) => {
    const { x, y, width, height } = present(places.get(id), `a place for ${id}`);
    const trace = traces.get(id);
    return {
      ...{ id, type: kind, position: { x, y }, width, height },
      ...(within === undefined ? {} : { parentId: within }),
      data: {
        ...{ name: id, stateType: type, holdsOthers, onSelect, selected: id === selected },
        status: trace?.status ?? 'not-reached',
        visits: trace?.visits.length ?? 0,
      },
    };
  });
}

/**
 * Where to look first: at what is running or failed, otherwise at what was reached; a large workflow is too small to
 * see as a whole.
 */
function whereToLook(graph: Graph, traces: Props['traces']): { id: string }[] {
  const telling = [...traces.values()].filter(({ status }) => TELLING.has(status));
  const reached = graph.nodes.filter(({ id, kind }) => kind === 'start' || traces.has(id));
  return telling.length > 0 ? telling.map(({ name }) => ({ id: name })) : reached.map(({ id }) => ({ id }));
}

/** An edge is drawn strong if the execution was at both ends. */
const edgesOf = (graph: Graph, { bends }: Layout, traces: Props['traces']): Edge<BentEdgeData>[] =>
  graph.edges.map(({ id, from, to, kind }) => {
    const again = from !== to || (traces.get(to)?.visits.length ?? 0) > 1;
    const reached = again && traces.has(to) && (traces.has(from) || from === START);
    return {
      ...{ id, source: from, target: to, type: 'bent', data: { corners: bends.get(id) ?? [] } },
      className: `way way-${kind}${reached ? ' way-reached' : ''}`,
      markerEnd: { type: MarkerType.ArrowClosed, markerUnits: 'userSpaceOnUse', width: 16, height: 16 },
      zIndex: reached ? 2 : 1,
    };
  });
