import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator, { type StatusIndicatorProps } from '@cloudscape-design/components/status-indicator';
import { FittedTable } from '../app/fitted-table.tsx';
import { Nothing } from '../desk/nothing.tsx';
import { useFormat } from '../i18n/use-format.ts';
import { useText } from '../i18n/use-text.ts';
import type { Act, WebhookView } from './use-webhooks.ts';

interface Props {
  readonly rows: readonly WebhookView[];
  readonly loading: boolean;
  readonly acts: boolean;
  readonly busy: boolean;
  readonly opened: string | undefined;
  onOpen(id: string): void;
  onAct(id: string, act: Act): void;
  onEnd(webhook: WebhookView): void;
}

/** The addresses of a partner system; the messages of the selected one are shown below. */
export function WebhooksTable({ rows, loading, acts, busy, opened, onOpen, onAct, onEnd }: Props) {
  const say = useText();
  return (
    <FittedTable
      variant="container"
      trackBy="id"
      items={rows}
      loading={loading}
      loadingText={say('app.loading')}
      wrapLines
      selectionType="single"
      selectedItems={rows.filter(({ id }) => id === opened)}
      onSelectionChange={({ detail }) => {
        const [first] = detail.selectedItems;
        if (first) onOpen(first.id);
      }}
      ariaLabels={{
        tableLabel: say('webhooks.addresses'),
        selectionGroupLabel: say('webhooks.addresses'),
        itemSelectionLabel: (_selected, { url }) => url,
      }}
      empty={<Nothing title={say('webhooks.empty.title')} list="webhooks" />}
      columnDefinitions={[
        {
          id: 'url',
          header: say('webhooks.url'),
          isRowHeader: true,
          minWidth: 240,
          cell: ({ url }) => (
            <span className="identifier" dir="ltr" style={{ overflowWrap: 'anywhere' }}>
              {url}
            </span>
          ),
        },
        {
          id: 'kinds',
          header: say('webhooks.kinds'),
          minWidth: 180,
          cell: ({ kinds }) => kinds.map((one) => <div key={one}>{say(`webhooks.kind.${one}`)}</div>),
        },
        { id: 'state', header: say('webhooks.state'), minWidth: 200, cell: (one) => <State of={one} /> },
        {
          id: 'actions',
          header: say('webhooks.actions'),
          minWidth: 200,
          cell: (one) =>
            acts &&
            one.status !== 'ended' && (
              <Actions of={one} busy={busy} onAct={(act) => onAct(one.id, act)} onEnd={() => onEnd(one)} />
            ),
        },
      ]}
    />
  );
}

interface ActionsProps {
  readonly of: WebhookView;
  readonly busy: boolean;
  onAct(act: Act): void;
  onEnd(): void;
}

function Actions({ of: { status, url }, busy, onAct, onEnd }: ActionsProps) {
  const say = useText();
  const moving = status === 'active' ? 'paused' : 'active';
  const acts: readonly Exclude<Act, 'ended'>[] = ['test', moving, 'secret'];
  return (
    <SpaceBetween direction="horizontal" size="s">
      {acts.map((act) => (
        <Button
          key={act}
          variant="inline-link"
          disabled={busy}
          ariaLabel={say('webhooks.do.of', { what: say(`webhooks.do.${act}`), url })}
          onClick={() => onAct(act)}
        >
          {say(`webhooks.do.${act}`)}
        </Button>
      ))}
      <Button
        variant="inline-link"
        ariaLabel={say('webhooks.do.of', { what: say('webhooks.end'), url })}
        onClick={onEnd}
      >
        {say('webhooks.end')}
      </Button>
    </SpaceBetween>
  );
}

const LOOKS: Readonly<Record<WebhookView['status'], StatusIndicatorProps.Type>> = {
  active: 'success',
  paused: 'pending',
  disabled: 'error',
  ended: 'stopped',
};

function State({ of: webhook }: { of: WebhookView }) {
  const say = useText();
  const format = useFormat();
  const { status, failingSince, disabledBecause, disabledAt, secrets } = webhook;
  const failing = status === 'active' && failingSince !== undefined;
  const old = secrets.find(({ until }) => until !== undefined && Date.parse(until) > Date.now());
  return (
    <>
      <StatusIndicator type={failing ? 'warning' : LOOKS[status]}>
        {failing
          ? say('webhooks.failing', { when: format.instant(failingSince) })
          : say(`webhooks.state.${status}`)}
      </StatusIndicator>
      {status === 'disabled' && disabledBecause !== undefined && disabledAt !== undefined && (
        <div>{say(`webhooks.because.${disabledBecause}`, { when: format.instant(disabledAt) })}</div>
      )}
      {old?.until !== undefined && (
        <div>{say('webhooks.two-secrets', { when: format.instant(old.until) })}</div>
      )}
    </>
  );
}
