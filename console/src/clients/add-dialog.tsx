import Alert from '@cloudscape-design/components/alert';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Multiselect from '@cloudscape-design/components/multiselect';
import Select from '@cloudscape-design/components/select';
import { useState } from 'react';
import { AddClient } from '../../../contracts/api/clients.ts';
import { useCall } from '../api/use-call.ts';
import { Dialog } from '../app/dialog.tsx';
import { useOffices } from '../cases/use-offices.ts';
import { useDeskWrite } from '../desk/use-desk-write.ts';
import { useDraft } from '../drafts/use-draft.ts';
import { useText, useWords } from '../i18n/use-text.ts';
import { PROGRAMME_NAMES } from '../policy/use-policy.ts';
import { DAYS, ROLES, ROUTES } from './codes.ts';
import { CLIENTS } from './use-clients.ts';

const ALL = 'all';
const isName = (text: string): boolean => /^[a-z0-9][a-z0-9-]{1,59}$/.test(text);

interface Props {
  onKey(key: string): void;
  onClose(): void;
}

/** Adds a partner system: who it is, what it may do and where, and for how long its first key holds. */
export function AddDialog({ onKey, onClose }: Props) {
  const say = useText();
  const words = useWords();
  const call = useCall();
  const offices = useOffices();
  const draft = useDraft('client.add', {
    ...{ name: '', office: '', programme: ALL, role: 'caseworker' as (typeof ROLES)[number], days: '90' },
    routes: ['ListCases', 'ReadCase'] as (typeof ROUTES)[number][],
  });
  const [asked, setAsked] = useState(false);
  const { name, office, programme, role, days, routes } = draft.values;
  const change = (more: Partial<typeof draft.values>) => draft.change({ ...draft.values, ...more });
  const write = useDeskWrite({
    draft,
    changes: [CLIENTS],
    done: say('clients.added'),
    send: async (key) => {
      const limited = programme === ALL ? {} : { programme: programme as (typeof PROGRAMME_NAMES)[number] };
      const body = { name, office, role, routes, days: Number(days), ...limited };
      onKey((await call(AddClient, { body, key })).key);
    },
    onDone: onClose,
  });
  const routeOptions = ROUTES.map((value) => ({ value, label: say(`clients.route.${value}`) }));
  const roleOptions = ROLES.map((value) => ({ value, label: words('words.role', value) }));
  const dayOptions = DAYS.map((value) => ({ value, label: say('clients.days', { count: Number(value) }) }));
  const programmeOptions = [
    { value: ALL, label: say('clients.every-programme') },
    ...PROGRAMME_NAMES.map((value) => ({ value, label: say(`policy.programme.${value}`) })),
  ];
  return (
    <Dialog
      title={say('clients.add')}
      go={say('clients.add.go')}
      busy={write.isPending}
      problem={write.error}
      onClose={onClose}
      onGo={() => {
        setAsked(true);
        if (isName(name) && office !== '' && routes.length > 0) write.mutate();
      }}
    >
      <Alert type="info">{say('clients.add.what')}</Alert>
      <FormField
        label={say('clients.name')}
        constraintText={say('clients.name.hint')}
        errorText={asked && !isName(name) && say('clients.name.wrong')}
      >
        <Input value={name} onChange={({ detail }) => change({ name: detail.value.trim() })} />
      </FormField>
      <FormField label={say('clients.office')} errorText={asked && office === '' && say('desk.choose-one')}>
        <Select
          options={offices}
          placeholder={say('desk.choose')}
          selectedOption={offices.find(({ value }) => value === office) ?? null}
          onChange={({ detail }) => change({ office: detail.selectedOption.value ?? '' })}
        />
      </FormField>
      <FormField label={say('clients.programme')}>
        <Select
          options={programmeOptions}
          selectedOption={programmeOptions.find(({ value }) => value === programme) ?? null}
          onChange={({ detail }) => change({ programme: detail.selectedOption.value ?? ALL })}
        />
      </FormField>
      <FormField label={say('clients.role')} description={say('clients.role.what')}>
        <Select
          options={roleOptions}
          selectedOption={roleOptions.find(({ value }) => value === role) ?? null}
          onChange={({ detail }) => change({ role: detail.selectedOption.value as typeof role })}
        />
      </FormField>
      <FormField
        label={say('clients.routes')}
        errorText={asked && routes.length === 0 && say('desk.choose-one')}
      >
        <Multiselect
          placeholder={say('desk.choose')}
          options={routeOptions}
          selectedOptions={routeOptions.filter(({ value }) => routes.includes(value))}
          onChange={({ detail }) =>
            change({
              routes: ROUTES.filter((one) => detail.selectedOptions.some(({ value }) => value === one)),
            })
          }
        />
      </FormField>
      <FormField label={say('clients.valid')}>
        <Select
          options={dayOptions}
          selectedOption={dayOptions.find(({ value }) => value === days) ?? null}
          onChange={({ detail }) => change({ days: detail.selectedOption.value ?? '90' })}
        />
      </FormField>
    </Dialog>
  );
}
