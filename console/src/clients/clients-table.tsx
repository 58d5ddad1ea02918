import Button from '@cloudscape-design/components/button';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { FittedTable } from '../app/fitted-table.tsx';
import { hrefOf, useFollow } from '../app/use-follow.ts';
import { Nothing } from '../desk/nothing.tsx';
import { useFormat } from '../i18n/use-format.ts';
import { useText, useWords } from '../i18n/use-text.ts';
import type { ClientView } from './use-clients.ts';

interface Props {
  readonly rows: readonly ClientView[];
  readonly loading: boolean;
  readonly acts: boolean;
  onRenew(client: ClientView): void;
  onRevoke(client: ClientView): void;
}

/** Partner systems with what they may do and their keys. */
export function ClientsTable({ rows, loading, acts, onRenew, onRevoke }: Props) {
  const say = useText();
  const words = useWords();
  const follow = useFollow();
  return (
    <FittedTable
      variant="container"
      trackBy="id"
      items={rows}
      loading={loading}
      loadingText={say('app.loading')}
      enableKeyboardNavigation
      wrapLines
      ariaLabels={{ tableLabel: say('clients.title') }}
      empty={<Nothing title={say('clients.empty.title')} list="clients" />}
      columnDefinitions={[
        {
          id: 'name',
          header: say('clients.name'),
          isRowHeader: true,
          cell: ({ name }) => <bdi>{name}</bdi>,
        },
        {
          id: 'where',
          header: say('clients.where'),
          cell: ({ office, programme }) =>
            [
              words('words.office', office),
              programme === undefined ? say('clients.every-programme') : words('policy.programme', programme),
            ].join(' · '),
        },
        { id: 'role', header: say('clients.role'), cell: ({ role }) => words('words.role', role) },
        {
          id: 'routes',
          header: say('clients.routes'),
          minWidth: 180,
          cell: ({ routes }) => routes.map((one) => <div key={one}>{say(`clients.route.${one}`)}</div>),
        },
        { id: 'keys', header: say('clients.keys'), minWidth: 200, cell: (client) => <Keys of={client} /> },
        {
          id: 'actions',
          header: say('clients.actions'),
          minWidth: 150,
          cell: (client) => (
            <SpaceBetween direction="horizontal" size="s">
              <Link
                href={hrefOf(`/clients/${client.id}/webhooks`)}
                ariaLabel={say('clients.webhooks.of', { name: client.name })}
                onFollow={follow}
              >
                {say('clients.webhooks')}
              </Link>
              {acts && client.revokedAt === undefined && (
                <Ending of={client} onRenew={onRenew} onRevoke={onRevoke} />
              )}
            </SpaceBetween>
          ),
        },
      ]}
    />
  );
}

interface EndingProps extends Pick<Props, 'onRenew' | 'onRevoke'> {
  readonly of: ClientView;
}

function Ending({ of: client, onRenew, onRevoke }: EndingProps) {
  const say = useText();
  return (
    <>
      <Button
        variant="inline-link"
        ariaLabel={say('clients.renew.of', { name: client.name })}
        onClick={() => onRenew(client)}
      >
        {say('clients.renew')}
      </Button>
      <Button
        variant="inline-link"
        ariaLabel={say('clients.revoke.of', { name: client.name })}
        onClick={() => onRevoke(client)}
      >
        {say('clients.revoke')}
      </Button>
    </>
  );
}

function Keys({ of: { keys, revokedAt } }: { of: ClientView }) {
  const say = useText();
  const format = useFormat();
  if (revokedAt !== undefined)
    return (
      <StatusIndicator type="stopped">
        {say('clients.state.revoked', { when: format.day(revokedAt) })}
      </StatusIndicator>
    );
  return keys.map(({ hint, expiresAt }) => {
    const isOver = Date.parse(expiresAt) <= Date.now();
    const values = { hint, when: format.instant(expiresAt) };
    return (
      <div key={hint}>
        <StatusIndicator type={isOver ? 'warning' : 'success'}>
          {say(isOver ? 'clients.state.over' : 'clients.state.valid', values)}
        </StatusIndicator>
      </div>
    );
  });
}
