import Link from '@cloudscape-design/components/link';
import { useParams } from 'react-router';
import { PageFrame } from '../app/page-frame.tsx';
import { hrefOf, useFollow } from '../app/use-follow.ts';
import { useText } from '../i18n/use-text.ts';
import { CaseExecutions } from './case-executions.tsx';

export function CaseExecutionsPage() {
  const { caseId = '' } = useParams();
  const say = useText();
  const follow = useFollow();
  return (
    <PageFrame
      title={say('executions.of-case')}
      description={
        <>
          <span className="identifier">{caseId}</span>{' '}
          <Link href={hrefOf(`/cases/${caseId}`)} onFollow={follow}>
            {say('executions.open-case')}
          </Link>
        </>
      }
    >
      <CaseExecutions caseId={caseId} />
    </PageFrame>
  );
}
