import BarChart, { type BarChartProps } from '@cloudscape-design/components/bar-chart';
import Box from '@cloudscape-design/components/box';
import { useFormat } from '../i18n/use-format.ts';
import { useText } from '../i18n/use-text.ts';

interface Props {
  readonly label: string;
  /** The label of each row of bars, from top to bottom. */
  readonly rows: readonly string[];
  readonly series: readonly {
    readonly title: string;
    readonly color: string;
    readonly values: readonly number[];
  }[];
  /** What it says without rows. */
  readonly empty?: string | undefined;
}

const ROW = 44;
const LEAST = 120;

/** Horizontal bars, one row each, stacked by series. */
export function Bars({ label, rows, series, empty }: Props) {
  const say = useText();
  const format = useFormat();
  const bars: BarChartProps<string>['series'] = (rows.length === 0 ? [] : series).map(
    ({ title, color, values }) => ({
      ...{ title, color, type: 'bar' as const, valueFormatter: (value: number) => format.number(value) },
      data: rows.map((x, index) => ({ x, y: values[index] ?? 0 })),
    }),
  );
  return (
    <BarChart
      ariaLabel={label}
      series={bars}
      xDomain={[...rows]}
      xScaleType="categorical"
      horizontalBars
      stackedBars
      hideFilter
      height={Math.max(LEAST, rows.length * ROW)}
      yTickFormatter={(value) => (Number.isInteger(value) ? format.number(value) : '')}
      empty={<Box textAlign="center">{empty ?? say('operations.nothing')}</Box>}
    />
  );
}
