import Alert from '@cloudscape-design/components/alert';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import { useState } from 'react';
import { ReportDeath } from '../../../contracts/api/tracing.ts';
import { NewDeathReportSchema } from '../../../domain/tracing-request/death-report.ts';
import { useCall } from '../api/use-call.ts';
import { Dialog } from '../app/dialog.tsx';
import { DateField } from '../cases/date-field.tsx';
import { useDeskWrite } from '../desk/use-desk-write.ts';
import { useDraft } from '../drafts/use-draft.ts';
import { useText } from '../i18n/use-text.ts';
import { Choice } from './choice.tsx';
import { type RequestView, TRACING } from './use-requests.ts';

const { proof: PROOFS, source: SOURCES } = NewDeathReportSchema.shape;
const LONGEST = 120;
const today = () => new Date().toISOString().slice(0, 10);
const NOTHING = { proof: '', source: '', sourceReference: '', diedOn: '' };

/** Says that the sought person died: what shows it, from whom it is known, and where it can be read again. */
export function DeathDialog({ request, onClose }: { request: RequestView; onClose(): void }) {
  const say = useText();
  const call = useCall();
  const { caseId, requestId } = request;
  const draft = useDraft(`tracing.death.${requestId}`, NOTHING);
  const [asked, setAsked] = useState(false);
  const set = (some: Partial<typeof NOTHING>) => draft.change({ ...draft.values, ...some });
  const { proof, source, diedOn } = draft.values;
  const sourceReference = draft.values.sourceReference.trim();
  const body = NewDeathReportSchema.safeParse({
    ...{ proof, source, sourceReference },
    ...(diedOn === '' ? {} : { diedOn }),
  }).data;
  const goodDay = diedOn === '' || diedOn <= today();
  const write = useDeskWrite({
    draft,
    changes: [TRACING],
    done: say('tracing.death.done'),
    send: (key) => {
      if (!body) throw new Error('Expected a whole report, received a part.');
      return call(ReportDeath, { params: { caseId, requestId }, body, key });
    },
    onDone: onClose,
  });
  return (
    <Dialog
      title={say('tracing.death.report')}
      go={say('tracing.death.go')}
      busy={write.isPending}
      problem={write.error}
      onClose={onClose}
      onGo={() => {
        setAsked(true);
        if (body && goodDay) write.mutate();
      }}
    >
      <Alert type="warning">{say('tracing.death.what')}</Alert>
      <Choice
        label={say('tracing.death.proof')}
        words="words.value.proof"
        codes={PROOFS.options}
        value={proof}
        asked={asked}
        onChoose={(code) => set({ proof: code })}
      />
      <Choice
        label={say('tracing.death.source')}
        words="words.value.source"
        codes={SOURCES.options}
        value={source}
        asked={asked}
        onChoose={(code) => set({ source: code })}
      />
      <FormField
        label={say('tracing.death.reference')}
        errorText={
          asked && (sourceReference === '' || sourceReference.length > LONGEST)
            ? say('tracing.death.reference.wrong')
            : undefined
        }
      >
        <Input
          value={draft.values.sourceReference}
          onChange={({ detail }) => set({ sourceReference: detail.value })}
        />
      </FormField>
      <FormField
        label={say('tracing.death.on')}
        errorText={asked && !goodDay ? say('tracing.action.on.wrong') : undefined}
      >
        <DateField value={diedOn} onChange={(date) => set({ diedOn: date })} />
      </FormField>
    </Dialog>
  );
}
