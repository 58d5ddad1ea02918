import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import { FittedTable } from '../app/fitted-table.tsx';
import { useFormat } from '../i18n/use-format.ts';
import { useText } from '../i18n/use-text.ts';
import type { AslScope } from './asl.ts';
import { statesOf } from './asl.ts';
import { StateStatusText } from './status.tsx';
import { useDuration } from './use-duration.ts';
import { useStateName } from './use-state-name.ts';
import type { StateTrace, Visit } from './visit.ts';

interface Props {
  readonly definition: AslScope;
  readonly traces: ReadonlyMap<string, StateTrace>;
  onSelect(state: string): void;
}

const lengthOf = ({ enteredAt, exitedAt }: Visit): number =>
  Date.parse(exitedAt ?? new Date().toISOString()) - Date.parse(enteredAt);

/** What the graph shows, as a table: every state, reached or not. */
export function StatesTable({ definition, traces, onSelect }: Props) {
  const say = useText();
  const nameOf = useStateName();
  const format = useFormat();
  const duration = useDuration();
  const rows = statesOf(definition).map((row) => ({ ...row, trace: traces.get(row.name) }));
  return (
    <FittedTable
      items={rows}
      trackBy="name"
      wrapLines
      contentDensity="compact"
      enableKeyboardNavigation
      ariaLabels={{ tableLabel: say('executions.states') }}
      columnDefinitions={[
        {
          id: 'name',
          header: say('executions.column.state'),
          isRowHeader: true,
          minWidth: 150,
          cell: ({ name }) => (
            <Button variant="inline-link" onClick={() => onSelect(name)}>
              {nameOf(name)}
            </Button>
          ),
        },
        {
          id: 'type',
          header: say('executions.column.type'),
          cell: ({ state, within }) => (
            <>
              {say(`executions.type.${state.Type}`)}
              {within !== undefined && (
                <Box fontSize="body-s">{say('executions.within', { name: nameOf(within) })}</Box>
              )}
            </>
          ),
        },
        {
          id: 'status',
          header: say('executions.column.status'),
          minWidth: 150,
          cell: ({ trace }) => <StateStatusText status={trace?.status ?? 'not-reached'} />,
        },
        {
          id: 'visits',
          header: say('executions.column.visits'),
          cell: ({ trace }) => format.number(trace?.visits.length ?? 0),
        },
        {
          id: 'attempts',
          header: say('executions.column.attempts'),
          cell: ({ trace }) =>
            format.number((trace?.visits ?? []).reduce((sum, { attempts }) => sum + attempts.length, 0)),
        },
        {
          id: 'duration',
          header: say('executions.duration'),
          cell: ({ trace }) =>
            trace ? duration(trace.visits.reduce((sum, visit) => sum + lengthOf(visit), 0)) : '',
        },
      ]}
    />
  );
}
