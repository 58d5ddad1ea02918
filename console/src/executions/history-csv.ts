import { detailsOf } from '../../../domain/execution/event-details.ts';
import type { HistoryEvent } from '../../../domain/execution/history-event.ts';
import { guarded } from '../../../domain/kernel/spreadsheet-guard.ts';

const quoted = (cell: string): string => `"${guarded(cell).replaceAll('"', '""')}"`;

/** A history as CSV, a row for each event, safe to open in a spreadsheet. */
export const historyCsv = (events: readonly HistoryEvent[]): string =>
  [
    ['id', 'previousEventId', 'at', 'type', 'details'],
    ...events.map((event) => [
      ...[String(event.id), String(event.previousEventId), event.at, event.type],
      JSON.stringify(detailsOf(event)),
    ]),
  ]
    .map((cells) => cells.map(quoted).join(','))
    .join('\r\n');
