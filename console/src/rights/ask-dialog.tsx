import Alert from '@cloudscape-design/components/alert';
import FormField from '@cloudscape-design/components/form-field';
import Select from '@cloudscape-design/components/select';
import Textarea from '@cloudscape-design/components/textarea';
import { useState } from 'react';
import { AskRight } from '../../../contracts/api/rights.ts';
import { useCall } from '../api/use-call.ts';
import { Dialog } from '../app/dialog.tsx';
import { CodeSelect } from '../cases/code-select.tsx';
import { DateField } from '../cases/date-field.tsx';
import { useDeskWrite } from '../desk/use-desk-write.ts';
import { useDraft } from '../drafts/use-draft.ts';
import { useText, useWords } from '../i18n/use-text.ts';
import { ASKED_BY, CHANNELS, MOST_WORDS, RIGHTS } from './codes.ts';
import { type Subject, useRightsAgain } from './use-rights.ts';

interface Props {
  readonly recordId: string;
  readonly subjects: readonly Subject[];
  onClose(): void;
}

const EMPTY = {
  ...{ right: 'correction', personId: '', purpose: '', askedBy: 'self', channel: 'in-person' },
  words: '',
};

/** Records that somebody asked for a right: who, how, when and in which words. */
export function AskDialog({ recordId, subjects, onClose }: Props) {
  const say = useText();
  const words = useWords();
  const call = useCall();
  const again = useRightsAgain(recordId);
  const draft = useDraft(`rights.ask.${recordId}`, {
    ...EMPTY,
    askedOn: new Date().toISOString().slice(0, 10),
  });
  const [tried, setTried] = useState(false);
  const values = draft.values;
  const set = (some: Partial<typeof values>) => draft.change({ ...values, ...some });
  const ofSponsor = recordId.startsWith('sponsor-');
  const rights = RIGHTS.filter((right) => !ofSponsor || right !== 'objection');
  const option = (value: string, label: string) => ({ value, label });
  const choices = {
    right: rights.map((one) => option(one, say(`rights.right.${one}`))),
    personId: [option('', say('rights.about.all')), ...subjects.map(({ id, label }) => option(id, label))],
    askedBy: ofSponsor
      ? [option('sponsor', say('rights.by.sponsor'))]
      : ASKED_BY.map((one) => option(one, say(`rights.by.${one}`))),
    channel: CHANNELS.map((one) => option(one, words('words.value.told', one))),
  };
  const askedBy = ofSponsor ? 'sponsor' : values.askedBy;
  const needsPerson = !ofSponsor && values.right === 'correction' && values.personId === '';
  const needsPurpose = values.right === 'objection' && values.purpose === '';
  const isLong = values.words.trim().length > MOST_WORDS;
  const faultless =
    !needsPerson && !needsPurpose && values.askedOn.length === 10 && values.words.trim() !== '' && !isLong;
  const write = useDeskWrite({
    draft,
    changes: [],
    done: say('rights.ask.done'),
    send: (key) =>
      call(AskRight, {
        params: { recordId },
        body: {
          right: values.right as (typeof RIGHTS)[number],
          askedBy: askedBy as (typeof ASKED_BY)[number] | 'sponsor',
          channel: values.channel as (typeof CHANNELS)[number],
          askedOn: values.askedOn,
          words: values.words.trim(),
          ...(values.personId === '' ? {} : { personId: values.personId }),
          ...(values.right === 'objection' ? { purpose: values.purpose as 'tracing' } : {}),
        },
        key,
      }),
    onDone: () => {
      void again();
      onClose();
    },
  });
  const pick = (name: 'right' | 'personId' | 'askedBy' | 'channel', label: string, wrong = false) => (
    <FormField label={label} errorText={tried && wrong && say('rights.fault.choose')}>
      <Select
        options={choices[name]}
        selectedOption={
          choices[name].find(({ value }) => value === (name === 'askedBy' ? askedBy : values[name])) ?? null
        }
        onChange={({ detail }) => set({ [name]: detail.selectedOption.value ?? '' })}
      />
    </FormField>
  );
  return (
    <Dialog
      title={say('rights.ask')}
      go={say('rights.ask.go')}
      busy={write.isPending}
      problem={write.error}
      onClose={onClose}
      onGo={() => {
        setTried(true);
        if (faultless) write.mutate();
      }}
    >
      <Alert type="info">{say(ofSponsor ? 'rights.ask.what.sponsor' : 'rights.ask.what')}</Alert>
      {pick('right', say('rights.right'))}
      {values.right === 'objection' && (
        <FormField
          label={say('rights.purpose')}
          errorText={tried && needsPurpose && say('rights.fault.choose')}
        >
          <CodeSelect list="purpose" value={values.purpose} onChange={(purpose) => set({ purpose })} />
        </FormField>
      )}
      {!ofSponsor && pick('personId', say('rights.about'), needsPerson)}
      {pick('askedBy', say('rights.by'))}
      {pick('channel', say('rights.channel'))}
      <FormField
        label={say('rights.on')}
        errorText={tried && values.askedOn.length !== 10 && say('rights.fault.required')}
      >
        <DateField value={values.askedOn} onChange={(askedOn) => set({ askedOn })} />
      </FormField>
      <FormField
        label={say('rights.words')}
        constraintText={say('rights.words.hint')}
        errorText={
          tried &&
          (isLong
            ? say('cases.fault.too-long', { most: MOST_WORDS })
            : values.words.trim() === '' && say('rights.fault.required'))
        }
      >
        <Textarea value={values.words} onChange={({ detail }) => set({ words: detail.value })} />
      </FormField>
    </Dialog>
  );
}
