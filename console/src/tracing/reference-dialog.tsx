import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import { useState } from 'react';
import { SetRedCrossReference } from '../../../contracts/api/tracing.ts';
import { useCall } from '../api/use-call.ts';
import { Dialog } from '../app/dialog.tsx';
import { useDeskWrite } from '../desk/use-desk-write.ts';
import { useDraft } from '../drafts/use-draft.ts';
import { useText } from '../i18n/use-text.ts';
import { type RequestView, TRACING } from './use-requests.ts';

const LONGEST = 60;

export function ReferenceDialog({ request, onClose }: { request: RequestView; onClose(): void }) {
  const say = useText();
  const call = useCall();
  const { caseId, requestId } = request;
  const draft = useDraft(`tracing.reference.${requestId}`, { reference: request.redCrossReference ?? '' });
  const [asked, setAsked] = useState(false);
  const reference = draft.values.reference.trim();
  const ready = reference !== '' && reference.length <= LONGEST;
  const write = useDeskWrite({
    draft,
    changes: [TRACING],
    done: say('tracing.reference.done'),
    send: (key) => call(SetRedCrossReference, { params: { caseId, requestId }, body: { reference }, key }),
    onDone: onClose,
  });
  return (
    <Dialog
      title={say('tracing.column.reference')}
      go={say('tracing.reference.go')}
      busy={write.isPending}
      problem={write.error}
      onClose={onClose}
      onGo={() => {
        setAsked(true);
        if (ready) write.mutate();
      }}
    >
      <FormField
        label={say('tracing.column.reference')}
        constraintText={say('tracing.reference.hint')}
        errorText={asked && !ready ? say('tracing.reference.wrong') : undefined}
      >
        <Input
          value={draft.values.reference}
          onChange={({ detail }) => draft.change({ reference: detail.value })}
        />
      </FormField>
    </Dialog>
  );
}
