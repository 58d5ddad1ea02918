import Button from '@cloudscape-design/components/button';
import ButtonDropdown from '@cloudscape-design/components/button-dropdown';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useQueryClient } from '@tanstack/react-query';
import { detailsOf } from '../../../domain/execution/event-details.ts';
import type { HistoryEvent } from '../../../domain/execution/history-event.ts';
import { guarded } from '../../../domain/kernel/spreadsheet-guard.ts';
import { useText } from '../i18n/use-text.ts';
import { useSession } from '../session/use-session.ts';
import { RedriveButton } from './redrive-button.tsx';
import { saveFile } from './save-file.ts';
import type { ExecutionView } from './use-execution.ts';

interface Props {
  readonly execution: ExecutionView;
  readonly events: readonly HistoryEvent[];
}

/** Refresh, print, save as a file and, for a supervisor, redrive. */
export function HistoryActions({ execution, events }: Props) {
  const say = useText();
  const queries = useQueryClient();
  const { person } = useSession();
  const save = (format: string) => {
    const name = `${execution.executionId}.${format}`;
    if (format === 'csv') saveFile(name, 'text/csv', historyCsv(events));
    else saveFile(name, 'application/json', JSON.stringify({ ...execution, events }, null, 2));
  };
  return (
    <SpaceBetween size="xs" direction="horizontal">
      <Button
        iconName="refresh"
        ariaLabel={say('executions.refresh')}
        onClick={() => void queries.invalidateQueries({ queryKey: ['executions', execution.executionId] })}
      />
      <Button onClick={() => print()}>{say('executions.print')}</Button>
      <ButtonDropdown
        items={[
          { id: 'json', text: say('executions.export.json') },
          { id: 'csv', text: say('executions.export.csv') },
        ]}
        onItemClick={({ detail }) => save(detail.id)}
      >
        {say('executions.export')}
      </ButtonDropdown>
      {execution.noRedrive === null && person.roles.includes('supervisor') && (
        <RedriveButton executionId={execution.executionId} />
      )}
    </SpaceBetween>
  );
}

const quoted = (cell: string): string => `"${guarded(cell).replaceAll('"', '""')}"`;

/** A history as CSV, a row for each event, safe to open in a spreadsheet. */
const historyCsv = (events: readonly HistoryEvent[]): string =>
  [
    ['id', 'previousEventId', 'at', 'type', 'details'],
    ...events.map((event) => [
      ...[String(event.id), String(event.previousEventId), event.at, event.type],
      JSON.stringify(detailsOf(event)),
    ]),
  ]
    .map((cells) => cells.map(quoted).join(','))
    .join('\r\n');
