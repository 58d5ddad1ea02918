import Alert from '@cloudscape-design/components/alert';
import ColumnLayout from '@cloudscape-design/components/column-layout';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Textarea from '@cloudscape-design/components/textarea';
import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { ChangeProfile } from '../../../contracts/api/sponsors.ts';
import { useCall } from '../api/use-call.ts';
import { Dialog } from '../app/dialog.tsx';
import { DateField } from '../cases/date-field.tsx';
import { CodeChoice, isCode } from '../desk/code-choice.tsx';
import { useDeskWrite } from '../desk/use-desk-write.ts';
import { useDraft } from '../drafts/use-draft.ts';
import { useText, useWords } from '../i18n/use-text.ts';
import { Abilities } from './abilities.tsx';
import {
  type ProfileField,
  type ProfileValues,
  placesHeld,
  profileChange,
  profileFaults,
  profileOf,
} from './profile-values.ts';
import { DATES } from './register-values.ts';
import { useHouseholdWarning } from './use-household-warning.ts';
import { SPONSORS, type Sponsor, type Warning } from './use-sponsors.ts';

const REASONS = ['told-by-sponsor', 'found-on-visit', 'housing-changed', 'entered-wrongly'];

interface DialogProps {
  readonly sponsor: Sponsor;
  readonly warnings: readonly Warning[];
  onClose(): void;
}

/**
 * Changes what placement uses of a sponsor. Only what the person changed is sent, whatever else changed meanwhile.
 */
export function ProfileDialog({ sponsor, warnings, onClose }: DialogProps) {
  const say = useText();
  const call = useCall();
  const queries = useQueryClient();
  const [before] = useState(sponsor);
  const draft = useDraft(`sponsor.profile.${before.id}.${before.version}`, profileOf(before));
  const [asked, setAsked] = useState(false);
  const { values } = draft;
  const { reasonCode } = values;
  const faults = profileFaults(values, sponsor);
  const change = profileChange(before, values);
  const set = (some: Partial<ProfileValues>) => draft.change({ ...values, ...some });
  const write = useDeskWrite({
    draft,
    changes: [SPONSORS],
    done: say('sponsors.profile.done'),
    send: (key) => {
      const params = { sponsorId: sponsor.id };
      return call(ChangeProfile, { params, body: { ...change, reasonCode }, key, version: sponsor.version });
    },
    onDone: onClose,
  });
  /** After a refusal the sponsor is read again, so that the next attempt starts from what the page shows. */
  const send = () =>
    write.mutate(undefined, { onError: () => void queries.invalidateQueries({ queryKey: [SPONSORS] }) });
  return (
    <Dialog
      large
      title={say('sponsors.profile.change')}
      go={say('sponsors.profile.go')}
      busy={write.isPending}
      problem={write.error}
      onClose={onClose}
      onGo={() => {
        setAsked(true);
        if (faults.size > 0) return;
        if (Object.keys(change).length === 0) onClose();
        else if (isCode(reasonCode)) send();
      }}
    >
      <Alert type="info">{say('sponsors.profile.what', { places: placesHeld(sponsor) })}</Alert>
      <Fields
        values={values}
        sponsor={sponsor}
        warnings={values.vetoes === profileOf(before).vetoes ? warnings : []}
        faults={asked ? faults : undefined}
        onChange={set}
      />
      <Abilities chosen={values.abilities} onChange={(abilities) => set({ abilities })} />
      <CodeChoice
        label={say('sponsors.why')}
        words="sponsors.reason"
        codes={REASONS}
        value={reasonCode}
        asked={asked}
        onChoose={(code) => set({ reasonCode: code })}
      />
    </Dialog>
  );
}

interface FieldsProps {
  readonly values: ProfileValues;
  readonly sponsor: Sponsor;
  /** Warnings about the households as they were read. */
  readonly warnings: readonly Warning[];
  /** The faults, once submitting was attempted. */
  readonly faults: ReturnType<typeof profileFaults> | undefined;
  onChange(some: Partial<ProfileValues>): void;
}

function Fields({ values, sponsor, warnings, faults, onChange }: FieldsProps) {
  const say = useText();
  const warningOf = useHouseholdWarning();
  const words = useWords();
  const texts = {
    wrong: () => say('sponsors.fill-in'),
    'too-few': () =>
      say('api.rule.holds-places', { places: placesHeld(sponsor), capacity: Number(values.capacity) }),
    'out-of-order': () => say('api.rule.not-before-first-day'),
  };
  const field = (name: ProfileField, control: ReactNode) => {
    const fault = faults?.get(name);
    return (
      <FormField
        key={name}
        label={words('sponsors.field', name)}
        constraintText={words('sponsors.hint', name)}
        errorText={fault && texts[fault]()}
        warningText={name === 'vetoes' ? warningOf(warnings, name) : undefined}
      >
        {control}
      </FormField>
    );
  };
  const text = (name: ProfileField) =>
    field(name, <Input value={values[name]} onChange={({ detail }) => onChange({ [name]: detail.value })} />);
  return (
    <ColumnLayout columns={2}>
      {text('capacity')}
      {text('languages')}
      {DATES.map((name) =>
        field(name, <DateField value={values[name]} onChange={(date) => onChange({ [name]: date })} />),
      )}
      {text('minutes')}
      {text('features')}
      {field(
        'vetoes',
        <Textarea
          rows={2}
          value={values.vetoes}
          onChange={({ detail }) => onChange({ vetoes: detail.value })}
        />,
      )}
    </ColumnLayout>
  );
}
