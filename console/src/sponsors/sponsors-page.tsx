import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { ProblemAlert } from '../api/problem-alert.tsx';
import { PageFrame } from '../app/page-frame.tsx';
import { hrefOf, useFollow } from '../app/use-follow.ts';
import { MoreButton } from '../desk/more-button.tsx';
import { RefreshButton } from '../desk/refresh-button.tsx';
import { useText } from '../i18n/use-text.ts';
import { ListViews } from '../lists/list-views.tsx';
import { useColumns } from '../lists/use-columns.ts';
import { EVERYTHING, isEverything, type SponsorFilter, SponsorFilters, suits } from './sponsor-filters.tsx';
import { SponsorsFile } from './sponsors-file.tsx';
import { SponsorsTable } from './sponsors-table.tsx';
import { useSponsorPlace } from './use-sponsor-place.ts';
import { useSponsors } from './use-sponsors.ts';

/** The sponsors of the office with what they can receive and how their vetting stands. */
export function SponsorsPage() {
  const say = useText();
  const follow = useFollow();
  const [text, setText] = useState('');
  const { place, go } = useSponsorPlace();
  const filter: SponsorFilter = { ...place.filter, text };
  const setFilter = ({ text: typed, ...next }: SponsorFilter) => {
    setText(typed);
    go({ filter: next });
  };
  const [chosen, choose] = useState<ReadonlySet<string>>(new Set());
  const choice = useColumns('sponsors');
  const sponsors = useSponsors(filter.vetting === 'needs');
  const rows = sponsors.rows.filter((sponsor) => suits(sponsor, filter));
  return (
    <PageFrame
      title={say('sponsors.title')}
      term="sponsor"
      description={say('sponsors.lead')}
      actions={
        <SpaceBetween direction="horizontal" size="xs">
          <ListViews list="sponsors" choice={choice} />
          <SponsorsFile filter={filter} chosen={chosen} />
          <RefreshButton list={sponsors} />
          <Button href={hrefOf('/sponsors/import')} onFollow={follow}>
            {say('sponsors.import')}
          </Button>
          <Button variant="primary" href={hrefOf('/sponsors/new')} onFollow={follow}>
            {say('sponsors.register')}
          </Button>
        </SpaceBetween>
      }
    >
      <ProblemAlert problem={sponsors.error} onAgain={() => void sponsors.refetch()} />
      <SponsorFilters filter={filter} onChange={setFilter} />
      <SponsorsTable
        rows={rows}
        loading={sponsors.isPending}
        filtered={rows.length < sponsors.rows.length || !isEverything(filter)}
        sorting={{
          ...{ sort: place.sort, whole: [], complete: !sponsors.hasNextPage },
          onSort: (sort) => go({ sort }),
        }}
        choice={choice}
        selection={{
          ...{ chosen, onChoose: choose },
          labelOf: (id) => rows.find((row) => row.id === id)?.name ?? '',
        }}
        onShowAll={() => setFilter(EVERYTHING)}
      />
      <MoreButton list={sponsors} />
    </PageFrame>
  );
}
