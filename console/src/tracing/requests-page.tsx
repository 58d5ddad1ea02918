import SegmentedControl from '@cloudscape-design/components/segmented-control';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { ProblemAlert } from '../api/problem-alert.tsx';
import { PageFrame } from '../app/page-frame.tsx';
import { useShown } from '../app/use-shown.ts';
import { MoreButton } from '../desk/more-button.tsx';
import { RefreshButton } from '../desk/refresh-button.tsx';
import { useText } from '../i18n/use-text.ts';
import { RequestsTable } from './requests-table.tsx';
import { StrongAlert } from './strong-alert.tsx';
import { useRequests, useStrongCandidates } from './use-requests.ts';

/** The tracing requests of the office with their age, state and next step. */
export function RequestsPage() {
  const say = useText();
  const [which, show] = useShown('which', ['open', 'closed']);
  const closed = which === 'closed';
  const requests = useRequests(closed);
  const strong = useStrongCandidates();
  return (
    <PageFrame
      title={say('tracing.title')}
      term="family-tracing"
      description={say('tracing.lead')}
      actions={
        <SpaceBetween direction="horizontal" size="xs">
          <SegmentedControl
            label={say('tracing.which')}
            selectedId={which}
            options={[
              { id: 'open', text: say('tracing.open') },
              { id: 'closed', text: say('tracing.closed') },
            ]}
            onChange={({ detail }) => show(detail.selectedId)}
          />
          <RefreshButton list={requests} />
        </SpaceBetween>
      }
    >
      <ProblemAlert problem={requests.error} onAgain={() => void requests.refetch()} />
      <StrongAlert strong={strong} rows={requests.rows} />
      <RequestsTable
        rows={requests.rows}
        loading={requests.isPending}
        closed={closed}
        strong={new Set(strong.map(({ requestId }) => requestId))}
      />
      <MoreButton list={requests} />
    </PageFrame>
  );
}
