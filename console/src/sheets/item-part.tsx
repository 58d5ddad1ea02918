import { useFormat } from '../i18n/use-format.ts';
import { useText, useWords } from '../i18n/use-text.ts';
import type { ItemView } from '../work/use-item.ts';
import { SheetTable } from './table.tsx';

interface Props {
  readonly item: ItemView;
  /** Its place, where the sheets of several are one document: each of their tables says whose it is. */
  readonly number?: string | undefined;
}

/** What a sheet says of one task, with room to write on. */
export function ItemSheet({ item, number }: Props) {
  const say = useText();
  const words = useWords();
  const format = useFormat();
  const household = item.matter?.household.filter(({ status }) => status === 'active') ?? [];
  const people = say('sheets.people');
  return (
    <>
      <dl>
        <dt>{say('sheets.column.stage')}</dt>
        <dd>{words('words.stage', item.stage)}</dd>
        <dt>{say('sheets.column.due')}</dt>
        <dd>{format.day(item.dueAt)}</dd>
      </dl>
      {household.length > 0 && (
        <>
          <h2>{people}</h2>
          <SheetTable
            label={number === undefined ? people : say('sheets.part', { what: people, number })}
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
  );
}
