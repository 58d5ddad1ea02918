import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { WriteNote } from '../../../contracts/api/notes.ts';
import { SEES } from '../../../contracts/authorization.ts';
import type { FieldClass } from '../../../domain/case/field-class.ts';
import { ProblemAlert } from '../api/problem-alert.tsx';
import { useCall } from '../api/use-call.ts';
import { useWrite } from '../api/use-write.ts';
import { useTell } from '../app/notes.tsx';
import { useDraft } from '../drafts/use-draft.ts';
import { useText } from '../i18n/use-text.ts';
import { useSession } from '../session/use-session.ts';
import { mentionedIn } from './mentions.ts';
import { NoteField } from './note-field.tsx';
import { useCaseNotesAgain } from './use-case-notes.ts';
import { useColleagues } from './use-colleagues.ts';

const CLASSES: readonly FieldClass[] = ['identity', 'health', 'protection', 'contact'];

/** A member that a note can be about. */
export interface Subject {
  readonly id: string;
  readonly label: string;
}

interface Props {
  readonly caseId: string;
  readonly subjects: readonly Subject[];
  /** The work item or member that is already clear. */
  readonly about?: string | undefined;
}

/** Writes a note; its draft is kept on this device until it is sent. */
export function NewNote({ caseId, subjects, about }: Props) {
  const say = useText();
  const call = useCall();
  const tell = useTell();
  const { person } = useSession();
  const again = useCaseNotesAgain(caseId);
  const staff = useColleagues();
  const draft = useDraft(`case.note.${about ?? caseId}`, { text: '', subject: '', shown: 'identity' });
  const [tried, setTried] = useState(false);
  const { text, subject, shown } = draft.values;
  const set = (some: Partial<typeof draft.values>) => draft.change({ ...draft.values, ...some });
  const write = useWrite(draft, {
    send: (key) =>
      call(WriteNote, {
        params: { caseId },
        body: {
          text: text.trim(),
          mentions: mentionedIn(text, staff),
          class: shown as FieldClass,
          ...(about !== undefined ? { about } : subject === '' ? {} : { about: subject }),
        },
        key,
      }),
    onDone: async () => {
      setTried(false);
      await again();
      tell({ type: 'success', text: say('notes.written') });
    },
  });
  const fault = tried && text.trim() === '' && say('notes.text.required');
  const whole = { value: '', label: say('notes.about.case') };
  const abouts = [whole, ...subjects.map(({ id, label }) => ({ value: id, label }))];
  const classes = CLASSES.filter((one) => person.roles.some((role) => SEES[role]?.includes(one))).map(
    (value) => ({ value, label: say(`notes.class.${value}`) }),
  );
  return (
    <SpaceBetween size="s">
      <NoteField
        value={text}
        staff={staff}
        fault={text.length > 4000 ? say('notes.text.too-long') : fault}
        onChange={(next) => set({ text: next })}
      />
      <SpaceBetween direction="horizontal" size="s" alignItems="end">
        {about === undefined && subjects.length > 0 && (
          <FormField label={say('notes.about')}>
            <Select
              selectedOption={abouts.find(({ value }) => value === subject) ?? whole}
              options={abouts}
              onChange={({ detail }) => set({ subject: detail.selectedOption.value ?? '' })}
            />
          </FormField>
        )}
        <FormField label={say('notes.class')}>
          <Select
            selectedOption={classes.find(({ value }) => value === shown) ?? null}
            options={classes}
            onChange={({ detail }) => set({ shown: detail.selectedOption.value ?? 'identity' })}
          />
        </FormField>
        <Button
          variant={about === undefined ? 'primary' : 'normal'}
          loading={write.isPending}
          onClick={() => {
            setTried(true);
            if (text.trim() !== '' && text.length <= 4000) write.mutate();
          }}
        >
          {say('notes.write')}
        </Button>
      </SpaceBetween>
      <ProblemAlert problem={write.error} />
    </SpaceBetween>
  );
}
