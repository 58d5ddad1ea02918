import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { ProblemAlert } from '../api/problem-alert.tsx';
import { useText } from '../i18n/use-text.ts';
import { AdoptWeightsDialog } from './adopt-weights-dialog.tsx';
import { type Estimated, type Numbers, useEstimate, useMayAdopt, useMayEstimate } from './use-weights.ts';
import { WeightsChanges } from './weights-changes.tsx';
import { WeightsFigures } from './weights-figures.tsx';
import { WeightsNumbers } from './weights-numbers.tsx';

const LOOKS = { 'too-few': 'info', 'no-gain': 'info', gain: 'success' } as const;

/** What the decisions of this installation say, asked for by a person: the figures before and after, and what would change. */
export function WeightsEstimate({ shipped }: { shipped: Numbers }) {
  const say = useText();
  const may = useMayEstimate();
  const estimate = useEstimate();
  if (!may) return null;
  return (
    <Container
      header={
        <Header
          variant="h2"
          description={say('tracing.weights.estimate.what')}
          actions={
            <Button loading={estimate.isPending} onClick={() => estimate.mutate()}>
              {say('tracing.weights.estimate')}
            </Button>
          }
        >
          {say('tracing.weights.decisions')}
        </Header>
      }
    >
      <SpaceBetween size="m">
        <ProblemAlert problem={estimate.error} onAgain={() => estimate.mutate()} />
        {estimate.data ? (
          <Result estimated={estimate.data} shipped={shipped} onAdopted={estimate.reset} />
        ) : (
          <Box color="text-body-secondary">{say('tracing.weights.estimate.none')}</Box>
        )}
      </SpaceBetween>
    </Container>
  );
}

interface Props {
  readonly estimated: Estimated;
  readonly shipped: Numbers;
  onAdopted(): void;
}

function Result({ estimated, shipped, onAdopted }: Props) {
  const say = useText();
  const mayAdopt = useMayAdopt();
  const [adopting, setAdopting] = useState(false);
  const { verdict, decisions, fewest, estimate, inForce, changes } = estimated;
  return (
    <SpaceBetween size="m">
      <Box variant="p">
        {say('tracing.weights.counted', { confirmed: decisions.confirmed, rejected: decisions.rejected })}
      </Box>
      {decisions.unmeasured > 0 && (
        <Box variant="p">{say('tracing.weights.unmeasured', { count: decisions.unmeasured })}</Box>
      )}
      {!decisions.whole && <Alert type="info">{say('tracing.weights.not-whole')}</Alert>}
      <Alert
        type={LOOKS[verdict]}
        action={
          verdict === 'gain' && mayAdopt ? (
            <Button onClick={() => setAdopting(true)}>{say('tracing.weights.adopt')}</Button>
          ) : undefined
        }
      >
        {say(`tracing.weights.verdict.${verdict}`, { ...fewest })}
      </Alert>
      {estimate && (
        <SpaceBetween size="l">
          <WeightsFigures decisions={decisions} before={estimate.before} after={estimate.after} />
          <WeightsChanges changes={changes} />
          <WeightsNumbers shipped={shipped} inForce={inForce} estimated={estimate.calibrated} />
        </SpaceBetween>
      )}
      {estimate && adopting && (
        <AdoptWeightsDialog
          wanted={{ from: 'decisions', estimateId: estimate.id }}
          onClose={() => setAdopting(false)}
          onAdopted={onAdopted}
        />
      )}
    </SpaceBetween>
  );
}
