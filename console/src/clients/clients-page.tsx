import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import Table from '@cloudscape-design/components/table';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { RenewClientKey } from '../../../contracts/api/clients.ts';
import { ProblemAlert } from '../api/problem-alert.tsx';
import { useCall } from '../api/use-call.ts';
import { PageFrame } from '../app/page-frame.tsx';
import { MoreButton } from '../desk/more-button.tsx';
import { Nothing } from '../desk/nothing.tsx';
import { RefreshButton } from '../desk/refresh-button.tsx';
import { useFormat } from '../i18n/use-format.ts';
import { useText, useWords } from '../i18n/use-text.ts';
import { useSession } from '../session/use-session.ts';
import { AddDialog } from './add-dialog.tsx';
import { NewKey } from './new-key.tsx';
import { RevokeDialog } from './revoke-dialog.tsx';
import { CLIENTS, type ClientView, useClients } from './use-clients.ts';

const DAYS = 90;

/** Partner systems that call the API by themselves. */
export function ClientsPage() {
  const say = useText();
  const call = useCall();
  const queries = useQueryClient();
  const clients = useClients();
  const { person } = useSession();
  const [adding, setAdding] = useState(false);
  const [revoking, setRevoking] = useState<ClientView>();
  const [key, setKey] = useState<string>();
  const renew = useMutation({
    mutationFn: ({ id }: ClientView) =>
      call(RenewClientKey, { params: { clientId: id }, body: { days: DAYS }, key: crypto.randomUUID() }),
    onSuccess: (made) => {
      setKey(made.key);
      void queries.invalidateQueries({ queryKey: [CLIENTS] });
    },
  });
  const isAdministrator = person.roles.includes('administrator');
  return (
    <PageFrame
      title={say('clients.title')}
      description={say('clients.lead')}
      actions={
        <SpaceBetween direction="horizontal" size="xs">
          <RefreshButton list={clients} />
          {isAdministrator && (
            <Button variant="primary" onClick={() => setAdding(true)}>
              {say('clients.add')}
            </Button>
          )}
        </SpaceBetween>
      }
    >
      <ProblemAlert problem={clients.error} onAgain={() => void clients.refetch()} />
      <ProblemAlert problem={renew.error} />
      <ClientsTable
        rows={clients.rows}
        loading={clients.isPending}
        acts={isAdministrator}
        onRenew={(client) => renew.mutate(client)}
        onRevoke={setRevoking}
      />
      <MoreButton list={clients} />
      {adding && <AddDialog onKey={setKey} onClose={() => setAdding(false)} />}
      {revoking && <RevokeDialog client={revoking} onClose={() => setRevoking(undefined)} />}
      {key !== undefined && !adding && <NewKey value={key} onClose={() => setKey(undefined)} />}
    </PageFrame>
  );
}

interface TableProps {
  readonly rows: readonly ClientView[];
  readonly loading: boolean;
  readonly acts: boolean;
  onRenew(client: ClientView): void;
  onRevoke(client: ClientView): void;
}

function ClientsTable({ rows, loading, acts, onRenew, onRevoke }: TableProps) {
  const say = useText();
  const words = useWords();
  return (
    <Table
      variant="container"
      trackBy="id"
      items={rows}
      loading={loading}
      loadingText={say('app.loading')}
      enableKeyboardNavigation
      wrapLines
      ariaLabels={{ tableLabel: say('clients.title') }}
      empty={<Nothing title={say('clients.empty.title')} todo={say('clients.empty.todo')} />}
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
          cell: (client) =>
            acts &&
            client.revokedAt === undefined && (
              <SpaceBetween direction="horizontal" size="s">
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
              </SpaceBetween>
            ),
        },
      ]}
    />
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
