import type { Statistics } from '../../../contracts/api/statistics.ts';
import { FittedTable } from '../app/fitted-table.tsx';
import { useFormat } from '../i18n/use-format.ts';
import { useText, useWords } from '../i18n/use-text.ts';
import { Bars } from './bars.tsx';
import { ChartOrTable } from './chart-or-table.tsx';

/** From recent to old. */
const BANDS = [
  ['day', '#2ea597'],
  ['week', '#688ae8'],
  ['month', '#c9a227'],
  ['quarter', '#e07941'],
  ['longer', '#c33d69'],
] as const;

/** How long open work has been waiting, by stage. */
export function StageAges({ stages }: { stages: Statistics['work']['stages'] }) {
  const say = useText();
  const words = useWords();
  const format = useFormat();
  return (
    <ChartOrTable
      title={say('operations.ages')}
      description={say('operations.ages.hint')}
      chart={
        <Bars
          label={say('operations.ages')}
          rows={stages.map(({ stage }) => words('words.stage', stage))}
          series={BANDS.map(([band, color]) => ({
            ...{ title: say(`operations.age.${band}`), color },
            values: stages.map(({ ages }) => ages[band]),
          }))}
        />
      }
      table={
        <FittedTable
          items={stages}
          trackBy="stage"
          variant="embedded"
          ariaLabels={{ tableLabel: say('operations.ages') }}
          columnDefinitions={[
            {
              id: 'stage',
              header: say('operations.column.stage'),
              isRowHeader: true,
              cell: ({ stage }) => words('words.stage', stage),
            },
            ...BANDS.map(([band]) => ({
              id: band,
              header: say(`operations.age.${band}`),
              cell: ({ ages }: Statistics['work']['stages'][number]) => format.number(ages[band]),
            })),
          ]}
        />
      }
    />
  );
}
