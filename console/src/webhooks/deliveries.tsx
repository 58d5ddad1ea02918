import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import SegmentedControl from '@cloudscape-design/components/segmented-control';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator, { type StatusIndicatorProps } from '@cloudscape-design/components/status-indicator';
import { ProblemAlert } from '../api/problem-alert.tsx';
import { FittedTable } from '../app/fitted-table.tsx';
import { useShown } from '../app/use-shown.ts';
import { MoreButton } from '../desk/more-button.tsx';
import { Nothing } from '../desk/nothing.tsx';
import { useFormat } from '../i18n/use-format.ts';
import { useText } from '../i18n/use-text.ts';
import { When } from '../i18n/when.tsx';
import { Attempts } from './attempts.tsx';
import { STATES } from './codes.ts';
import { type DeliveryView, useDeliveries, useSendAgain, type WebhookView } from './use-webhooks.ts';

const LOOKS: Readonly<Record<DeliveryView['status'], StatusIndicatorProps.Type>> = {
  pending: 'in-progress',
  delivered: 'success',
  failed: 'error',
  held: 'pending',
  withheld: 'stopped',
};
const ALL = 'all';
type Shown = typeof ALL | (typeof STATES)[number];

/** What was sent to an address in the last 30 days, and what became of it. */
export function Deliveries({ webhook, acts }: { webhook: WebhookView; acts: boolean }) {
  const say = useText();
  const [shown, show] = useShown<Shown>(`status-${webhook.id}`, [ALL, ...STATES]);
  const deliveries = useDeliveries(webhook.id, shown === ALL ? undefined : shown);
  const again = useSendAgain();
  const options = [ALL, ...STATES].map((id) => ({ id, text: say(`webhooks.status.${id}`) }));
  return (
    <SpaceBetween size="s">
      <ProblemAlert problem={deliveries.error} onAgain={() => void deliveries.refetch()} />
      <ProblemAlert problem={again.error} />
      <DeliveriesTable
        rows={deliveries.rows}
        loading={deliveries.isPending}
        header={
          <Header
            variant="h2"
            description={
              <span className="identifier" dir="ltr" style={{ overflowWrap: 'anywhere' }}>
                {webhook.url}
              </span>
            }
          >
            {say('webhooks.messages')}
          </Header>
        }
        filter={
          <SegmentedControl
            label={say('webhooks.status')}
            options={options}
            selectedId={shown}
            onChange={({ detail }) => show(detail.selectedId)}
          />
        }
        busy={again.isPending}
        onAgain={acts ? (id) => again.mutate(id) : undefined}
      />
      <MoreButton list={deliveries} />
    </SpaceBetween>
  );
}

interface Props {
  readonly rows: readonly DeliveryView[];
  readonly loading: boolean;
  readonly busy: boolean;
  readonly header: React.ReactNode;
  readonly filter: React.ReactNode;
  readonly onAgain: ((id: string) => void) | undefined;
}

function DeliveriesTable({ rows, loading, busy, header, filter, onAgain }: Props) {
  const say = useText();
  const format = useFormat();
  return (
    <FittedTable
      variant="container"
      trackBy="id"
      items={rows}
      loading={loading}
      loadingText={say('app.loading')}
      wrapLines
      header={header}
      filter={filter}
      ariaLabels={{ tableLabel: say('webhooks.messages') }}
      empty={<Nothing title={say('webhooks.none.title')} todo={say('webhooks.none.todo')} />}
      columnDefinitions={[
        {
          id: 'what',
          header: say('webhooks.event'),
          isRowHeader: true,
          minWidth: 180,
          cell: ({ kind, caseId }) => (
            <>
              {say(`webhooks.kind.${kind}`)}
              {caseId !== undefined && (
                <Box variant="small" color="text-body-secondary" display="block">
                  <bdi>{caseId}</bdi>
                </Box>
              )}
            </>
          ),
        },
        { id: 'when', header: say('webhooks.when'), cell: ({ createdAt }) => <When at={createdAt} /> },
        {
          id: 'status',
          header: say('webhooks.status'),
          cell: ({ status, nextAt }) => (
            <>
              <StatusIndicator type={LOOKS[status]}>{say(`webhooks.status.${status}`)}</StatusIndicator>
              {nextAt !== undefined && <div>{say('webhooks.next', { when: format.instant(nextAt) })}</div>}
            </>
          ),
        },
        {
          id: 'attempts',
          header: say('webhooks.attempts'),
          minWidth: 240,
          cell: ({ attempts }) => <Attempts of={attempts} />,
        },
        {
          id: 'again',
          header: say('webhooks.actions'),
          cell: ({ id, status }) =>
            onAgain !== undefined &&
            status !== 'pending' && (
              <Button variant="inline-link" disabled={busy} onClick={() => onAgain(id)}>
                {say('webhooks.again')}
              </Button>
            ),
        },
      ]}
    />
  );
}
