import Box from '@cloudscape-design/components/box';
import SpaceBetween from '@cloudscape-design/components/space-between';
import TextFilter from '@cloudscape-design/components/text-filter';
import { useMemo, useState } from 'react';
import { detailsOf } from '../../../domain/execution/event-details.ts';
import type { HistoryEvent } from '../../../domain/execution/history-event.ts';
import { useText } from '../i18n/use-text.ts';
import { eventWord, statesOfEvents } from './event-words.ts';
import { type EventLine, EventsList } from './events-list.tsx';
import { JsonView } from './json-view.tsx';
import { useStateName } from './use-state-name.ts';

interface Props {
  readonly events: readonly HistoryEvent[];
  /** The event that the address of the page names. */
  readonly chosen: number | undefined;
  onChoose(event: number): void;
}

/** The history event by event, found by words or as it was recorded; what is chosen below, as it was recorded. */
export function EventsTable({ events, chosen, onChoose }: Props) {
  const say = useText();
  const nameOf = useStateName();
  const [wanted, setWanted] = useState('');
  const lines = useMemo(() => {
    const states = statesOfEvents(events);
    return events.map((event): EventLine & { readonly found: string } => {
      const state = states.get(event.id);
      const { error } = detailsOf(event);
      const told = say(`executions.event.${eventWord(event.type)}`);
      const name = [state && nameOf(state), error].filter(Boolean).join(' · ');
      return { event, told, state: name, found: `${told} ${name} ${state} ${event.type}`.toLowerCase() };
    });
  }, [events, say, nameOf]);
  const shown = lines.filter(({ found }) => found.includes(wanted.trim().toLowerCase()));
  const one = events.find(({ id }) => id === chosen);
  return (
    <SpaceBetween size="s">
      <TextFilter
        filteringText={wanted}
        filteringPlaceholder={say('executions.find-event')}
        filteringAriaLabel={say('executions.find-event')}
        countText={say('executions.find-event.count', { count: shown.length })}
        onChange={({ detail }) => setWanted(detail.filteringText)}
      />
      {shown.length === 0 ? (
        <Box>{say('executions.find-event.none')}</Box>
      ) : (
        <EventsList lines={shown} chosen={chosen} onChoose={onChoose} />
      )}
      {one && (
        <SpaceBetween size="xs">
          <Box variant="h2" fontSize="heading-s">
            {say('executions.events.chosen', { number: one.id })}
          </Box>
          <JsonView key={one.id} open label={say('executions.events.raw')} value={one} />
        </SpaceBetween>
      )}
    </SpaceBetween>
  );
}
