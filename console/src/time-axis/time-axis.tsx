import './time-axis.css';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Link from '@cloudscape-design/components/link';
import SegmentedControl from '@cloudscape-design/components/segmented-control';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { type KeyboardEvent, useState } from 'react';
import { useIntl } from 'react-intl';
import { hrefOf, useFollow } from '../app/use-follow.ts';
import { useText } from '../i18n/use-text.ts';
import type { AxisRow, Tone } from './axis-row.ts';
import { AxisTable } from './axis-table.tsx';
import { marksOf, percentOf, type Range, roomy, type Written } from './scale.ts';

interface Props {
  readonly title: string;
  readonly rows: readonly AxisRow[];
  /** Where the axis ends on the right or, right to left, on the left; by default where the last row does. */
  readonly range?: Range;
  /** Marks as lengths of time since the beginning, to compare what began at different times. */
  readonly since?: (milliseconds: number) => string;
}

const MOST_ZOOM = 64;
const MARKS = 8;
const DATES: Readonly<Record<Written, Intl.DateTimeFormatOptions>> = {
  second: { hour: '2-digit', minute: '2-digit', second: '2-digit' },
  minute: { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' },
  day: { day: 'numeric', month: 'short' },
  month: { month: 'short', year: 'numeric' },
};

/** Arabic has two sets of names of months: a number is read everywhere. */
const NUMBERED = { month: 'numeric' } as const;

/** The range of rows, up to now if something still goes on. */
export const rangeOf = (rows: readonly AxisRow[], now: number): Range => ({
  from: Math.min(now, ...rows.map(({ from }) => from)),
  to: Math.max(...rows.map(({ to }) => to ?? now)),
});

/** What took how long and when, one below the other; enlarged by buttons or keys, or read as a table. */
export function TimeAxis({ title, rows, range, since }: Props) {
  const say = useText();
  const [zoom, setZoom] = useState(1);
  const [shown, setShown] = useState('axis');
  const now = Date.now();
  const span = range ?? roomy(rangeOf(rows, now));
  const onKeyDown = ({ key }: KeyboardEvent) => {
    if (key === '+' || key === '=') setZoom(enlarged(zoom, 2));
    else if (key === '-') setZoom(enlarged(zoom, 0.5));
    else if (key === '0') setZoom(1);
  };
  return (
    <SpaceBetween size="s">
      <SpaceBetween direction="horizontal" size="xs" alignItems="center">
        <SegmentedControl
          label={say('desk.axis.show-as')}
          selectedId={shown}
          options={[
            { id: 'axis', text: say('desk.axis.axis') },
            { id: 'table', text: say('desk.axis.table') },
          ]}
          onChange={({ detail }) => setShown(detail.selectedId)}
        />
        {shown === 'axis' && <ZoomButtons zoom={zoom} onZoom={setZoom} />}
      </SpaceBetween>
      {rows.some(({ due }) => due !== undefined) && shown === 'axis' && (
        <Box color="text-body-secondary" fontSize="body-s">
          {say('desk.axis.legend')}
        </Box>
      )}
      {shown === 'table' ? (
        <AxisTable title={title} rows={rows} />
      ) : (
        <section
          className="axis"
          aria-label={say('desk.axis.keys', { title })}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard.
          tabIndex={0}
          onKeyDown={onKeyDown}
        >
          <div className="axis-whole" style={{ '--zoom': zoom } as Record<string, unknown>}>
            <Marks span={span} most={MARKS * zoom} since={since} />
            <ol className="axis-rows">
              {rows.map((row) => (
                <Row key={row.id} row={row} span={span} now={now} />
              ))}
            </ol>
          </div>
        </section>
      )}
    </SpaceBetween>
  );
}

const enlarged = (zoom: number, by: number): number => Math.min(MOST_ZOOM, Math.max(1, zoom * by));

function ZoomButtons({ zoom, onZoom }: { zoom: number; onZoom: (zoom: number) => void }) {
  const say = useText();
  return (
    <SpaceBetween direction="horizontal" size="xxs">
      <Button
        iconName="zoom-in"
        ariaLabel={say('desk.axis.larger')}
        disabled={zoom >= MOST_ZOOM}
        onClick={() => onZoom(enlarged(zoom, 2))}
      />
      <Button
        iconName="zoom-out"
        ariaLabel={say('desk.axis.smaller')}
        disabled={zoom <= 1}
        onClick={() => onZoom(enlarged(zoom, 0.5))}
      />
      <Button iconName="zoom-to-fit" ariaLabel={say('desk.axis.all')} onClick={() => onZoom(1)} />
    </SpaceBetween>
  );
}

interface MarksProps {
  readonly span: Range;
  readonly most: number;
  readonly since: Props['since'];
}

function Marks({ span, most, since }: MarksProps) {
  const intl = useIntl();
  return (
    <div className="axis-marks" aria-hidden="true">
      {marksOf(span, most).map(({ at, written }) => (
        <span key={at} style={{ insetInlineStart: `${percentOf(span, at)}%` }}>
          {since
            ? since(at)
            : intl.formatDate(
                at,
                intl.locale === 'ar'
                  ? { ...DATES[written], ...(written === 'second' ? {} : NUMBERED) }
                  : DATES[written],
              )}
        </span>
      ))}
    </div>
  );
}

const Bar = ({ start, end, tone }: { start: number; end: number; tone: Tone }) => (
  <span
    className={`axis-bar axis-${tone}`}
    style={{ insetInlineStart: `${start}%`, inlineSize: `${end - start}%` }}
  />
);

function Row({ row, span, now }: { row: AxisRow; span: Range; now: number }) {
  const follow = useFollow();
  const { label, href, depth = 0, from, to, due, tone, told } = row;
  const start = percentOf(span, from);
  const end = percentOf(span, to ?? now);
  const overdue = tone === 'late' && due !== undefined && due > from ? percentOf(span, due) : undefined;
  return (
    <li className="axis-row">
      <div className="axis-label" style={{ paddingInlineStart: `${depth * 12}px` }}>
        {href === undefined ? (
          <span>{label}</span>
        ) : (
          <Link href={hrefOf(href)} onFollow={follow}>
            {label}
          </Link>
        )}
        <span className={`axis-told axis-told-${tone}`}>{told}</span>
      </div>
      <div className="axis-bars" aria-hidden="true">
        <Bar start={start} end={overdue ?? end} tone={overdue === undefined ? tone : 'stopped'} />
        {overdue !== undefined && <Bar start={overdue} end={end} tone={tone} />}
        {due !== undefined && due >= span.from && due <= span.to && (
          <span className="axis-due" style={{ insetInlineStart: `${percentOf(span, due)}%` }} />
        )}
      </div>
    </li>
  );
}
