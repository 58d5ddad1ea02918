import Link from '@cloudscape-design/components/link';
import { useIntl } from 'react-intl';
import { FittedTable } from '../app/fitted-table.tsx';
import { hrefOf, useFollow } from '../app/use-follow.ts';
import { useText, useWords } from '../i18n/use-text.ts';
import { Ways } from '../why/ways.tsx';
import type { Household } from './use-placement.ts';
import { usePlainWords } from './use-plain-words.ts';

interface Props {
  /** Of the household: a board has a table for each. */
  readonly number: string;
  readonly ruledOut: Household['proposal']['ruledOut'];
  nameOf(sponsorId: string): string;
}

/** Near misses with every gate that excludes them. */
export function RuledOut({ number, ruledOut, nameOf }: Props) {
  const say = useText();
  const words = useWords();
  const follow = useFollow();
  const intl = useIntl();
  const plain = usePlainWords();
  return (
    <FittedTable
      variant="embedded"
      items={ruledOut}
      trackBy="sponsorId"
      wrapLines
      ariaLabels={{ tableLabel: say('placement.of', { what: say('placement.near-misses'), number }) }}
      columnDefinitions={[
        {
          id: 'sponsor',
          header: say('placement.column.sponsor'),
          isRowHeader: true,
          minWidth: 180,
          cell: ({ sponsorId }) => (
            <Link href={hrefOf(`/sponsors/${sponsorId}`)} onFollow={follow}>
              <bdi>{nameOf(sponsorId)}</bdi>
            </Link>
          ),
        },
        {
          id: 'gates',
          header: say('placement.column.gates'),
          cell: ({ gates, ways }) => (
            <>
              {gates.map(({ gate, facts }) => (
                <div key={gate}>
                  <strong>{words('placement.gate', gate)}</strong> {plain.gate(gate, facts)}
                </div>
              ))}
              {ways && <Ways ways={ways} title="why.asked" />}
            </>
          ),
        },
        {
          id: 'score',
          header: say('placement.column.score'),
          cell: ({ score }) =>
            say('placement.points', { points: intl.formatNumber(score, { maximumFractionDigits: 1 }) }),
        },
      ]}
    />
  );
}
