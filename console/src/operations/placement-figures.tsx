import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SegmentedControl from '@cloudscape-design/components/segmented-control';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ReadStatistics, type Statistics } from '../../../contracts/api/statistics.ts';
import { ProblemAlert } from '../api/problem-alert.tsx';
import { useCall } from '../api/use-call.ts';
import { useFormat } from '../i18n/use-format.ts';
import { useText, useWords } from '../i18n/use-text.ts';
import { useCounted } from './use-counted.ts';

const DAY_MS = 86_400_000;
const PERIODS = ['30', '90', '365'] as const;
const USUAL = '90';

/** How often people followed a proposal of sponsors in a period and how often not, with their reasons. */
export function PlacementFigures({ statistics }: { statistics: Statistics }) {
  const say = useText();
  const words = useWords();
  const format = useFormat();
  const counted = useCounted();
  const call = useCall();
  const [days, setDays] = useState<string>(USUAL);
  const other = useQuery({
    queryKey: ['statistics', 'placements', statistics.at, days],
    queryFn: ({ signal }) => {
      const to = statistics.at;
      const from = new Date(Date.parse(to) - Number(days) * DAY_MS).toISOString();
      return call(ReadStatistics, { query: { from, to }, signal });
    },
    enabled: days !== USUAL,
  });
  const { placements } = (days === USUAL ? statistics : other.data) ?? statistics;
  const { confirmed, overridden, reasons, atLeast, from, to } = placements;
  const big = (count: number) => <Box variant="awsui-value-large">{counted({ count, atLeast })}</Box>;
  return (
    <Container
      header={
        <Header
          variant="h2"
          description={say('operations.placements.period', {
            from: format.day(from),
            to: format.day(to),
          })}
          actions={
            <SegmentedControl
              label={say('operations.placements.days')}
              selectedId={days}
              options={PERIODS.map((id) => ({
                id,
                text: say('operations.placements.last', { days: Number(id) }),
              }))}
              onChange={({ detail }) => setDays(detail.selectedId)}
            />
          }
        >
          {say('operations.placements')}
        </Header>
      }
    >
      <ProblemAlert problem={other.error} onAgain={() => void other.refetch()} />
      <KeyValuePairs
        columns={4}
        items={[
          { label: say('operations.placements.confirmed'), value: big(confirmed) },
          { label: say('operations.placements.overridden'), value: big(overridden) },
          ...reasons.map(({ reasonCode, count }) => ({
            label: say('operations.placements.because', { reason: words('words.reason', reasonCode) }),
            value: big(count),
          })),
        ]}
      />
    </Container>
  );
}
