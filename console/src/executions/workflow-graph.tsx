import '@xyflow/react/dist/base.css';
import './executions.css';
import Button from '@cloudscape-design/components/button';
import { useQuery } from '@tanstack/react-query';
import { Controls, type Edge, MarkerType, MiniMap, type Node, ReactFlow } from '@xyflow/react';
import { useMemo, useState } from 'react';
import { present } from '../../../domain/kernel/present.ts';
import { ProblemAlert } from '../api/problem-alert.tsx';
import { Loading } from '../app/loading.tsx';
import { useText } from '../i18n/use-text.ts';
import type { AslScope } from './asl.ts';
import { BentEdge, type BentEdgeData } from './bent-edge.tsx';
import type { Graph } from './graph.ts';
import { graphOf, START } from './graph.ts';
import { type Layout, layOut } from './layout.ts';
import { LookAt } from './look-at.tsx';
import { StartNode, StateNode, type StateNodeData } from './state-node.tsx';
import { StateSearch } from './state-search.tsx';
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
const NOTHING: readonly string[] = [];
/** Smaller than this, states are too small to be touched: the small map shows what does not fit. */
const TOUCHABLE = 0.45;

/** The state machine as it is drawn, coloured by what this execution did: all of it first, a state when it is found. */
export function WorkflowGraph({ definition, traces, selected, onSelect }: Props) {
  const say = useText();
  const [lookedAt, lookAt] = useState(NOTHING);
  const now = useMemo(
    () => [...traces.values()].filter(({ status }) => TELLING.has(status)).map(({ name }) => name),
    [traces],
  );
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
    <div>
      <div className="workflow-tools">
        <div className="workflow-search">
          <StateSearch
            definition={definition}
            traces={traces}
            selected={selected}
            onFind={(state) => {
              onSelect(state);
              lookAt([state]);
            }}
          />
        </div>
        {now.length > 0 && <Button onClick={() => lookAt([...now])}>{say('executions.look-now')}</Button>}
      </div>
      <section className="workflow" dir="ltr" aria-label={say('executions.graph')}>
        <ReactFlow
          nodes={nodes}
          edges={edges}
          nodeTypes={NODE_TYPES}
          edgeTypes={EDGE_TYPES}
          fitView
          fitViewOptions={{
            ...{ maxZoom: 1, minZoom: TOUCHABLE, padding: 0.04 },
            nodes: firstSeen(layout.data, selected === undefined ? now : [selected]),
          }}
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
            'minimap.ariaLabel': say('executions.minimap'),
            'controls.ariaLabel': say('executions.zoom'),
            'controls.zoomIn.ariaLabel': say('executions.zoom.in'),
            'controls.zoomOut.ariaLabel': say('executions.zoom.out'),
            'controls.fitView.ariaLabel': say('executions.zoom.all'),
          }}
        >
          <LookAt states={lookedAt} selected={selected} />
          <Controls showInteractive={false} fitViewOptions={{ maxZoom: 1, padding: 0.04 }} />
          {!isSmall(layout.data) && (
            <MiniMap pannable zoomable nodeColor={colourOf} nodeStrokeColor={colourOf} />
          )}
        </ReactFlow>
      </section>
    </div>
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

/** As much of a graph as an ordinary screen shows with states that can be touched. */
const MOST_SEEN = { x: 1300, y: 1600 };

function isSmall({ places }: Layout): boolean {
  const all = [...places.values()];
  return all.every(({ x, y, width, height }) => x + width <= MOST_SEEN.x && y + height <= MOST_SEEN.y);
}

/** Where to look first: at all of it or, if it is too large for that, at what runs, waits or failed. */
const firstSeen = (layout: Layout, now: readonly string[]): { id: string }[] =>
  (now.length === 0 || isSmall(layout) ? [...layout.places.keys()] : now).map((id) => ({ id }));

const COLOURS: Partial<Record<StateNodeData['status'], string>> = {
  succeeded: '#00802f',
  running: '#006ce0',
  waiting: '#006ce0',
  retrying: '#855900',
  caught: '#855900',
  failed: '#db0000',
};
const colourOf = ({ data }: Node): string => COLOURS[(data as StateNodeData).status] ?? '#b4b4bb';

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
