import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table from '@cloudscape-design/components/table';
import { ProblemAlert } from '../api/problem-alert.tsx';
import { Loading } from '../app/loading.tsx';
import { hrefOf, useFollow } from '../app/use-follow.ts';
import { useFormat } from '../i18n/use-format.ts';
import { useText } from '../i18n/use-text.ts';
import type { AxisRow, Tone } from '../time-axis/axis-row.ts';
import { TimeAxis } from '../time-axis/time-axis.tsx';
import { type Difference, differences, type RunSpan, runSpans } from './run-spans.ts';
import { traceOf } from './trace.ts';
import { useDuration } from './use-duration.ts';
import { useExecution, useHistory } from './use-execution.ts';
import { useStateName } from './use-state-name.ts';
import type { StateStatus } from './visit.ts';

const TONES: Readonly<Record<StateStatus, Tone>> = {
  succeeded: 'done',
  running: 'now',
  waiting: 'now',
  retrying: 'now',
  failed: 'failed',
  caught: 'failed',
  stopped: 'stopped',
};

interface Run {
  readonly id: string;
  readonly startedAt: string;
  readonly spans: readonly RunSpan[];
  /** How long it ran, until now if it still does. */
  readonly length: number;
}

function useRun(id: string) {
  const execution = useExecution(id);
  const history = useHistory(id);
  const { data } = execution;
  const run: Run | undefined =
    data && history.data
      ? {
          ...{ id, startedAt: data.startedAt },
          spans: runSpans(traceOf(history.data.events, data.status === 'RUNNING'), data.startedAt),
          length: Date.parse(data.stoppedAt ?? new Date().toISOString()) - Date.parse(data.startedAt),
        }
      : undefined;
  const again = () => {
    void execution.refetch();
    void history.refetch();
  };
  return { run, problem: execution.error ?? history.error, again };
}

/** Both runs on axes of the same length from their beginnings on, and how long each was in which state. */
export function TwoRuns({ one, other }: { one: string; other: string }) {
  const [first, second] = [useRun(one), useRun(other)];
  const problem = first.problem ?? second.problem;
  if (problem)
    return (
      <ProblemAlert
        problem={problem}
        onAgain={() => {
          first.again();
          second.again();
        }}
      />
    );
  if (!first.run || !second.run) return <Loading />;
  const range = { from: 0, to: Math.max(first.run.length, second.run.length, 1) };
  return (
    <SpaceBetween size="l">
      <RunAxis number={1} run={first.run} range={range} />
      <RunAxis number={2} run={second.run} range={range} />
      <Differences one={first.run} other={second.run} />
    </SpaceBetween>
  );
}

function RunAxis({ number, run, range }: { number: 1 | 2; run: Run; range: { from: number; to: number } }) {
  const say = useText();
  const format = useFormat();
  const duration = useDuration();
  const follow = useFollow();
  const nameOf = useStateName();
  const rows = run.spans.map(
    ({ state, from, to, status, visits }): AxisRow => ({
      ...{ id: state, label: nameOf(state), from, to: to ?? run.length, tone: TONES[status] },
      href: `/executions/${run.id}?state=${state}`,
      told: say('executions.compare.told', {
        status: say(`executions.state.${status}`),
        length: duration((to ?? run.length) - from),
        visits,
      }),
    }),
  );
  const title = say('executions.compare.run', {
    number,
    at: format.instant(run.startedAt),
    length: duration(run.length),
  });
  return (
    <Container
      header={
        <Header
          variant="h2"
          description={
            <Link href={hrefOf(`/executions/${run.id}`)} onFollow={follow}>
              <span className="identifier run-name">{run.id}</span>
            </Link>
          }
        >
          {title}
        </Header>
      }
    >
      <TimeAxis title={title} rows={rows} range={range} since={duration} />
    </Container>
  );
}

function Differences({ one, other }: { one: Run; other: Run }) {
  const say = useText();
  const format = useFormat();
  const duration = useDuration();
  const nameOf = useStateName();
  const told = (length: number | undefined) =>
    length === undefined ? say('executions.state.not-reached') : duration(length);
  return (
    <Table<Difference>
      items={differences(one.spans, other.spans, [one.length, other.length])}
      trackBy="state"
      contentDensity="compact"
      wrapLines
      ariaLabels={{ tableLabel: say('executions.compare.lengths') }}
      header={<Header variant="h2">{say('executions.compare.lengths')}</Header>}
      columnDefinitions={[
        {
          id: 'state',
          header: say('executions.column.state'),
          isRowHeader: true,
          cell: ({ state }) => nameOf(state),
        },
        { id: 'one', header: format.instant(one.startedAt), cell: ({ lengths }) => told(lengths[0]) },
        { id: 'other', header: format.instant(other.startedAt), cell: ({ lengths }) => told(lengths[1]) },
      ]}
    />
  );
}
