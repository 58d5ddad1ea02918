import Button from '@cloudscape-design/components/button';
import Table from '@cloudscape-design/components/table';
import { useState } from 'react';
import { detailsOf } from '../../../domain/execution/event-details.ts';
import type { HistoryEvent } from '../../../domain/execution/history-event.ts';
import { useFormat } from '../i18n/use-format.ts';
import { useText } from '../i18n/use-text.ts';
import { When } from '../i18n/when.tsx';

const STEP = 100;

/** The history event by event, in its order, a hundred more at a time. */
export function EventsTable({ events }: { events: readonly HistoryEvent[] }) {
  const say = useText();
  const format = useFormat();
  const [most, setMost] = useState(STEP);
  return (
    <Table
      items={events.slice(0, most)}
      trackBy={({ id }) => String(id)}
      contentDensity="compact"
      wrapLines
      enableKeyboardNavigation
      ariaLabels={{ tableLabel: say('executions.events') }}
      footer={
        most < events.length && (
          <Button onClick={() => setMost(most + STEP)}>
            {say('executions.more-events', { count: events.length - most })}
          </Button>
        )
      }
      columnDefinitions={[
        { id: 'id', header: say('executions.column.number'), cell: ({ id }) => format.number(id) },
        { id: 'at', header: say('executions.column.at'), cell: ({ at }) => <When at={at} /> },
        {
          id: 'type',
          header: say('executions.column.event'),
          isRowHeader: true,
          cell: ({ type }) => <span className="identifier">{type}</span>,
        },
        {
          id: 'what',
          header: say('executions.column.what'),
          cell: (event) => <span className="identifier">{gist(event)}</span>,
        },
      ]}
    />
  );
}

/** What distinguishes this event from others of its type. */
function gist(event: HistoryEvent): string {
  const { name, error, resource, index } = detailsOf(event);
  return [name, resource, error, typeof index === 'number' ? `[${index}]` : undefined]
    .filter((part) => part !== undefined)
    .join(' · ');
}
