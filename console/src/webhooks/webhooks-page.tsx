import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { useParams } from 'react-router';
import { ProblemAlert } from '../api/problem-alert.tsx';
import { PageFrame } from '../app/page-frame.tsx';
import { NewKey } from '../clients/new-key.tsx';
import { RefreshButton } from '../desk/refresh-button.tsx';
import { useText } from '../i18n/use-text.ts';
import { useSession } from '../session/use-session.ts';
import { AddWebhookDialog } from './add-webhook-dialog.tsx';
import { Deliveries } from './deliveries.tsx';
import { EndDialog } from './end-dialog.tsx';
import { useAct, useWebhooks, type WebhookView } from './use-webhooks.ts';
import { WebhooksTable } from './webhooks-table.tsx';

/** Where a partner system is told of events, and what became of each message. */
export function WebhooksPage() {
  const { clientId = '' } = useParams();
  const say = useText();
  const webhooks = useWebhooks(clientId);
  const { person } = useSession();
  const [adding, setAdding] = useState(false);
  const [ending, setEnding] = useState<WebhookView>();
  const [chosen, setChosen] = useState<string>();
  const [secret, setSecret] = useState<string>();
  const act = useAct(setSecret);
  const isAdministrator = person.roles.includes('administrator');
  const mayAct = isAdministrator && webhooks.data?.revoked === false;
  const opened = webhooks.rows.find(({ id }) => id === chosen) ?? webhooks.rows[0];
  return (
    <PageFrame
      title={say('webhooks.title', { name: webhooks.data?.name ?? '…' })}
      description={say('webhooks.lead')}
      actions={
        <SpaceBetween direction="horizontal" size="xs">
          <RefreshButton list={webhooks} />
          {mayAct && (
            <Button variant="primary" onClick={() => setAdding(true)}>
              {say('webhooks.add')}
            </Button>
          )}
        </SpaceBetween>
      }
    >
      <ProblemAlert problem={webhooks.error} onAgain={() => void webhooks.refetch()} />
      <ProblemAlert problem={act.error} />
      {webhooks.data?.revoked && <Alert type="info">{say('webhooks.revoked')}</Alert>}
      <WebhooksTable
        rows={webhooks.rows}
        loading={webhooks.isPending}
        acts={mayAct}
        busy={act.isPending}
        opened={opened?.id}
        onOpen={setChosen}
        onAct={(id, what) => act.mutate({ id, act: what })}
        onEnd={setEnding}
      />
      {opened && <Deliveries key={opened.id} webhook={opened} acts={mayAct && opened.status !== 'ended'} />}
      {adding && (
        <AddWebhookDialog clientId={clientId} onSecret={setSecret} onClose={() => setAdding(false)} />
      )}
      {ending && (
        <EndDialog
          webhook={ending}
          busy={act.isPending}
          problem={act.error}
          onEnd={() => act.mutate({ id: ending.id, act: 'ended' }, { onSuccess: () => setEnding(undefined) })}
          onClose={() => setEnding(undefined)}
        />
      )}
      {secret !== undefined && !adding && (
        <NewKey
          value={secret}
          title={say('webhooks.secret')}
          once={say('webhooks.secret.once')}
          onClose={() => setSecret(undefined)}
        />
      )}
    </PageFrame>
  );
}
