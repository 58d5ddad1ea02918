// biome-ignore-all lint/a11y/useSemanticElements: rows out of sight are not drawn, which a table cannot say.
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and names the row that is chosen.
// biome-ignore-all lint/a11y/useKeyWithClickEvents: the grid takes the keys.
import './executions.css';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useIntl } from 'react-intl';
import type { HistoryEvent } from '../../../domain/execution/history-event.ts';
import { useNarrow } from '../app/use-narrow.ts';
import { useFormat } from '../i18n/use-format.ts';
import { useText } from '../i18n/use-text.ts';
import { rowAfter, windowOf } from './window-of.ts';

export interface EventLine {
  readonly event: HistoryEvent;
  readonly told: string;
  readonly state: string;
}

interface Props {
  readonly lines: readonly EventLine[];
  readonly chosen: number | undefined;
  onChoose(event: number): void;
}

const EXACTLY: Intl.DateTimeFormatOptions = {
  ...{ day: 'numeric', month: 'short' },
  ...{ hour: '2-digit', minute: '2-digit', second: '2-digit' },
};
const ROW = 34;
const NARROW_ROW = 58;
const HEIGHT = 544;
const HEADS = ['number', 'at', 'event', 'state'] as const;

/** Events as rows, of which only those in sight are drawn, so that 25,000 scroll like ten. */
export function EventsList({ lines, chosen, onChoose }: Props) {
  const say = useText();
  const format = useFormat();
  const intl = useIntl();
  const narrow = useNarrow();
  const [row, head] = narrow ? [NARROW_ROW, 0] : [ROW, ROW];
  const list = useRef<HTMLDivElement>(null);
  const [scrolled, setScrolled] = useState(0);
  const at = lines.findIndex(({ event }) => event.id === chosen);
  const height = Math.min(HEIGHT, Math.max(row, lines.length * row));
  const { from, to } = windowOf(scrolled, height, row, lines.length);
  useEffect(() => {
    const box = list.current;
    if (!box || at < 0) return;
    if (at * row < box.scrollTop) box.scrollTop = at * row;
    else if ((at + 1) * row > box.scrollTop + height) box.scrollTop = (at + 1) * row - height;
  }, [at, row, height]);
  const onKeyDown = (pressed: KeyboardEvent) => {
    const next = rowAfter(pressed.key, at, lines.length, Math.floor(height / row));
    const line = next === undefined ? undefined : lines[next];
    if (!line) return;
    pressed.preventDefault();
    onChoose(line.event.id);
  };
  return (
    <div
      ref={list}
      role="grid"
      className="events"
      style={{ maxBlockSize: `${height + head}px` }}
      onScroll={({ currentTarget }) => setScrolled(currentTarget.scrollTop)}
      tabIndex={0}
      aria-label={say('executions.events.keys')}
      aria-rowcount={lines.length + 1}
      aria-activedescendant={at >= from && at < to ? `event-${chosen}` : undefined}
      onKeyDown={onKeyDown}
    >
      <div role="row" className="events-row events-heads" aria-rowindex={1}>
        {HEADS.map((name) => (
          <span role="columnheader" key={name}>
            {say(`executions.column.${name}`)}
          </span>
        ))}
      </div>
      <div role="rowgroup" className="events-all" style={{ blockSize: `${lines.length * row}px` }}>
        {lines.slice(from, to).map(({ event, told, state }, index) => (
          <div
            role="row"
            key={event.id}
            id={`event-${event.id}`}
            className="events-row events-line"
            aria-rowindex={from + index + 2}
            aria-selected={event.id === chosen}
            style={{ insetBlockStart: `${(from + index) * row}px`, blockSize: `${row}px` }}
            onClick={() => onChoose(event.id)}
          >
            <span role="gridcell">{format.number(event.id)}</span>
            <span role="gridcell">
              <time dateTime={event.at}>
                {intl.formatDate(event.at, intl.locale === 'ar' ? { ...EXACTLY, month: 'numeric' } : EXACTLY)}
              </time>
            </span>
            <span role="gridcell">{told}</span>
            <span role="gridcell">{state}</span>
          </div>
        ))}
      </div>
    </div>
  );
}
