import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import { useState } from 'react';
import { RecordTracingAction } from '../../../contracts/api/tracing.ts';
import { useCall } from '../api/use-call.ts';
import { Dialog } from '../app/dialog.tsx';
import { DateField } from '../cases/date-field.tsx';
import { CodeChoice, isCode } from '../desk/code-choice.tsx';
import { useDeskWrite } from '../desk/use-desk-write.ts';
import { useDraft } from '../drafts/use-draft.ts';
import { useText } from '../i18n/use-text.ts';
import { type RequestView, TRACING } from './use-requests.ts';

const KINDS = [
  'field-visit',
  'phone-call',
  'letter-sent',
  'list-checked',
  'poster-shown',
  'society-asked',
  'authority-asked',
  'interview',
];
const OUTCOMES = ['trace-found', 'no-trace', 'answer-awaited', 'not-possible', 'message-passed'];
const DATE = /^\d{4}-\d{2}-\d{2}$/;
const today = () => new Date().toISOString().slice(0, 10);

/** Adds to the action log: when, what, where, and the outcome. */
export function ActionDialog({ request, onClose }: { request: RequestView; onClose(): void }) {
  const say = useText();
  const call = useCall();
  const { caseId, requestId } = request;
  const draft = useDraft(`tracing.action.${requestId}`, { on: today(), kind: '', place: '', outcome: '' });
  const [asked, setAsked] = useState(false);
  const { on, kind, place, outcome } = draft.values;
  const goodDay = DATE.test(on) && on <= today();
  const ready = goodDay && isCode(kind) && isCode(outcome) && place.length <= 120;
  const set = (some: Partial<typeof draft.values>) => draft.change({ ...draft.values, ...some });
  const where = place.trim() === '' ? {} : { place: place.trim() };
  const write = useDeskWrite({
    draft,
    changes: [TRACING],
    done: say('tracing.action.done'),
    send: (key) =>
      call(RecordTracingAction, {
        params: { caseId, requestId },
        body: { on, kind, outcome, ...where },
        key,
      }),
    onDone: onClose,
  });
  return (
    <Dialog
      title={say('tracing.action.add')}
      go={say('tracing.action.go')}
      busy={write.isPending}
      problem={write.error}
      onClose={onClose}
      onGo={() => {
        setAsked(true);
        if (ready) write.mutate();
      }}
    >
      <FormField
        label={say('tracing.action.on')}
        errorText={asked && !goodDay ? say('tracing.action.on.wrong') : undefined}
      >
        <DateField value={on} onChange={(date) => set({ on: date })} />
      </FormField>
      <CodeChoice
        label={say('tracing.action.kind')}
        words="tracing.action-kind"
        codes={KINDS}
        value={kind}
        asked={asked}
        onChoose={(code) => set({ kind: code })}
      />
      <FormField
        label={say('tracing.action.place')}
        constraintText={say('tracing.action.place.hint')}
        errorText={place.length > 120 ? say('tracing.too-long', { most: 120 }) : undefined}
      >
        <Input value={place} onChange={({ detail }) => set({ place: detail.value })} />
      </FormField>
      <CodeChoice
        label={say('tracing.action.outcome')}
        words="tracing.action-outcome"
        codes={OUTCOMES}
        value={outcome}
        asked={asked}
        onChoose={(code) => set({ outcome: code })}
      />
    </Dialog>
  );
}
