import { useFormat } from '../i18n/use-format.ts';
import { useText, useWords } from '../i18n/use-text.ts';
import type { SheetColumn } from './table.tsx';
import type { Person } from './use-people-columns.tsx';

/** What a traveller shows at a border, needs on the way, and what became of them at the gate. */
export function useTravelColumns(): SheetColumn<Person>[] {
  const say = useText();
  const words = useWords();
  const format = useFormat();
  return [
    {
      head: say('sheets.column.travel-papers'),
      cell: ({ view, member }) =>
        view.travelPapers
          ?.find(({ personId }) => personId === member.id)
          ?.papers.map(({ kind, number, validUntil }) => (
            <div key={kind}>
              {words('documents.kind', kind)} <span className="identifier">{number}</span>{' '}
              {format.date(validUntil)}
            </div>
          )),
    },
    {
      head: say('sheets.column.on-the-way'),
      cell: ({ view, member }) =>
        view.health
          ?.find(({ personId }) => personId === member.id)
          ?.condition?.travel.map((need) => <div key={need}>{words('words.value.travelNeeds', need)}</div>),
    },
    {
      head: say('sheets.column.boarded'),
      cell: ({ view, member }) => {
        const found = view.travel?.boarding?.find(({ personId }) => personId === member.id);
        return found && words('words.value.boarding', found.boarding);
      },
    },
  ];
}
