import Grid from '@cloudscape-design/components/grid';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Tabs from '@cloudscape-design/components/tabs';
import { lazy, type ReactNode, Suspense, useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';
import type { HistoryEvent } from '../../../domain/execution/history-event.ts';
import { Loading } from '../app/loading.tsx';
import { useText } from '../i18n/use-text.ts';
import type { AslScope } from './asl.ts';
import { statesOf } from './asl.ts';
import { EventsTable } from './events-table.tsx';
import { ExecutionTree } from './execution-tree.tsx';
import { JsonView } from './json-view.tsx';
import { PrintSteps } from './print-steps.tsx';
import { StatePanel } from './state-panel.tsx';
import { StatesTable } from './states-table.tsx';
import { traceOf } from './trace.ts';
import type { ExecutionView } from './use-execution.ts';
import { WhyFailed } from './why-failed-alert.tsx';

const WorkflowGraph = lazy(async () => ({
  default: (await import('./workflow-graph.tsx')).WorkflowGraph,
}));

interface Props {
  readonly execution: ExecutionView;
  readonly events: readonly HistoryEvent[];
}

/** The same execution as a graph, as a table of states, event by event, and as raw JSON. */
export function ExecutionTabs({ execution, events }: Props) {
  const say = useText();
  const [search, setSearch] = useSearchParams();
  const definition = execution.definition as unknown as AslScope;
  const traces = useMemo(() => traceOf(events, execution.status === 'RUNNING'), [events, execution.status]);
  const selected = search.get('state') ?? undefined;
  const set = useCallback(
    (field: string, value: string) =>
      setSearch((now) => ({ ...Object.fromEntries(now), [field]: value }), {
        replace: true,
        preventScrollReset: true,
      }),
    [setSearch],
  );
  const select = useCallback((state: string) => set('state', state), [set]);
  const state = statesOf(definition).find(({ name }) => name === selected)?.state;
  const panel = (
    <StatePanel
      name={selected}
      state={state}
      trace={selected === undefined ? undefined : traces.get(selected)}
      started={execution.children}
      reached={[...traces.keys()]}
      onSelect={select}
    />
  );
  const beside = (content: ReactNode) => (
    <Grid gridDefinition={[{ colspan: { default: 12, s: 8 } }, { colspan: { default: 12, s: 4 } }]}>
      {content}
      {panel}
    </Grid>
  );
  const event = Number(search.get('event') ?? Number.NaN);
  return (
    <SpaceBetween size="l">
      <WhyFailed execution={execution} traces={traces} onSelect={select} />
      <PrintSteps traces={traces} />
      <div className="no-print">
        <Tabs
          ariaLabel={say('executions.views')}
          activeTabId={search.get('view') ?? 'graph'}
          onChange={({ detail }) => set('view', detail.activeTabId)}
          tabs={[
            {
              id: 'graph',
              label: say('executions.graph'),
              content: beside(
                <Suspense fallback={<Loading />}>
                  <WorkflowGraph
                    definition={definition}
                    traces={traces}
                    selected={selected}
                    onSelect={select}
                  />
                </Suspense>,
              ),
            },
            {
              id: 'states',
              label: say('executions.states'),
              content: beside(<StatesTable definition={definition} traces={traces} onSelect={select} />),
            },
            {
              id: 'children',
              label: say('executions.children'),
              content: <ExecutionTree nodes={execution.children} />,
            },
            {
              id: 'events',
              label: say('executions.events'),
              content: (
                <EventsTable
                  events={events}
                  chosen={Number.isNaN(event) ? undefined : event}
                  onChoose={(id) => set('event', String(id))}
                />
              ),
            },
            {
              id: 'json',
              label: say('executions.json'),
              content: (
                <SpaceBetween size="m">
                  <JsonView label={say('executions.input')} value={execution.input} />
                  <JsonView label={say('executions.output')} value={execution.output} />
                  <JsonView label={say('executions.events')} value={events} />
                  <JsonView label={say('executions.definition')} value={definition} />
                </SpaceBetween>
              ),
            },
          ]}
        />
      </div>
    </SpaceBetween>
  );
}
