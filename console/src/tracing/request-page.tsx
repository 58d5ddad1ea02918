import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Tabs from '@cloudscape-design/components/tabs';
import { useParams } from 'react-router';
import { ApiProblem } from '../api/api-problem.ts';
import { ProblemAlert } from '../api/problem-alert.tsx';
import { Loading } from '../app/loading.tsx';
import { PageFrame } from '../app/page-frame.tsx';
import { shortId } from '../app/short-id.ts';
import { hrefOf, useFollow } from '../app/use-follow.ts';
import { useShown } from '../app/use-shown.ts';
import { useText } from '../i18n/use-text.ts';
import { ActionLog } from './action-log.tsx';
import { Candidates } from './candidates.tsx';
import { Family } from './family.tsx';
import { RequestFacts } from './request-facts.tsx';
import { SoughtPanel } from './sought-panel.tsx';
import { type RequestView, useOpenItems, useRequest } from './use-requests.ts';

const TABS = ['candidates', 'sought', 'family', 'actions'] as const;
/** Errors for a URL that names no request, or is malformed. */
const MISSING = new Set(['NotFound', 'InvalidInput']);

/** One tracing request: who is sought, who it may be and why, the family, and what was done. */
export function RequestPage() {
  const say = useText();
  const { caseId = '', requestId = '' } = useParams();
  const request = useRequest(caseId, requestId);
  if (request.data) return <Opened key={requestId} request={request.data} />;
  if (request.isPending) return <Loading />;
  const missing = request.error instanceof ApiProblem && MISSING.has(request.error.kind);
  return (
    <PageFrame title={say('tracing.title')} actions={<Back />}>
      <ProblemAlert
        problem={missing ? new ApiProblem('NotFound', 404) : request.error}
        {...(missing ? {} : { onAgain: () => void request.refetch() })}
      />
    </PageFrame>
  );
}

function Opened({ request }: { request: RequestView }) {
  const say = useText();
  const items = useOpenItems(request.requestId);
  const [tab, show] = useShown('tab', TABS);
  const counts = { count: request.candidates.length };
  return (
    <PageFrame
      title={say('tracing.request', { id: shortId(request.requestId) })}
      description={say('tracing.viewed')}
      actions={<Back />}
    >
      <SpaceBetween size="l">
        {request.withheld.length > 0 && <Alert type="info">{say('tracing.withheld.request')}</Alert>}
        <RequestFacts request={request} items={items} />
        <Tabs
          activeTabId={tab}
          onChange={({ detail }) => show(detail.activeTabId)}
          tabs={[
            {
              id: 'candidates',
              label: say('tracing.tab.candidates', counts),
              content: <Candidates request={request} items={items} />,
            },
            { id: 'sought', label: say('tracing.tab.sought'), content: <SoughtPanel request={request} /> },
            { id: 'family', label: say('tracing.tab.family'), content: <Family request={request} /> },
            { id: 'actions', label: say('tracing.tab.actions'), content: <ActionLog request={request} /> },
          ]}
        />
      </SpaceBetween>
    </PageFrame>
  );
}

function Back() {
  const say = useText();
  const follow = useFollow();
  return (
    <Button variant="link" href={hrefOf('/tracing')} onFollow={follow}>
      {say('tracing.back')}
    </Button>
  );
}
