import Header from '@cloudscape-design/components/header';
import { useIntl } from 'react-intl';
import { FittedTable } from '../app/fitted-table.tsx';
import { useText } from '../i18n/use-text.ts';
import type { Estimated } from './use-weights.ts';

type Figures = NonNullable<Estimated['estimate']>['before'];
interface Props {
  readonly decisions: Estimated['decisions'];
  readonly before: Figures;
  readonly after: Figures;
}

/** What the weights in force say of past decisions, and what the new ones say of decisions that they did not see. */
export function WeightsFigures({ decisions, before, after }: Props) {
  const say = useText();
  const intl = useIntl();
  const { confirmed, rejected } = decisions;
  const percent = (value: number) => intl.formatNumber(value, { style: 'percent', maximumFractionDigits: 0 });
  const bits = (value: number) => intl.formatNumber(value, { maximumFractionDigits: 2 });
  const rows: readonly { id: string; of: (figures: Figures) => string }[] = [
    { id: 'confirmed-likely', of: (one) => intl.formatNumber(one.confirmed.likely) },
    { id: 'confirmed-possible', of: (one) => intl.formatNumber(one.confirmed.possible) },
    { id: 'confirmed-unlikely', of: (one) => intl.formatNumber(one.confirmed.unlikely) },
    { id: 'rejected-likely', of: (one) => intl.formatNumber(one.rejected.likely) },
    { id: 'probability', of: (one) => percent(one.meanProbability) },
    { id: 'surprise', of: (one) => bits(one.surprise) },
  ];
  return (
    <FittedTable
      items={rows}
      trackBy="id"
      wrapLines
      enableKeyboardNavigation
      header={
        <Header variant="h3" description={say('tracing.weights.figures.what')}>
          {say('tracing.weights.figures')}
        </Header>
      }
      ariaLabels={{ tableLabel: say('tracing.weights.figures') }}
      columnDefinitions={[
        {
          id: 'figure',
          header: say('tracing.weights.figure'),
          isRowHeader: true,
          cell: ({ id }) =>
            say(`tracing.weights.figure.${id}`, {
              ...{ confirmed, rejected },
              share: percent(confirmed / Math.max(1, confirmed + rejected)),
            }),
        },
        { id: 'before', header: say('tracing.weights.before'), cell: ({ of }) => of(before) },
        { id: 'after', header: say('tracing.weights.after'), cell: ({ of }) => of(after) },
      ]}
    />
  );
}
