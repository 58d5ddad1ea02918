import Alert from '@cloudscape-design/components/alert';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { lazy, Suspense, useState } from 'react';
import { Loading } from '../../app/loading.tsx';
import { useText, useWords } from '../../i18n/use-text.ts';
import { useSession } from '../../session/use-session.ts';
import { ChangesList } from '../change/changes-list.tsx';
import { CaseFacts } from './case-facts.tsx';
import { CorrectDialog } from './correct-dialog.tsx';
import { Members } from './members.tsx';
import type { CaseView, Member } from './use-case.ts';
import { may } from './use-case-write.ts';

const FamilyPanel = lazy(async () => ({ default: (await import('./family-panel.tsx')).FamilyPanel }));

/** Who the case is about; data that this person may not see is shown as withheld. */
export function HouseholdTab({ view }: { view: CaseView }) {
  const say = useText();
  const words = useWords();
  const { person } = useSession();
  const [correcting, setCorrecting] = useState<Member>();
  const { case: head, withheld } = view;
  const corrects = may(person, view, ['caseworker', 'supervisor']) && !withheld.includes('identity');
  return (
    <SpaceBetween size="m">
      {withheld.length > 0 && (
        <Alert type="info">
          {say('cases.withheld', {
            classes: withheld.map((field) => words('cases.class', field)).join(say('cases.list.and')),
          })}
        </Alert>
      )}
      <Members view={view} {...(corrects ? { onCorrect: setCorrecting } : {})} />
      <CaseFacts view={view} />
      <Suspense fallback={<Loading />}>
        <FamilyPanel view={view} />
      </Suspense>
      <ChangesList view={view} />
      {correcting && (
        <CorrectDialog
          key={`${correcting.id} ${correcting.version}`}
          caseId={head.id}
          member={correcting}
          onClose={() => setCorrecting(undefined)}
        />
      )}
    </SpaceBetween>
  );
}
