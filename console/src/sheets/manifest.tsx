import { useQueries, useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { ReadCase } from '../../../contracts/api/cases.ts';
import { type DepartureRow, ListDepartures } from '../../../contracts/api/travel.ts';
import { useCall } from '../api/use-call.ts';
import { useFormat } from '../i18n/use-format.ts';
import { useText, useWords } from '../i18n/use-text.ts';
import { LegLine } from '../travel/leg-line.tsx';
import { MOST_JOURNEYS } from './most.ts';
import { Sheet } from './sheet.tsx';
import { SheetTable } from './table.tsx';
import { peopleOf, usePeopleColumns } from './use-people-columns.tsx';
import { useTravelColumns } from './use-travel-columns.tsx';

/** Who travels in a period, journey by journey, with names, births and papers: each case is read for it, and recorded. */
export function ManifestPage() {
  const say = useText();
  const call = useCall();
  const [asked] = useSearchParams();
  const [from, to] = [asked.get('from') ?? undefined, asked.get('to') ?? undefined];
  const departures = useQuery({
    queryKey: ['departures', 'manifest', from, to],
    queryFn: ({ signal }) => call(ListDepartures, { query: { from, to, limit: MOST_JOURNEYS }, signal }),
  });
  const rows = departures.data?.departures ?? [];
  const cases = useQueries({
    queries: rows.map(({ caseId }) => ({
      queryKey: ['cases', 'sheet', caseId],
      queryFn: ({ signal }: { signal: AbortSignal }) => call(ReadCase, { params: { caseId }, signal }),
      retry: false,
    })),
  });
  const persons = rows.reduce((sum, row) => sum + row.persons, 0);
  return (
    <Sheet
      title={say('sheets.manifest')}
      back="/travel"
      loading={departures.isPending || cases.some(({ isPending }) => isPending)}
      problem={departures.error}
    >
      {rows.length === 0 && <p>{say('sheets.manifest.none')}</p>}
      <p>{say('sheets.manifest.count', { journeys: rows.length, persons })}</p>
      {departures.data?.cursor && <p role="alert">{say('sheets.manifest.more', { most: MOST_JOURNEYS })}</p>}
      {rows.map((row, index) => (
        <Journey key={row.caseId} row={row} view={cases[index]?.data} />
      ))}
    </Sheet>
  );
}

type View = Parameters<typeof peopleOf>[0];

function Journey({ row, view }: { readonly row: DepartureRow; readonly view: View | undefined }) {
  const say = useText();
  const words = useWords();
  const format = useFormat();
  const people = usePeopleColumns();
  const travel = useTravelColumns();
  // In one table they would be wider than the paper.
  const onTheWay = [...people.slice(0, 2), ...travel];
  const route = say('travel.way', {
    from: words('words.office', row.office),
    to: words('words.office', row.destinationOffice),
  });
  return (
    <section>
      <h2>
        {row.number !== null && <span className="identifier">{row.number}</span>}{' '}
        {format.instant(row.departureAt)} · {route}
      </h2>
      <dl>
        <dt>{say('travel.column.persons')}</dt>
        <dd>{say(row.escorted ? 'travel.escorted' : 'travel.persons', { count: row.persons })}</dd>
        <dt>{say('travel.column.documents')}</dt>
        <dd>{say(`travel.documents.${row.documents}`)}</dd>
        {row.fitToFly !== null && (
          <>
            <dt>{say('travel.column.health')}</dt>
            <dd>{say(row.fitToFly ? 'travel.fit' : 'travel.not-fit')}</dd>
          </>
        )}
      </dl>
      {view?.travel?.legs && (
        <ol>
          {view.travel.legs.map((leg) => (
            <li key={`${leg.fromPort} ${leg.departs}`}>
              <LegLine leg={leg} />
            </li>
          ))}
        </ol>
      )}
      {view ? (
        <>
          <SheetTable
            label={row.number ?? route}
            rows={peopleOf(view)}
            idOf={({ member }) => member.id}
            columns={people}
          />
          <SheetTable
            label={say('sheets.column.travel-papers')}
            rows={peopleOf(view)}
            idOf={({ member }) => member.id}
            columns={onTheWay}
          />
        </>
      ) : (
        <p>{say('sheets.manifest.closed')}</p>
      )}
    </section>
  );
}
