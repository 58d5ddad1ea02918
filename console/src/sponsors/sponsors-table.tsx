import Button from '@cloudscape-design/components/button';
import Link from '@cloudscape-design/components/link';
import { hrefOf, useFollow } from '../app/use-follow.ts';
import { Nothing } from '../desk/nothing.tsx';
import { useLanguages } from '../desk/use-languages.ts';
import { useText, useWords } from '../i18n/use-text.ts';
import type { ListColumn } from '../lists/list-column.ts';
import type { ListChoice, ListSelection, ListSorting } from '../lists/list-props.ts';
import { ListTable } from '../lists/list-table.tsx';
import { freePlacesOf, type Sponsor } from './use-sponsors.ts';
import { VettingState } from './vetting-state.tsx';

interface Props {
  readonly rows: readonly Sponsor[];
  readonly loading: boolean;
  readonly filtered: boolean;
  readonly sorting: ListSorting;
  readonly choice: ListChoice;
  readonly selection: ListSelection;
  onShowAll(): void;
}

export function SponsorsTable({ filtered, onShowAll, ...list }: Props) {
  const say = useText();
  return (
    <ListTable
      {...list}
      label={say('sponsors.title')}
      columns={useColumns()}
      idOf={({ id }) => id}
      empty={
        <Nothing
          title={say('sponsors.empty.title')}
          {...(filtered ? { todo: say('sponsors.empty.filter') } : { list: 'sponsors' as const })}
        >
          {filtered && <Button onClick={onShowAll}>{say('sponsors.show-all')}</Button>}
        </Nothing>
      }
    />
  );
}

function useColumns(): ListColumn<Sponsor>[] {
  const say = useText();
  const words = useWords();
  const follow = useFollow();
  const languages = useLanguages();
  return [
    {
      ...{ id: 'name', header: say('sponsors.column.name'), names: true, minWidth: 200 },
      by: ({ name }) => name,
      cell: ({ id, name }) => (
        <Link href={hrefOf(`/sponsors/${id}`)} onFollow={follow}>
          <bdi>{name}</bdi>
        </Link>
      ),
    },
    {
      ...{ id: 'kind', header: say('sponsors.column.kind') },
      by: ({ kind }) => words('sponsors.kind', kind),
      cell: ({ kind }) => words('sponsors.kind', kind),
    },
    {
      ...{ id: 'vetting', header: say('sponsors.column.vetting'), minWidth: 180 },
      by: ({ vetting }) => words('sponsors.vetting', vetting.status),
      cell: ({ vetting }) => <VettingState vetting={vetting} />,
    },
    {
      ...{ id: 'places', header: say('sponsors.column.places') },
      by: freePlacesOf,
      cell: (sponsor) =>
        say('sponsors.places.of', { free: freePlacesOf(sponsor), capacity: sponsor.capacity }),
    },
    {
      ...{ id: 'languages', header: say('sponsors.column.languages'), minWidth: 140 },
      cell: (sponsor) => languages(sponsor.languages),
    },
  ];
}
