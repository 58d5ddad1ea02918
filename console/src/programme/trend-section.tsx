import Box from '@cloudscape-design/components/box';
import FormField from '@cloudscape-design/components/form-field';
import LineChart from '@cloudscape-design/components/line-chart';
import Select from '@cloudscape-design/components/select';
import { useState } from 'react';
import { percentile } from '../../../domain/statistics/flow/durations.ts';
import { useFormat } from '../i18n/use-format.ts';
import { useMonth } from '../i18n/use-month.ts';
import { useText, useWords } from '../i18n/use-text.ts';
import { FigureCount } from './figure-count.tsx';
import { FigureTable } from './figure-table.tsx';
import { monthsOf } from './scope.ts';
import { Section } from './section.tsx';
import type { SectionProps } from './section-props.ts';
import { overMonths, stageRows } from './sums.ts';
import { useDays } from './use-days.ts';
import { useFigureLink } from './use-figure-link.ts';

const LINES = [
  ['programme.half', 0.5, '#688ae8'],
  ['programme.most', 0.9, '#c33d69'],
] as const;

/** How one stage went from month to month. */
export function TrendSection({ programme, scope }: SectionProps) {
  const say = useText();
  const words = useWords();
  const format = useFormat();
  const days = useDays();
  const month = useMonth();
  const link = useFigureLink(scope);
  const rows = stageRows(programme.part);
  const [chosen, choose] = useState('');
  const row = rows.find(({ stage }) => stage === chosen) ?? rows[0];
  const months = monthsOf(scope);
  const options = rows.map(({ stage }) => ({ value: stage, label: words('words.stage', stage) }));
  const took = months.map((each) => ({ each, ...overMonths(row ?? { months: {} }, [each]) }));
  const title = say('programme.trend');
  const inChart = LINES.map(([label, share, color]) => ({
    ...{ title: say(label), type: 'line' as const, color },
    valueFormatter: (value: number) => say('programme.days', { count: value }),
    data: took.flatMap(({ each, days: all }) => {
      const y = percentile(all, share);
      return y === undefined ? [] : [{ x: month(each), y }];
    }),
  })).filter(({ data }) => data.length > 0);
  if (!row) return null;
  return (
    <Section title={title} hint={say('programme.trend.hint')}>
      <FormField label={say('programme.column.stage')}>
        <Select
          options={options}
          selectedOption={options.find(({ value }) => value === row.stage) ?? null}
          onChange={({ detail }) => choose(detail.selectedOption.value ?? '')}
        />
      </FormField>
      {inChart.length === 0 ? (
        <Box color="text-body-secondary">{say('programme.too-few-each')}</Box>
      ) : (
        <LineChart
          ariaLabel={title}
          series={inChart}
          xScaleType="categorical"
          xDomain={months.map(month)}
          yTickFormatter={(value) => format.number(value)}
          hideFilter
          height={200}
        />
      )}
      <FigureTable
        label={title}
        rows={took}
        idOf={({ each }) => each}
        columns={[
          { id: 'month', header: say('programme.column.month'), cell: ({ each }) => month(each) },
          ...(['entered', 'through', 'ended'] as const).map((figure) => ({
            id: figure,
            header: say(`programme.${figure}`),
            cell: (one: (typeof took)[number]) => (
              <FigureCount
                count={one[figure]}
                what={say('programme.of', { what: say(`programme.${figure}`), of: month(one.each) })}
                to={link(one[figure], { figure, stage: row.stage, since: one.each, until: one.each })}
              />
            ),
          })),
          { id: 'half', header: say('programme.half'), cell: (one) => days(one.days, 0.5) },
          { id: 'most', header: say('programme.most'), cell: (one) => days(one.days, 0.9) },
        ]}
      />
    </Section>
  );
}
