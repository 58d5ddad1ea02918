import Button from '@cloudscape-design/components/button';
import Link from '@cloudscape-design/components/link';
import Table from '@cloudscape-design/components/table';
import { hrefOf, useFollow } from '../app/use-follow.ts';
import { Nothing } from '../desk/nothing.tsx';
import { useLanguages } from '../desk/use-languages.ts';
import { useText, useWords } from '../i18n/use-text.ts';
import { freePlacesOf, type Sponsor } from './use-sponsors.ts';
import { VettingState } from './vetting-state.tsx';

interface Props {
  readonly rows: readonly Sponsor[];
  readonly loading: boolean;
  readonly filtered: boolean;
  onShowAll(): void;
}

export function SponsorsTable({ rows, loading, filtered, onShowAll }: Props) {
  const say = useText();
  const words = useWords();
  const follow = useFollow();
  const languages = useLanguages();
  return (
    <Table
      variant="container"
      trackBy="id"
      items={rows}
      loading={loading}
      loadingText={say('app.loading')}
      enableKeyboardNavigation
      wrapLines
      ariaLabels={{ tableLabel: say('sponsors.title') }}
      empty={
        <Nothing
          title={say('sponsors.empty.title')}
          todo={say(filtered ? 'sponsors.empty.filter' : 'sponsors.empty.all')}
        >
          {filtered && <Button onClick={onShowAll}>{say('sponsors.show-all')}</Button>}
        </Nothing>
      }
      columnDefinitions={[
        {
          id: 'name',
          header: say('sponsors.column.name'),
          isRowHeader: true,
          minWidth: 200,
          cell: ({ id, name }) => (
            <Link href={hrefOf(`/sponsors/${id}`)} onFollow={follow}>
              <bdi>{name}</bdi>
            </Link>
          ),
        },
        { id: 'kind', header: say('sponsors.column.kind'), cell: ({ kind }) => words('sponsors.kind', kind) },
        {
          id: 'vetting',
          header: say('sponsors.column.vetting'),
          minWidth: 180,
          cell: ({ vetting }) => <VettingState vetting={vetting} />,
        },
        {
          id: 'places',
          header: say('sponsors.column.places'),
          cell: (sponsor) =>
            say('sponsors.places.of', { free: freePlacesOf(sponsor), capacity: sponsor.capacity }),
        },
        {
          id: 'languages',
          header: say('sponsors.column.languages'),
          minWidth: 140,
          cell: (sponsor) => languages(sponsor.languages),
        },
      ]}
    />
  );
}
