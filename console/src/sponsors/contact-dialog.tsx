import Checkbox from '@cloudscape-design/components/checkbox';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import RadioGroup from '@cloudscape-design/components/radio-group';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { ChangeContact } from '../../../contracts/api/sponsors.ts';
import { useCall } from '../api/use-call.ts';
import { Dialog } from '../app/dialog.tsx';
import { useDeskWrite } from '../desk/use-desk-write.ts';
import { useDraft } from '../drafts/use-draft.ts';
import { useText, useWords } from '../i18n/use-text.ts';
import {
  type ContactField,
  type ContactValues,
  contactChange,
  contactFaults,
  contactOf,
} from './contact-values.ts';
import { MAIL_LANGUAGES } from './register-values.ts';
import { SPONSORS, type Sponsor } from './use-sponsors.ts';

const CHANNELS = ['email', 'sms'] as const;

/** Corrects how a sponsor is reached; a stopped channel is used again with a new address, or when it works. */
export function ContactDialog({ sponsor, onClose }: { sponsor: Sponsor; onClose(): void }) {
  const say = useText();
  const call = useCall();
  const draft = useDraft<ContactValues>(
    `sponsor.contact.${sponsor.id}.${sponsor.version}`,
    contactOf(sponsor),
  );
  const [asked, setAsked] = useState(false);
  const { values } = draft;
  const faults = contactFaults(values);
  const change = contactChange(sponsor, values);
  const set = (some: Partial<ContactValues>) => draft.change({ ...values, ...some });
  const write = useDeskWrite({
    draft,
    changes: [SPONSORS],
    done: say('sponsors.contact.done'),
    send: (key) => call(ChangeContact, { params: { sponsorId: sponsor.id }, body: change, key }),
    onDone: onClose,
  });
  const text = (name: ContactField) => (
    <FormField
      key={name}
      label={say(`sponsors.contact.${name}`)}
      constraintText={say(`sponsors.contact.${name}.hint`)}
      errorText={asked && faults.has(name) ? say('sponsors.fill-in') : undefined}
    >
      <Input
        value={values[name]}
        type={name === 'email' ? 'email' : 'text'}
        onChange={({ detail }) => set({ [name]: detail.value })}
      />
    </FormField>
  );
  return (
    <Dialog
      title={say('sponsors.contact.change')}
      go={say('sponsors.contact.go')}
      busy={write.isPending}
      problem={write.error}
      onClose={onClose}
      onGo={() => {
        setAsked(true);
        if (faults.size > 0) return;
        if (Object.keys(change).length === 0) onClose();
        else write.mutate();
      }}
    >
      {text('email')}
      {text('phone')}
      <Reached values={values} onChange={set} />
      {text('timeZone')}
      {text('quietFrom')}
      {text('quietUntil')}
      <Stopped stopped={sponsor.contact.stopped} values={values} onChange={set} />
    </Dialog>
  );
}

interface PartProps {
  readonly values: ContactValues;
  onChange(some: Partial<ContactValues>): void;
}

/** The language and channel in which it is contacted. */
function Reached({ values, onChange }: PartProps) {
  const say = useText();
  const words = useWords();
  const mail = MAIL_LANGUAGES.map((value) => ({ value, label: words('sponsors.mail', value) }));
  return (
    <SpaceBetween size="m">
      <FormField label={say('sponsors.field.mailLanguage')}>
        <Select
          options={mail}
          selectedOption={
            mail.find(({ value }) => value === values.mailLanguage) ?? { value: values.mailLanguage }
          }
          onChange={({ detail }) =>
            onChange({ mailLanguage: detail.selectedOption.value ?? values.mailLanguage })
          }
        />
      </FormField>
      <FormField label={say('sponsors.contact.channel')}>
        <RadioGroup
          value={values.channel}
          items={CHANNELS.map((value) => ({ value, label: words('sponsors.channel', value) }))}
          onChange={({ detail }) =>
            onChange({ channel: CHANNELS.find((channel) => channel === detail.value) ?? values.channel })
          }
        />
      </FormField>
    </SpaceBetween>
  );
}

/** Stopped channels, each with a box that says it works again. */
function Stopped({ stopped, values, onChange }: PartProps & { stopped: Sponsor['contact']['stopped'] }) {
  const say = useText();
  const words = useWords();
  if (stopped.length === 0) return null;
  return (
    <FormField label={say('sponsors.contact.stopped')} description={say('sponsors.contact.stopped.hint')}>
      {stopped.map(({ channel, because }) => (
        <Checkbox
          key={channel}
          checked={values.worksAgain.includes(channel)}
          onChange={({ detail }) => {
            const others = values.worksAgain.filter((one) => one !== channel);
            onChange({ worksAgain: detail.checked ? [...others, channel] : others });
          }}
        >
          {say(`sponsors.contact.works.${because}`, { channel: words('sponsors.channel', channel) })}
        </Checkbox>
      ))}
    </FormField>
  );
}
