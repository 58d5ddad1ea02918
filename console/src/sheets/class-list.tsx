import { useQueries } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { ReadWorkItem } from '../../../contracts/api/work-items.ts';
import { useCall } from '../api/use-call.ts';
import { useFormat } from '../i18n/use-format.ts';
import { useText, useWords } from '../i18n/use-text.ts';
import type { ItemView } from '../work/use-item.ts';
import { MOST_CLASSES } from './most.ts';
import { Sheet } from './sheet.tsx';
import { SheetTable } from './table.tsx';

type Member = NonNullable<ItemView['matter']>['household'][number];
interface Attendee extends Member {
  readonly number: string;
}

/** Who is expected at one class, of all the families whose sessions were chosen. */
const expectedAt = (item: ItemView): Attendee[] =>
  (item.matter?.household ?? [])
    .filter(({ personId, status }) => status === 'active' && (item.group?.includes(personId) ?? true))
    .map((member) => ({ ...member, number: item.caseNumber ?? '' }));

/** The list that lies on the table of an orientation class: who is expected, with room for a tick and a signature. */
export function ClassListPage() {
  const say = useText();
  const words = useWords();
  const format = useFormat();
  const call = useCall();
  const [asked] = useSearchParams();
  const ids = [...new Set(asked.getAll('item'))].slice(0, MOST_CLASSES);
  const reads = useQueries({
    queries: ids.map((workItemId) => ({
      queryKey: ['work-items', 'sheet', workItemId],
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        call(ReadWorkItem, { params: { workItemId }, signal }),
    })),
  });
  const attendees = reads.flatMap(({ data }) => (data ? expectedAt(data) : []));
  return (
    <Sheet
      title={say('sheets.class')}
      back={ids.length === 1 ? `/work/${ids[0]}` : '/work'}
      loading={reads.some(({ isPending }) => isPending)}
      problem={reads.find(({ error }) => error)?.error}
    >
      <p>{say('sheets.class.count', { count: attendees.length })}</p>
      <SheetTable
        label={say('sheets.class')}
        rows={attendees}
        idOf={({ personId }) => personId}
        columns={[
          { head: say('sheets.column.no'), cell: (_row, index) => format.number(index + 1) },
          {
            head: say('sheets.column.name'),
            cell: ({ name, relationship }) => (
              <bdi>{name ?? words('words.value.relationship', relationship)}</bdi>
            ),
          },
          {
            head: say('sheets.column.age'),
            cell: ({ age }) => (age === null ? null : format.number(age)),
          },
          {
            head: say('sheets.column.number'),
            cell: ({ number }) => <span className="identifier">{number}</span>,
          },
          { head: say('sheets.column.present'), className: 'sheet-tick', cell: () => null },
          { head: say('sheets.column.signature'), className: 'sheet-hand', cell: () => null },
        ]}
      />
    </Sheet>
  );
}
