import Alert from '@cloudscape-design/components/alert';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import { useState } from 'react';
import { AddPerson } from '../../../contracts/api/people.ts';
import { useCall } from '../api/use-call.ts';
import { Dialog } from '../app/dialog.tsx';
import { useDeskWrite } from '../desk/use-desk-write.ts';
import { useDraft } from '../drafts/use-draft.ts';
import type { Locale } from '../i18n/locales.ts';
import { useText } from '../i18n/use-text.ts';
import type { Invited } from './invitation-dialog.tsx';
import { LanguageChoice } from './language-choice.tsx';
import { asSent, isPlace, PlaceFields } from './place-fields.tsx';
import { PEOPLE, type Person } from './use-people.ts';

interface Props {
  readonly offices: readonly string[];
  onAdded(invited: Invited): void;
  onClose(): void;
}

/** Adds somebody: who they are, what they shall do and where, and in which language they are written to. */
export function AddPersonDialog({ offices, onAdded, onClose }: Props) {
  const say = useText();
  const call = useCall();
  const [asked, setAsked] = useState(false);
  const draft = useDraft('people.add', {
    ...{ login: '', name: '', office: '', roles: [] as Person['roles'] },
    ...{ language: 'en' as Locale, organisation: '' },
  });
  const { login, name, office, roles, language, organisation } = draft.values;
  const change = (more: Partial<typeof draft.values>) => draft.change({ ...draft.values, ...more });
  const write = useDeskWrite({
    draft,
    changes: [PEOPLE],
    done: say('people.added'),
    send: async (key) => {
      const body = {
        login: login.trim(),
        name: name.trim(),
        language,
        ...asSent({ office, roles, organisation }),
      };
      const { invitation } = await call(AddPerson, { body, key });
      onAdded({ name: body.name, invitation });
    },
    onDone: onClose,
  });
  const whole = login.trim().length >= 3 && name.trim() !== '' && isPlace({ office, roles, organisation });
  const missing = (text: string) => (asked && text.trim() === '' ? say('people.required') : undefined);
  return (
    <Dialog
      title={say('people.add')}
      go={say('people.add.go')}
      busy={write.isPending}
      problem={write.error}
      onClose={onClose}
      onGo={() => {
        setAsked(true);
        if (whole) write.mutate();
      }}
    >
      <Alert type="info">{say('people.add.what')}</Alert>
      <FormField label={say('people.name')} errorText={missing(name)}>
        <Input value={name} onChange={({ detail }) => change({ name: detail.value })} />
      </FormField>
      <FormField
        label={say('people.login')}
        constraintText={say('people.login.what')}
        errorText={missing(login)}
      >
        <Input
          value={login}
          autoComplete={false}
          onChange={({ detail }) => change({ login: detail.value.trim().toLowerCase() })}
        />
      </FormField>
      <PlaceFields
        place={{ office, roles, organisation }}
        offices={offices}
        asked={asked}
        onChange={({ organisation: chosen = '', ...place }) => change({ ...place, organisation: chosen })}
      />
      <LanguageChoice language={language} onChange={(chosen) => change({ language: chosen })} />
    </Dialog>
  );
}
