import ExpandableSection from '@cloudscape-design/components/expandable-section';
import { useIntl } from 'react-intl';
import { FittedTable } from '../app/fitted-table.tsx';
import { useText } from '../i18n/use-text.ts';
import type { Numbers } from './use-weights.ts';

interface Props {
  readonly shipped: Numbers;
  readonly inForce: Numbers;
  readonly estimated: Numbers;
}

const FIELDS = ['name', 'birth', 'kin', 'place', 'nationality', 'sex'] as const;
const ROWS: readonly { id: string; of: (numbers: Numbers) => number }[] = [
  ...FIELDS.map((id) => ({ id, of: ({ worth }: Numbers) => worth[id] })),
  { id: 'offset', of: ({ calibration }) => calibration.offset },
  { id: 'kin-slope', of: ({ calibration }) => calibration.kin.slope },
  { id: 'kin-offset', of: ({ calibration }) => calibration.kin.offset },
  { id: 'kin-share', of: ({ calibration }) => calibration.kin.share },
];

/** The numbers themselves: as shipped, in force, and as estimated. */
export function WeightsNumbers(numbers: Props) {
  const say = useText();
  const intl = useIntl();
  const shown = (value: number) => intl.formatNumber(value, { maximumFractionDigits: 2 });
  return (
    <ExpandableSection headerText={say('tracing.weights.numbers')}>
      <FittedTable
        items={ROWS}
        trackBy="id"
        wrapLines
        enableKeyboardNavigation
        ariaLabels={{ tableLabel: say('tracing.weights.numbers') }}
        columnDefinitions={[
          {
            id: 'number',
            header: say('tracing.weights.number'),
            isRowHeader: true,
            cell: ({ id }) => say(`tracing.weights.number.${id}`),
          },
          {
            id: 'shipped',
            header: say('tracing.weights.shipped'),
            cell: ({ of }) => shown(of(numbers.shipped)),
          },
          {
            id: 'before',
            header: say('tracing.weights.before'),
            cell: ({ of }) => shown(of(numbers.inForce)),
          },
          {
            id: 'after',
            header: say('tracing.weights.after'),
            cell: ({ of }) => shown(of(numbers.estimated)),
          },
        ]}
      />
    </ExpandableSection>
  );
}
