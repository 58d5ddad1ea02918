import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { ReactNode } from 'react';
import { FittedTable } from '../app/fitted-table.tsx';
import { useFormat } from '../i18n/use-format.ts';
import { useText } from '../i18n/use-text.ts';
import type { Counted } from './use-releases.ts';
import { useValueName } from './use-value-name.ts';

type Preview = NonNullable<Counted['preview']>;

/** Why nothing may be released, which earlier release stands in the way, and which of its numbers it is about. */
export function RefusedAlert({ refused }: { refused: NonNullable<Preview['refused']> }) {
  const say = useText();
  const format = useFormat();
  const nameOf = useValueName();
  const { because, releases, cell } = refused;
  const places = cell.dimensions.map((dimension, index) => ({
    dimension: say(`figures.dimension.${dimension}`),
    value: nameOf(dimension, cell.at[index] ?? '*'),
  }));
  return (
    <Alert type="warning" header={say('figures.refused')}>
      <p>{say(`figures.refused.${because}`, { releases: format.list(releases.map(String)) })}</p>
      {places.length > 0 && (
        <>
          <p>
            {cell.release === null
              ? say('figures.refused.here')
              : say('figures.refused.there', { release: format.number(cell.release) })}
          </p>
          <ul>
            {places.map(({ dimension, value }) => (
              <li key={dimension}>
                {dimension}: <bdi>{value}</bdi>
              </li>
            ))}
          </ul>
        </>
      )}
    </Alert>
  );
}

interface Props {
  readonly counted: Counted;
  readonly preview: Preview;
  readonly actions: ReactNode;
}

/** What would leave the house: every number, and for each that is held back why. */
export function PreviewTable({ counted, preview, actions }: Props) {
  const say = useText();
  const format = useFormat();
  const nameOf = useValueName();
  const { dimensions, counts } = counted.definition;
  const cells = preview.table?.cells ?? [];
  const held = cells.filter(({ value }) => value === null).length;
  return (
    <FittedTable
      variant="container"
      trackBy={({ at }) => at.join('|')}
      items={cells}
      wrapLines
      enableKeyboardNavigation
      ariaLabels={{ tableLabel: say('figures.preview') }}
      header={
        <Header
          variant="h2"
          actions={actions}
          description={say('figures.preview.what', { k: preview.k ?? 0, held, shown: cells.length - held })}
        >
          {say('figures.preview')}
        </Header>
      }
      columnDefinitions={[
        ...dimensions.map((dimension, index) => ({
          id: dimension,
          header: say(`figures.dimension.${dimension}`),
          isRowHeader: index === 0,
          cell: ({ at }: (typeof cells)[number]) => <bdi>{nameOf(dimension, at[index] ?? '*')}</bdi>,
        })),
        {
          id: 'value',
          header: say(`figures.counts.${counts}`),
          cell: ({ value, why }) =>
            value === null ? (
              <SpaceBetween direction="horizontal" size="xs">
                <Box color="text-status-warning">{say('figures.held')}</Box>
                <Box color="text-body-secondary">{say(`figures.why.${why ?? 'small'}`)}</Box>
              </SpaceBetween>
            ) : (
              format.number(value)
            ),
        },
      ]}
    />
  );
}
