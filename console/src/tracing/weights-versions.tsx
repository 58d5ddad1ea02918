import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import { useState } from 'react';
import { FittedTable } from '../app/fitted-table.tsx';
import { Nothing } from '../desk/nothing.tsx';
import { useText } from '../i18n/use-text.ts';
import { When } from '../i18n/when.tsx';
import { AdoptWeightsDialog, type WantedWeights } from './adopt-weights-dialog.tsx';
import { useMayAdopt, type Weights } from './use-weights.ts';

/** Who adopted which weights and when; each version that still fits can be adopted again. */
export function WeightsVersions({ weights }: { weights: Weights }) {
  const say = useText();
  const mayAdopt = useMayAdopt();
  const [wanted, setWanted] = useState<WantedWeights>();
  const { versions, state } = weights;
  const newest = versions[0]?.number;
  return (
    <>
      <FittedTable
        variant="container"
        items={versions}
        trackBy={({ number }) => String(number)}
        wrapLines
        enableKeyboardNavigation
        header={
          <Header
            variant="h2"
            actions={
              mayAdopt &&
              state !== 'shipped' && (
                <Button onClick={() => setWanted({ from: 'shipped' })}>
                  {say('tracing.weights.back-to-shipped')}
                </Button>
              )
            }
          >
            {say('tracing.weights.versions')}
          </Header>
        }
        ariaLabels={{ tableLabel: say('tracing.weights.versions') }}
        empty={
          <Nothing
            title={say('tracing.weights.versions.none')}
            todo={say('tracing.weights.versions.none.what')}
          />
        }
        columnDefinitions={[
          {
            id: 'version',
            header: say('tracing.weights.version'),
            isRowHeader: true,
            cell: ({ number }) => say('tracing.weights.version.number', { number }),
          },
          { id: 'when', header: say('tracing.weights.when'), cell: ({ at }) => <When at={at} /> },
          { id: 'by', header: say('tracing.weights.by'), cell: ({ by }) => <bdi>{by}</bdi> },
          {
            id: 'from',
            header: say('tracing.weights.from'),
            cell: ({ from, of = 0, basis }) =>
              say(`tracing.weights.from.${from}`, {
                ...{ version: of, confirmed: basis?.confirmed ?? 0, rejected: basis?.rejected ?? 0 },
              }),
          },
          {
            id: 'again',
            header: say('tracing.weights.again.column'),
            cell: ({ number, current, from }) =>
              mayAdopt &&
              current &&
              from !== 'shipped' &&
              number !== newest && (
                <Button
                  variant="inline-link"
                  ariaLabel={say('tracing.weights.again.of', { version: number })}
                  onClick={() => setWanted({ from: 'earlier', version: number })}
                >
                  {say('tracing.weights.again')}
                </Button>
              ),
          },
        ]}
      />
      {wanted && <AdoptWeightsDialog wanted={wanted} onClose={() => setWanted(undefined)} />}
    </>
  );
}
