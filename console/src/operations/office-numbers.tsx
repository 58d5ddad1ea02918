import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import type { Statistics } from '../../../contracts/api/statistics.ts';
import { useText, useWords } from '../i18n/use-text.ts';
import { CountedLink } from './counted-link.tsx';
import { casesCounted } from './list-links.ts';
import { useCounted } from './use-counted.ts';

const STATUSES = ['registered', 'active', 'closing', 'closed'] as const;

/** The office in a few numbers. */
export function OfficeNumbers({ statistics }: { statistics: Statistics }) {
  const say = useText();
  const words = useWords();
  const counted = useCounted();
  const { office, work, cases } = statistics;
  const sum = (field: 'overdue' | 'escalated' | 'unclaimed') =>
    counted({
      count: work.roles.reduce((total, role) => total + role[field], 0),
      atLeast: work.open.atLeast,
    });
  const big = (value: string) => <Box variant="awsui-value-large">{value}</Box>;
  const linked = (number: Parameters<typeof counted>[0], what: string, to: string) => (
    <CountedLink count={counted(number)} what={what} to={to} fontSize="display-l" />
  );
  const casesOf = (place: 'asylum' | 'destination') =>
    cases.filter((row) => row.place === place && (place === 'asylum' || row.count > 0));
  return (
    <Container header={<Header variant="h2">{words('words.office', office)}</Header>}>
      <KeyValuePairs
        columns={4}
        items={[
          { label: say('operations.open-work'), value: big(counted(work.open)) },
          { label: say('operations.unclaimed'), value: big(sum('unclaimed')) },
          { label: say('operations.overdue'), value: big(sum('overdue')) },
          { label: say('operations.escalated'), value: big(sum('escalated')) },
          ...STATUSES.map((status) => ({
            label: say(`operations.cases.${status}`),
            value: linked(
              total(casesOf('asylum').filter((row) => row.status === status)),
              say(`operations.cases.${status}`),
              casesCounted({ place: 'asylum', status }),
            ),
          })),
          ...casesOf('destination').map((row) => ({
            label: say('operations.cases.arriving', { status: say(`operations.cases.${row.status}`) }),
            value: linked(
              row,
              say('operations.cases.arriving', { status: say(`operations.cases.${row.status}`) }),
              casesCounted(row),
            ),
          })),
        ]}
      />
    </Container>
  );
}

const total = (rows: readonly { count: number; atLeast: boolean }[]) => ({
  count: rows.reduce((sum, { count }) => sum + count, 0),
  atLeast: rows.some(({ atLeast }) => atLeast),
});
