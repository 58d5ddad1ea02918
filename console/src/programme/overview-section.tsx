import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import { useFormat } from '../i18n/use-format.ts';
import { useText, useWords } from '../i18n/use-text.ts';
import { CountedLink } from '../operations/counted-link.tsx';
import { monthsOf } from './scope.ts';
import type { SectionProps } from './section-props.ts';
import { useFigureLink } from './use-figure-link.ts';

/** The programme in a few numbers. */
export function OverviewSection({ programme: { part }, scope }: SectionProps) {
  const say = useText();
  const words = useWords();
  const format = useFormat();
  const link = useFigureLink(scope);
  const period = { since: monthsOf(scope)[0], until: scope.until };
  const arrived = part.places.reduce((sum, one) => sum + one.arrived, 0);
  const underWay = part.places.reduce((sum, one) => sum + one.underWay, 0);
  const big = (count: number, what: string, to: string | undefined) => (
    <Box variant="awsui-value-large">
      <CountedLink count={format.number(count)} what={what} to={to} fontSize="display-l" />
    </Box>
  );
  const pair = (what: string, count: number, to?: string) => ({ label: what, value: big(count, what, to) });
  return (
    <Container>
      <KeyValuePairs
        columns={4}
        items={[
          pair(say('programme.counted'), part.cases),
          pair(say('programme.registered'), part.registered),
          pair(say('programme.arrived'), arrived, link(arrived, { figure: 'arrived', ...period })),
          pair(say('programme.underWay'), underWay, link(underWay, { figure: 'placed' })),
          ...part.closed.map(({ outcome, cases }) =>
            pair(
              say('programme.closed', { outcome: words('words.value.outcome', outcome) }),
              cases,
              link(cases, { figure: 'closed', outcome, ...period }),
            ),
          ),
        ]}
      />
    </Container>
  );
}
