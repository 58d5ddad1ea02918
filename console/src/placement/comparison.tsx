import Badge from '@cloudscape-design/components/badge';
import Box from '@cloudscape-design/components/box';
import Link from '@cloudscape-design/components/link';
import Table from '@cloudscape-design/components/table';
import { useIntl } from 'react-intl';
import { hrefOf, useFollow } from '../app/use-follow.ts';
import { useText, useWords } from '../i18n/use-text.ts';
import { Ways } from '../why/ways.tsx';
import type { Candidate, Household } from './use-placement.ts';
import { usePlainWords } from './use-plain-words.ts';

interface Props {
  /** Of the household: a board has a table for each. */
  readonly number: string;
  readonly top: readonly Candidate[];
  readonly gone: Household['gone'];
  nameOf(sponsorId: string): string;
  readonly candidates: number;
}

const TOTAL = '(total)';

/** The best sponsors side by side, term by term: a sentence and its points. */
export function Comparison({ number, top, gone, nameOf, candidates }: Props) {
  const say = useText();
  const words = useWords();
  const follow = useFollow();
  const intl = useIntl();
  const plain = usePlainWords();
  const out = new Set(gone.map(({ sponsorId }) => sponsorId));
  const points = (value: number) => intl.formatNumber(value, { maximumFractionDigits: 1 });
  const terms = (top[0]?.terms ?? []).map(({ term }) => term);
  const cell = (candidate: Candidate, term: string) => {
    if (term === TOTAL)
      return (
        <>
          <Box fontWeight="bold">{say('placement.points', { points: points(candidate.score) })}</Box>
          {candidate.ways && <Ways ways={candidate.ways} title="why.first" />}
        </>
      );
    const found = candidate.terms.find((one) => one.term === term);
    if (!found) return '–';
    return (
      <>
        {plain.term(term, { ...found.facts, tied: found.share > 0 ? 'yes' : 'no' })}
        <Box variant="small" color="text-body-secondary" display="block">
          {say('placement.points.of', { points: points(found.points), most: points(found.weight) })}
        </Box>
      </>
    );
  };
  return (
    <Table
      variant="embedded"
      items={[...terms, TOTAL]}
      trackBy={(term) => term}
      wrapLines
      ariaLabels={{ tableLabel: say('placement.of', { what: say('placement.comparison'), number }) }}
      footer={
        <Box variant="small" color="text-body-secondary">
          {say('placement.candidates', { count: candidates })}
        </Box>
      }
      columnDefinitions={[
        {
          id: 'term',
          header: say('placement.column.term'),
          isRowHeader: true,
          minWidth: 140,
          cell: (term) => (term === TOTAL ? say('placement.total') : words('placement.term', term)),
        },
        ...top.map((candidate, index) => ({
          id: candidate.sponsorId,
          minWidth: 200,
          header: (
            <>
              {say('placement.rank', { rank: index + 1 })}{' '}
              <Link href={hrefOf(`/sponsors/${candidate.sponsorId}`)} onFollow={follow}>
                <bdi>{nameOf(candidate.sponsorId)}</bdi>
              </Link>{' '}
              {out.has(candidate.sponsorId) && (
                <Badge color="severity-high">{say('placement.badge.gone')}</Badge>
              )}
            </>
          ),
          cell: (term: string) => cell(candidate, term),
        })),
      ]}
    />
  );
}
