import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { ProblemAlert } from '../api/problem-alert.tsx';
import { PageFrame } from '../app/page-frame.tsx';
import { RefreshButton } from '../desk/refresh-button.tsx';
import { useText } from '../i18n/use-text.ts';
import { useSession } from '../session/use-session.ts';
import { AgreementDialog } from './agreement-dialog.tsx';
import { EndDialog } from './end-dialog.tsx';
import { OrganisationsTable } from './organisations-table.tsx';
import { useDecideAgreement } from './use-decide-agreement.ts';
import { type OrganisationView, useOrganisations } from './use-organisations.ts';

/** Partner organisations, what was agreed with them, and what waits for a second person. */
export function OrganisationsPage() {
  const say = useText();
  const { person } = useSession();
  const organisations = useOrganisations();
  const [changing, setChanging] = useState<OrganisationView | 'new'>();
  const [ending, setEnding] = useState<OrganisationView>();
  const decide = useDecideAgreement();
  const administers = person.roles.includes('administrator');
  return (
    <PageFrame
      title={say('partners.title')}
      description={say('partners.lead')}
      actions={
        <SpaceBetween direction="horizontal" size="xs">
          <RefreshButton list={organisations} />
          {administers && (
            <Button variant="primary" onClick={() => setChanging('new')}>
              {say('partners.add')}
            </Button>
          )}
        </SpaceBetween>
      }
    >
      <ProblemAlert problem={organisations.error} onAgain={() => void organisations.refetch()} />
      <ProblemAlert problem={decide.error} />
      <OrganisationsTable
        rows={organisations.rows}
        loading={organisations.isPending}
        administers={administers}
        onChange={setChanging}
        onEnd={setEnding}
        onDecide={(one, act) => decide.mutate({ id: one.organisationId, act })}
      />
      {changing && (
        <AgreementDialog
          one={changing === 'new' ? undefined : changing}
          onClose={() => setChanging(undefined)}
        />
      )}
      {ending && <EndDialog one={ending} onClose={() => setEnding(undefined)} />}
    </PageFrame>
  );
}
