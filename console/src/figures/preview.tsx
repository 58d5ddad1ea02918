import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table from '@cloudscape-design/components/table';
import type { ReactNode } from 'react';
import { useFormat } from '../i18n/use-format.ts';
import { useText } from '../i18n/use-text.ts';
import type { Counted } from './use-releases.ts';
import { useValueName } from './use-value-name.ts';

type Preview = NonNullable<Counted['preview']>;

/** Why nothing may be released, and which earlier release stands in the way. */
export function RefusedAlert({ refused }: { refused: NonNullable<Preview['refused']> }) {
  const say = useText();
  const { because, releases } = refused;
  return (
    <Alert type="warning" header={say('figures.refused')}>
      {say(`figures.refused.${because}`, { releases: releases.join(', ') })}
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
    <Table
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
