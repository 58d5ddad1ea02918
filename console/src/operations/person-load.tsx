import Box from '@cloudscape-design/components/box';
import type { Statistics } from '../../../contracts/api/statistics.ts';
import { FittedTable } from '../app/fitted-table.tsx';
import { useFormat } from '../i18n/use-format.ts';
import { useText } from '../i18n/use-text.ts';
import { Bars } from './bars.tsx';
import { ChartOrTable } from './chart-or-table.tsx';

/** The most that a chart can show. */
const MAX_BARS = 12;

interface Props {
  readonly people: Statistics['work']['people'];
  readonly names: Statistics['names'];
}

/** How much work each person has claimed. */
export function PersonLoad({ people, names }: Props) {
  const say = useText();
  const format = useFormat();
  const shown = people.slice(0, MAX_BARS);
  return (
    <ChartOrTable
      title={say('operations.people')}
      description={say('operations.people.hint')}
      chart={
        <Bars
          label={say('operations.people')}
          empty={say('operations.people.none')}
          rows={shown.map(({ person }) => names[person] ?? person)}
          series={[
            {
              title: say('operations.overdue'),
              color: '#c33d69',
              values: shown.map(({ overdue }) => overdue),
            },
            {
              title: say('operations.in-time'),
              color: '#688ae8',
              values: shown.map(({ claimed, overdue }) => claimed - overdue),
            },
          ]}
        />
      }
      table={
        <FittedTable
          items={people}
          trackBy="person"
          variant="embedded"
          ariaLabels={{ tableLabel: say('operations.people') }}
          empty={<Box textAlign="center">{say('operations.people.none')}</Box>}
          columnDefinitions={[
            {
              id: 'person',
              header: say('operations.column.person'),
              isRowHeader: true,
              cell: ({ person }) => <bdi>{names[person] ?? person}</bdi>,
            },
            {
              id: 'claimed',
              header: say('operations.claimed'),
              cell: ({ claimed }) => format.number(claimed),
            },
            {
              id: 'overdue',
              header: say('operations.overdue'),
              cell: ({ overdue }) => format.number(overdue),
            },
          ]}
        />
      }
    />
  );
}
