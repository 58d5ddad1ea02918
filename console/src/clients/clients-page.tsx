import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { RenewClientKey } from '../../../contracts/api/clients.ts';
import { ProblemAlert } from '../api/problem-alert.tsx';
import { useCall } from '../api/use-call.ts';
import { PageFrame } from '../app/page-frame.tsx';
import { MoreButton } from '../desk/more-button.tsx';
import { RefreshButton } from '../desk/refresh-button.tsx';
import { useText } from '../i18n/use-text.ts';
import { useSession } from '../session/use-session.ts';
import { AddDialog } from './add-dialog.tsx';
import { ClientsTable } from './clients-table.tsx';
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
