import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import { useState } from 'react';
import { useText, useWords } from '../../i18n/use-text.ts';
import { useSession } from '../../session/use-session.ts';
import { useKnown } from '../use-known.ts';
import { useParticulars } from '../use-particulars.ts';
import { usePreferenceList } from '../use-preference-list.ts';
import { PreferencesDialog } from './preferences-dialog.tsx';
import type { CaseView } from './use-case.ts';
import { may } from './use-case-write.ts';

/** What applies to the household as a whole, and its wishes for a placement. */
export function CaseFacts({ view }: { view: CaseView }) {
  const say = useText();
  const words = useWords();
  const known = useKnown();
  const { person } = useSession();
  const preferences = usePreferenceList();
  const particulars = useParticulars();
  const [recording, setRecording] = useState(false);
  const { case: head } = view;
  const records =
    (head.status === 'registered' || head.status === 'active') &&
    may(person, view, ['caseworker', 'sponsorship-officer', 'supervisor']);
  return (
    <Container
      header={
        <Header
          variant="h3"
          actions={
            records && <Button onClick={() => setRecording(true)}>{say('cases.preferences.record')}</Button>
          }
        >
          {say('cases.submission')}
        </Header>
      }
    >
      <KeyValuePairs
        columns={4}
        items={[
          {
            label: words('words.field', 'primaryCategory'),
            value: known('words.value.category', head.primaryCategory),
          },
          {
            label: words('words.field', 'secondaryCategory'),
            value: known('words.value.category', head.secondaryCategory),
          },
          {
            label: say('cases.column.offices'),
            value: say('cases.offices', {
              from: words('words.office', head.office),
              to: known('words.office', head.destinationOffice),
            }),
          },
          ...particulars(view.particulars ?? {}),
          { label: say('cases.preferences'), value: preferences(head.preferences) },
        ]}
      />
      {recording && <PreferencesDialog head={head} onClose={() => setRecording(false)} />}
    </Container>
  );
}
