import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { ReadWorkItem } from '../../../contracts/api/work-items.ts';
import { useCall } from '../api/use-call.ts';
import { useFormat } from '../i18n/use-format.ts';
import { useText, useWords } from '../i18n/use-text.ts';
import { Sheet } from './sheet.tsx';
import { SheetTable } from './table.tsx';

/** A task on paper, with room to write on: for a visit, an interview or a clinic without a screen. */
export function ItemSheetPage() {
  const { workItemId = '' } = useParams();
  const say = useText();
  const words = useWords();
  const format = useFormat();
  const call = useCall();
  const read = useQuery({
    queryKey: ['work-items', 'sheet', workItemId],
    queryFn: ({ signal }) => call(ReadWorkItem, { params: { workItemId }, signal }),
  });
  const item = read.data;
  const household = item?.matter?.household.filter(({ status }) => status === 'active') ?? [];
  return (
    <Sheet
      title={item ? words('words.kind', item.kind) : say('sheets.item')}
      number={item?.caseNumber ?? undefined}
      back={`/work/${workItemId}`}
      loading={!item}
      problem={read.error}
    >
      {item && (
        <>
          <dl>
            <dt>{say('sheets.column.stage')}</dt>
            <dd>{words('words.stage', item.stage)}</dd>
            <dt>{say('sheets.column.due')}</dt>
            <dd>{format.day(item.dueAt)}</dd>
          </dl>
          {household.length > 0 && (
            <>
              <h2>{say('sheets.people')}</h2>
              <SheetTable
                label={say('sheets.people')}
                rows={household}
                idOf={({ personId }) => personId}
                columns={[
                  {
                    head: say('sheets.column.name'),
                    cell: ({ name, relationship, personId }) => (
                      <>
                        <bdi>{name ?? words('words.value.relationship', relationship)}</bdi>
                        {personId === item.subject && <> · {say('sheets.subject')}</>}
                      </>
                    ),
                  },
                  {
                    head: say('sheets.column.relation'),
                    cell: ({ relationship }) => words('words.value.relationship', relationship),
                  },
                  {
                    head: say('sheets.column.age'),
                    cell: ({ age }) => (age === null ? null : format.number(age)),
                  },
                  {
                    head: say('sheets.column.sex'),
                    cell: ({ sex }) => sex && words('words.value.sex', sex),
                  },
                  {
                    head: say('sheets.column.needs'),
                    cell: ({ needs }) =>
                      format.list((needs ?? []).map((need) => words('words.value.need', need))),
                  },
                ]}
              />
            </>
          )}
          <h2>{say('sheets.notes')}</h2>
          <div className="sheet-lines" />
          <p>{say('sheets.signed')}</p>
        </>
      )}
    </Sheet>
  );
}
