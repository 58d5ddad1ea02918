import SpaceBetween from '@cloudscape-design/components/space-between';
import { ProblemAlert } from '../api/problem-alert.tsx';
import { Loading } from '../app/loading.tsx';
import { PageFrame } from '../app/page-frame.tsx';
import { useText } from '../i18n/use-text.ts';
import { FailedExecutions } from '../operations/failed-executions.tsx';
import { useCounts } from '../work/use-queue.ts';
import { AbsenceList } from './absence-list.tsx';
import { AttentionTiles } from './attention-tiles.tsx';
import { Reconciliations } from './reconciliations.tsx';
import { RecordButton } from './record-button.tsx';

/** Where a supervisor begins the week: what is stuck or late, whose work lies, and what the platform mended by itself. */
export function SupervisionPage() {
  const say = useText();
  const counts = useCounts();
  return (
    <PageFrame
      title={say('supervision.title')}
      description={say('supervision.lead')}
      actions={<RecordButton />}
    >
      <ProblemAlert problem={counts.error} onAgain={() => void counts.refetch()} />
      {counts.isPending && <Loading />}
      {counts.data && (
        <SpaceBetween size="l">
          <AttentionTiles counts={counts.data} />
          <AbsenceList />
          <FailedExecutions />
          <Reconciliations />
        </SpaceBetween>
      )}
    </PageFrame>
  );
}
