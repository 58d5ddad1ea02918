import { type DepartureRow, ListDepartures } from '../../../contracts/api/travel.ts';
import { useCall } from '../api/use-call.ts';
import type { FileColumn } from '../desk/list-file.ts';
import { ListFileButton } from '../desk/list-file-button.tsx';
import { useText, useWords } from '../i18n/use-text.ts';

const PAGE = 100;

/** The journeys of a period as a file. */
export function DeparturesFile({ from, to }: { from: string; to: string }) {
  const say = useText();
  const words = useWords();
  const call = useCall();
  const instant = (at: string | null) => at && new Date(at);
  const fit = (row: DepartureRow) =>
    row.fitToFly === null ? null : say(row.fitToFly ? 'travel.fit' : 'travel.not-fit');
  const columns: FileColumn<DepartureRow>[] = [
    { header: say('travel.column.case'), value: ({ number, caseId }) => number ?? caseId },
    { header: say('travel.column.departure'), value: ({ departureAt }) => instant(departureAt) },
    { header: say('travel.file.from'), value: ({ office }) => words('words.office', office) },
    { header: say('travel.file.to'), value: (row) => words('words.office', row.destinationOffice) },
    { header: say('travel.column.persons'), value: ({ persons }) => persons },
    {
      header: say('travel.column.documents'),
      value: ({ documents }) => say(`travel.documents.${documents}`),
    },
    { header: say('travel.column.health'), value: fit },
    { header: say('travel.file.valid-until'), value: ({ healthValidUntil }) => healthValidUntil },
    { header: say('travel.file.departed'), value: ({ departedAt }) => instant(departedAt) },
    { header: say('travel.file.arrived'), value: ({ arrivedAt }) => instant(arrivedAt) },
  ];
  return (
    <ListFileButton
      name="kinbridge-departures"
      columns={columns}
      page={async (cursor) => {
        const found = await call(ListDepartures, { query: { from, to, as: 'file', limit: PAGE, cursor } });
        return { ...found, rows: found.departures };
      }}
    />
  );
}
