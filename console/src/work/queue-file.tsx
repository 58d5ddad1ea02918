import { ListWorkItems } from '../../../contracts/api/work-items.ts';
import { useCall } from '../api/use-call.ts';
import { ofChosen } from '../desk/chosen-rows.ts';
import type { FileColumn } from '../desk/list-file.ts';
import { ListFileButton } from '../desk/list-file-button.tsx';
import { useText, useWords } from '../i18n/use-text.ts';
import { endOfDay, type QueuePlace, type QueueRow, queryOf } from './queue.ts';

const PAGE = 100;

interface Props {
  readonly place: QueuePlace;
  /** The rows that were chosen; the whole view without any. */
  readonly chosen: ReadonlySet<string>;
}

/** The view of a queue, or what was chosen of it, as a file, in its order. */
export function QueueFile({ place, chosen }: Props) {
  const say = useText();
  const words = useWords();
  const call = useCall();
  const instant = (at: string | undefined) => (at === undefined ? undefined : new Date(at));
  const columns: FileColumn<QueueRow>[] = [
    { header: say('work.file.id'), value: ({ workItemId }) => workItemId },
    { header: say('work.column.kind'), value: ({ kind }) => words('words.kind', kind) },
    { header: say('work.queue'), value: ({ role }) => words('words.role', role) },
    { header: say('work.column.due'), value: ({ dueAt }) => instant(dueAt) },
    { header: say('work.escalated'), value: ({ escalatedAt }) => instant(escalatedAt) },
    {
      header: say('work.column.about'),
      value: ({ caseNumber, caseId, sponsor }) => caseNumber ?? caseId ?? sponsor?.name ?? sponsor?.sponsorId,
    },
    { header: say('work.column.holder'), value: ({ assignee }) => assignee },
  ];
  return (
    <ListFileButton
      name="kinbridge-work"
      {...(chosen.size === 0 ? {} : { label: say('desk.file.chosen', { count: chosen.size }) })}
      columns={columns}
      page={ofChosen(
        chosen,
        ({ workItemId }: QueueRow) => workItemId,
        async (cursor) => {
          const until = endOfDay(new Date());
          const query = { ...queryOf(place), until, as: 'file' as const, limit: PAGE, cursor };
          const found = await call(ListWorkItems, { query });
          return { ...found, rows: found.workItems };
        },
      )}
    />
  );
}
