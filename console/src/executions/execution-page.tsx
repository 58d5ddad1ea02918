import Alert from '@cloudscape-design/components/alert';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useParams } from 'react-router';
import { ApiProblem } from '../api/api-problem.ts';
import { ProblemAlert } from '../api/problem-alert.tsx';
import { Loading } from '../app/loading.tsx';
import { PageFrame } from '../app/page-frame.tsx';
import { hrefOf, useFollow } from '../app/use-follow.ts';
import { useText, useWords } from '../i18n/use-text.ts';
import { ExecutionSummary } from './execution-summary.tsx';
import { ExecutionTabs } from './execution-tabs.tsx';
import { HistoryActions } from './history-actions.tsx';
import { caseInId, nameInId, workflowInId } from './names.ts';
import { useExecution, useHistory } from './use-execution.ts';

/** One execution: its status, what it did in each state, its history. */
export function ExecutionPage() {
  const { executionId = '' } = useParams();
  const words = useWords();
  const execution = useExecution(executionId);
  const history = useHistory(executionId);
  const problem = execution.error ?? history.error;
  return (
    <PageFrame
      title={words('executions.workflow', workflowInId(executionId))}
      description={<span className="identifier">{nameInId(executionId)}</span>}
      actions={
        execution.data &&
        history.data && <HistoryActions execution={execution.data} events={history.data.events} />
      }
    >
      {problem instanceof ApiProblem && problem.kind === 'NotKept' ? (
        <NotKept executionId={executionId} />
      ) : (
        <ProblemAlert
          problem={problem}
          onAgain={() => {
            void execution.refetch();
            void history.refetch();
          }}
        />
      )}
      {(execution.isPending || history.isPending) && problem === null && <Loading />}
      {execution.data && history.data && (
        <SpaceBetween size="l">
          <ExecutionSummary execution={execution.data} />
          {!history.data.whole && <PartOnly />}
          <ExecutionTabs key={executionId} execution={execution.data} events={history.data.events} />
        </SpaceBetween>
      )}
    </PageFrame>
  );
}

/** Step Functions deletes executions 90 days after they end; the audit shows what happened. */
function NotKept({ executionId }: { executionId: string }) {
  const say = useText();
  const follow = useFollow();
  const caseId = caseInId(executionId);
  return (
    <Alert type="info" header={say('executions.not-kept.title')}>
      {say('executions.not-kept.todo')}{' '}
      {caseId !== undefined && (
        <Link href={hrefOf(`/audit/cases/${caseId}`)} onFollow={follow}>
          {say('executions.open-audit')}
        </Link>
      )}
    </Alert>
  );
}

function PartOnly() {
  const say = useText();
  return <Alert type="warning">{say('executions.part-only')}</Alert>;
}
