import Alert from '@cloudscape-design/components/alert';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { ProblemAlert } from '../api/problem-alert.tsx';
import { Loading } from '../app/loading.tsx';
import { PageFrame } from '../app/page-frame.tsx';
import { useText } from '../i18n/use-text.ts';
import { useWeights } from './use-weights.ts';
import { WeightsEstimate } from './weights-estimate.tsx';
import { WeightsVersions } from './weights-versions.tsx';

const LOOKS = { shipped: 'info', adopted: 'success', outdated: 'warning' } as const;

/** By which weights matches are judged here, what this installation's own decisions say of them, and every version. */
export function WeightsPage() {
  const say = useText();
  const weights = useWeights();
  return (
    <PageFrame title={say('tracing.weights.title')} description={say('tracing.weights.lead')}>
      <ProblemAlert problem={weights.error} onAgain={() => void weights.refetch()} />
      {weights.isPending && <Loading />}
      {weights.data && (
        <SpaceBetween size="l">
          <Alert type={LOOKS[weights.data.state]}>{say(`tracing.weights.state.${weights.data.state}`)}</Alert>
          {weights.data.findings.length > 0 && (
            <Alert type="error">
              {say('tracing.weights.broken', { count: weights.data.findings.length })}
            </Alert>
          )}
          <WeightsEstimate shipped={weights.data.shipped} />
          <WeightsVersions weights={weights.data} />
        </SpaceBetween>
      )}
    </PageFrame>
  );
}
