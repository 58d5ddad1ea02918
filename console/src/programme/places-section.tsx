import { lazy, Suspense } from 'react';
import { Loading } from '../app/loading.tsx';
import { useText, useWords } from '../i18n/use-text.ts';
import { FigureCount } from './figure-count.tsx';
import { FigureTable } from './figure-table.tsx';
import { monthsOf } from './scope.ts';
import { Section } from './section.tsx';
import type { SectionProps } from './section-props.ts';
import { useFigureLink } from './use-figure-link.ts';

const WorldMap = lazy(async () => ({ default: (await import('./world-map.tsx')).WorldMap }));

/** From where to where households are on their way, and have arrived in the period: on a map and as a table. */
export function PlacesSection({ programme: { part, countries }, scope, printed = false }: SectionProps) {
  const say = useText();
  const words = useWords();
  const link = useFigureLink(scope);
  const months = monthsOf(scope);
  const period = { since: months[0], until: scope.until };
  const rows = part.places.toSorted((a, b) => b.underWay + b.arrived - a.underWay - a.arrived);
  const title = say('programme.places');
  const offices = new Set(rows.flatMap(({ office, destinationOffice }) => [office, destinationOffice]));
  const unplaced = [...offices].filter((office) => countries[office] === undefined);
  return (
    <Section title={title} hint={say('programme.places.hint')}>
      {!printed && rows.length > 0 && (
        <Suspense fallback={<Loading />}>
          <WorldMap rows={rows} countries={countries} unplaced={unplaced} />
        </Suspense>
      )}
      <FigureTable
        label={title}
        rows={rows}
        idOf={({ office, destinationOffice }) => `${office} ${destinationOffice}`}
        columns={[
          {
            ...{ id: 'way', header: say('programme.column.way') },
            cell: ({ office, destinationOffice }) =>
              say('programme.way', {
                from: words('words.office', office),
                to: words('words.office', destinationOffice),
              }),
          },
          ...(['underWay', 'arrived'] as const).map((number) => ({
            id: number,
            header: say(`programme.${number}`),
            cell: (row: (typeof rows)[number]) => (
              <FigureCount
                count={row[number]}
                what={say('programme.of', {
                  what: say(`programme.${number}`),
                  of: say('programme.way', {
                    from: words('words.office', row.office),
                    to: words('words.office', row.destinationOffice),
                  }),
                })}
                to={link(row[number], {
                  ...{ figure: number === 'arrived' ? 'arrived' : 'placed' },
                  ...{ from: row.office, destination: row.destinationOffice },
                  ...(number === 'arrived' ? period : {}),
                })}
              />
            ),
          })),
        ]}
      />
    </Section>
  );
}
