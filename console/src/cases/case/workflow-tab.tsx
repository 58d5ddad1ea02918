import { lazy, Suspense } from 'react';
import { Loading } from '../../app/loading.tsx';

const CaseExecutions = lazy(async () => ({
  default: (await import('../../executions/case-executions.tsx')).CaseExecutions,
}));

/** Every execution of the case, for people who may see how the platform works. */
export function WorkflowTab({ caseId }: { caseId: string }) {
  return (
    <Suspense fallback={<Loading />}>
      <CaseExecutions caseId={caseId} />
    </Suspense>
  );
}
