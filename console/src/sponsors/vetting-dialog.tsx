import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import RadioGroup from '@cloudscape-design/components/radio-group';
import { useState } from 'react';
import { RecordVetting } from '../../../contracts/api/sponsors.ts';
import { present } from '../../../domain/kernel/present.ts';
import { useCall } from '../api/use-call.ts';
import { Dialog } from '../app/dialog.tsx';
import { DateField } from '../cases/date-field.tsx';
import { useDeskWrite } from '../desk/use-desk-write.ts';
import { useDraft } from '../drafts/use-draft.ts';
import { useText, useWords } from '../i18n/use-text.ts';
import { SPONSORS, type Sponsor } from './use-sponsors.ts';

const CHECKS = ['clear', 'not-clear', 'pending'] as const;
const DATE = /^\d{4}-\d{2}-\d{2}$/;
const today = () => new Date().toISOString().slice(0, 10);

interface Props {
  readonly sponsor: Sponsor;
  /** Without an id it is a new adult. */
  readonly adult: { readonly id: string; readonly name: string };
  onClose(): void;
}

/** The result of one adult's check; the sponsor's vetting is derived from all of them. */
export function VettingDialog({ sponsor, adult, onClose }: Props) {
  const say = useText();
  const words = useWords();
  const call = useCall();
  const draft = useDraft(`sponsor.vetting.${sponsor.id}.${adult.id}`, {
    name: adult.name,
    check: '',
    checkedOn: today(),
    validUntil: '',
    course: '',
    trainedOn: '',
  });
  const [asked, setAsked] = useState(false);
  const { name, checkedOn, validUntil, course, trainedOn } = draft.values;
  const check = CHECKS.find((each) => each === draft.values.check);
  const clear = check === 'clear';
  const good = {
    name: name.trim() !== '' && name.length <= 200,
    on: !clear || (DATE.test(checkedOn) && checkedOn <= today()),
    until: !clear || (DATE.test(validUntil) && validUntil > today()),
    training: course.trim() === '' || (DATE.test(trainedOn) && trainedOn <= today()),
  };
  const set = (some: Partial<typeof draft.values>) => draft.change({ ...draft.values, ...some });
  const write = useDeskWrite({
    draft,
    changes: [SPONSORS],
    done: say('sponsors.vetted'),
    send: (key) => {
      const who = adult.id === '' ? {} : { adultId: adult.id };
      const training = course.trim() === '' ? {} : { training: { course: course.trim(), on: trainedOn } };
      const dates = clear ? { checkedOn, validUntil } : {};
      const adults = [
        { ...who, name: name.trim(), check: present(check, 'a chosen check'), ...dates, ...training },
      ];
      return call(RecordVetting, { params: { sponsorId: sponsor.id }, body: { adults }, key });
    },
    onDone: onClose,
  });
  const date = (
    field: 'checkedOn' | 'validUntil' | 'trainedOn',
    label: string,
    wrong: boolean,
    error: string,
  ) => (
    <FormField label={label} errorText={asked && wrong ? error : undefined}>
      <DateField value={draft.values[field]} onChange={(date) => set({ [field]: date })} />
    </FormField>
  );
  return (
    <Dialog
      title={say(adult.id === '' ? 'sponsors.adult.add' : 'sponsors.record')}
      go={say('sponsors.record.go')}
      busy={write.isPending}
      problem={write.error}
      onClose={onClose}
      onGo={() => {
        setAsked(true);
        if (check && good.name && good.on && good.until && good.training) write.mutate();
      }}
    >
      <FormField
        label={say('sponsors.adult')}
        errorText={asked && !good.name ? say('sponsors.fill-in') : undefined}
      >
        <Input value={name} onChange={({ detail }) => set({ name: detail.value })} />
      </FormField>
      <FormField
        label={say('sponsors.check')}
        errorText={asked && !check ? say('desk.choose-one') : undefined}
      >
        <RadioGroup
          value={check ?? null}
          items={CHECKS.map((value) => ({
            value,
            label: words('sponsors.check', value),
            ...(value === 'not-clear' ? { description: say('sponsors.check.not-clear.what') } : {}),
          }))}
          onChange={({ detail }) => set({ check: detail.value })}
        />
      </FormField>
      {clear && date('checkedOn', say('sponsors.checked-on'), !good.on, say('sponsors.checked-on.wrong'))}
      {clear &&
        date('validUntil', say('sponsors.valid-until'), !good.until, say('sponsors.valid-until.wrong'))}
      <FormField label={say('sponsors.training.course')} description={say('sponsors.training.hint')}>
        <Input
          value={course}
          placeholder="sponsor-training"
          onChange={({ detail }) => set({ course: detail.value })}
        />
      </FormField>
      {course.trim() !== '' &&
        date('trainedOn', say('sponsors.training.on'), !good.training, say('sponsors.checked-on.wrong'))}
    </Dialog>
  );
}
