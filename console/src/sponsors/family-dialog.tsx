import Alert from '@cloudscape-design/components/alert';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import RadioGroup from '@cloudscape-design/components/radio-group';
import { useState } from 'react';
import { NameFamily } from '../../../contracts/api/sponsors.ts';
import { RELATIONS } from '../../../domain/sponsorship/known-family.ts';
import { useCall } from '../api/use-call.ts';
import { Dialog } from '../app/dialog.tsx';
import { useDeskWrite } from '../desk/use-desk-write.ts';
import { useDraft } from '../drafts/use-draft.ts';
import { useText } from '../i18n/use-text.ts';
import { SPONSORS, type Sponsor } from './use-sponsors.ts';

const EMPTY = { number: '', name: '', birthYear: '', relation: '' };
type Values = typeof EMPTY;
/** What is missing or wrong, by field. */
type Faults = Partial<Record<keyof Values, true>>;

function faultsOf({ number, name, birthYear, relation }: Values): Faults {
  const year = birthYear.trim();
  return {
    ...(number.trim() === '' && name.trim() === '' ? { name: true as const } : {}),
    ...(year !== '' && !/^(19|20)\d\d$/.test(year) ? { birthYear: true as const } : {}),
    ...(RELATIONS.some((one) => one === relation) ? {} : { relation: true as const }),
  };
}

const bodyOf = ({ number, name, birthYear, relation }: Values) => ({
  ...(number.trim() === '' ? {} : { number: number.trim() }),
  ...(name.trim() === '' ? {} : { name: name.trim() }),
  ...(birthYear.trim() === '' ? {} : { birthYear: Number(birthYear) }),
  relation: RELATIONS.find((one) => one === relation) ?? ('other' as const),
});

/** Records a family that the sponsor says it knows: work opens to look for it. */
export function FamilyDialog({ sponsor, onClose }: { sponsor: Sponsor; onClose(): void }) {
  const say = useText();
  const call = useCall();
  const draft = useDraft<Values>(`sponsor.family.${sponsor.id}`, EMPTY);
  const [asked, setAsked] = useState(false);
  const { values } = draft;
  const faults = faultsOf(values);
  const set = (some: Partial<Values>) => draft.change({ ...values, ...some });
  const fault = (field: keyof Values, text: string) => (asked && faults[field] ? text : undefined);
  const write = useDeskWrite({
    draft,
    changes: [SPONSORS],
    done: say('sponsors.family.done'),
    send: (key) => call(NameFamily, { params: { sponsorId: sponsor.id }, body: bodyOf(values), key }),
    onDone: onClose,
  });
  return (
    <Dialog
      title={say('sponsors.family.do')}
      go={say('sponsors.family.go')}
      busy={write.isPending}
      problem={write.error}
      onClose={onClose}
      onGo={() => {
        setAsked(true);
        if (Object.keys(faults).length === 0) write.mutate();
      }}
    >
      <Alert type="info">{say('sponsors.family.what')}</Alert>
      <FormField label={say('sponsors.family.number')}>
        <Input value={values.number} onChange={({ detail }) => set({ number: detail.value })} />
      </FormField>
      <FormField
        label={say('sponsors.family.name')}
        errorText={fault('name', say('sponsors.family.name.missing'))}
      >
        <Input value={values.name} onChange={({ detail }) => set({ name: detail.value })} />
      </FormField>
      <FormField
        label={say('sponsors.family.birth-year')}
        errorText={fault('birthYear', say('sponsors.family.birth-year.wrong'))}
      >
        <Input
          inputMode="numeric"
          value={values.birthYear}
          onChange={({ detail }) => set({ birthYear: detail.value })}
        />
      </FormField>
      <FormField
        label={say('sponsors.family.relation')}
        errorText={fault('relation', say('desk.choose-one'))}
      >
        <RadioGroup
          value={values.relation}
          onChange={({ detail }) => set({ relation: detail.value })}
          items={RELATIONS.map((value) => ({ value, label: say(`words.relation.${value}`) }))}
        />
      </FormField>
    </Dialog>
  );
}
