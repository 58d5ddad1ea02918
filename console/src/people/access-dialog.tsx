import Alert from '@cloudscape-design/components/alert';
import { useState } from 'react';
import { ChangeAccess } from '../../../contracts/api/people.ts';
import { useCall } from '../api/use-call.ts';
import { Dialog } from '../app/dialog.tsx';
import { useDeskWrite } from '../desk/use-desk-write.ts';
import { useDraft } from '../drafts/use-draft.ts';
import { useText } from '../i18n/use-text.ts';
import { asSent, isPlace, PlaceFields } from './place-fields.tsx';
import { PEOPLE, type Person } from './use-people.ts';

interface Props {
  readonly person: Person;
  readonly offices: readonly string[];
  onClose(): void;
}

/** Changes roles and office: what is taken away goes at once, what is opened waits for a second person. */
export function AccessDialog({ person, offices, onClose }: Props) {
  const say = useText();
  const call = useCall();
  const [asked, setAsked] = useState(false);
  const { id, name, login } = person;
  const draft = useDraft(`people.access.${id}`, {
    ...{ office: person.office ?? '', roles: person.roles, organisation: person.organisation },
  });
  const write = useDeskWrite({
    draft,
    changes: [PEOPLE],
    done: say('people.changed'),
    send: (key) => call(ChangeAccess, { params: { personId: id }, body: asSent(draft.values), key }),
    onDone: onClose,
  });
  return (
    <Dialog
      title={say('people.change.of', { name: name ?? login })}
      go={say('people.change.go')}
      busy={write.isPending}
      problem={write.error}
      onClose={onClose}
      onGo={() => {
        setAsked(true);
        if (isPlace(draft.values)) write.mutate();
      }}
    >
      <Alert type="info">{say('people.change.what')}</Alert>
      <PlaceFields place={draft.values} offices={offices} asked={asked} onChange={draft.change} />
    </Dialog>
  );
}
