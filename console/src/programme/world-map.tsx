import { useNarrow } from '../app/use-narrow.ts';
import { useFormat } from '../i18n/use-format.ts';
import { useText, useWords } from '../i18n/use-text.ts';
import './world-map.css';
import type { PlaceCount } from '../../../domain/statistics/flow/part.ts';
import { type Flow, flowsOf, frameOf, WORLD } from './world.ts';

interface Props {
  readonly rows: readonly PlaceCount[];
  /** The country of each office that has one. */
  readonly countries: Readonly<Record<string, string>>;
  /** Offices that are not on the map. */
  readonly unplaced: readonly string[];
}

const widthOf = ({ count }: Flow, most: number): number => 1 + (5 * count) / most;

/** The ways of households between countries, as lines; the table below says the same. */
export function WorldMap({ rows, countries, unplaced }: Props) {
  const say = useText();
  const words = useWords();
  const format = useFormat();
  const { flows, arrivals } = flowsOf(rows, countries);
  const narrow = useNarrow();
  const most = Math.max(1, ...flows.map(({ count }) => count));
  return (
    <figure className={narrow ? 'world world-small' : 'world'}>
      <svg viewBox={frameOf(flows)} role="img" aria-label={say('programme.map')}>
        {Object.entries(WORLD.countries).map(([code, [, , path]]) => (
          <path key={code} d={path} className={arrivals.has(code) ? 'world-there' : 'world-country'} />
        ))}
        <path d={WORLD.rest} className="world-country" />
        {flows.map((flow) => (
          <path
            key={`${flow.from.join()} ${flow.to.join()}`}
            d={`M${flow.from.join(' ')}Q${flow.bend.join(' ')} ${flow.to.join(' ')}`}
            className="world-way"
            strokeWidth={widthOf(flow, most)}
          />
        ))}
        {[...arrivals].map(([code, { count, at }]) => (
          <g key={code}>
            <circle cx={at[0]} cy={at[1]} r={narrow ? 24 : 13} className="world-count" />
            <text x={at[0]} y={at[1]} className="world-number">
              {format.number(count)}
            </text>
          </g>
        ))}
      </svg>
      <figcaption>
        {say('programme.map.note')}
        {unplaced.length > 0 &&
          ` ${say('programme.map.unplaced', { offices: format.list(unplaced.map((office) => words('words.office', office))) })}`}
      </figcaption>
    </figure>
  );
}
