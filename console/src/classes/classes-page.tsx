import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { ProblemAlert } from '../api/problem-alert.tsx';
import { PageFrame } from '../app/page-frame.tsx';
import { MoreButton } from '../desk/more-button.tsx';
import { RefreshButton } from '../desk/refresh-button.tsx';
import { useText } from '../i18n/use-text.ts';
import { HandBackDialog } from '../partners/hand-back-dialog.tsx';
import { useSession } from '../session/use-session.ts';
import { CancelDialog } from './cancel-dialog.tsx';
import { ClassesTable } from './classes-table.tsx';
import { PlanDialog } from './plan-dialog.tsx';
import { type ClassView, useClasses } from './use-classes.ts';

/** Classes of cultural orientation at the office, with their places. */
export function ClassesPage() {
  const say = useText();
  const { person } = useSession();
  const classes = useClasses();
  const [planning, setPlanning] = useState(false);
  const [cancelling, setCancelling] = useState<ClassView>();
  const isPartner = person.roles.includes('partner-staff');
  const teaches = person.roles.some((role) => role === 'orientation-trainer' || role === 'supervisor');
  return (
    <PageFrame
      title={say('classes.title')}
      description={say(isPartner ? 'classes.lead.partner' : 'classes.lead')}
      actions={
        <SpaceBetween direction="horizontal" size="xs">
          <RefreshButton list={classes} />
          {teaches && (
            <Button variant="primary" onClick={() => setPlanning(true)}>
              {say('classes.plan')}
            </Button>
          )}
        </SpaceBetween>
      }
    >
      <ProblemAlert problem={classes.error} onAgain={() => void classes.refetch()} />
      <ClassesTable rows={classes.rows} loading={classes.isPending} acts={teaches} onCancel={setCancelling} />
      <MoreButton list={classes} />
      {planning && <PlanDialog onClose={() => setPlanning(false)} />}
      {cancelling && !isPartner && <CancelDialog one={cancelling} onClose={() => setCancelling(undefined)} />}
      {cancelling && isPartner && (
        <HandBackDialog of="class" id={cancelling.classId} onClose={() => setCancelling(undefined)} />
      )}
    </PageFrame>
  );
}
