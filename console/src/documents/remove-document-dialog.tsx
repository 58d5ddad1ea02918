import Alert from '@cloudscape-design/components/alert';
import FormField from '@cloudscape-design/components/form-field';
import RadioGroup from '@cloudscape-design/components/radio-group';
import { useMemo, useState } from 'react';
import { RemoveDocument } from '../../../contracts/api/documents.ts';
import { useCall } from '../api/use-call.ts';
import { oneShotKey, useWrite } from '../api/use-write.ts';
import { Dialog } from '../app/dialog.tsx';
import { useTell } from '../app/notes.tsx';
import { useText } from '../i18n/use-text.ts';
import { REMOVAL_REASONS } from './kinds.ts';
import { type DocumentView, useDocumentsAgain } from './use-documents.ts';

interface Props {
  readonly recordId: string;
  readonly document: DocumentView;
  onClose(): void;
}

/** Erases a document for good, after a reason. */
export function RemoveDocumentDialog({ recordId, document, onClose }: Props) {
  const say = useText();
  const call = useCall();
  const tell = useTell();
  const again = useDocumentsAgain(recordId);
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const key = useMemo(() => oneShotKey(), []);
  const write = useWrite(key, {
    send: (sent) =>
      call(RemoveDocument, {
        params: { recordId, documentId: document.id },
        body: { reasonCode: reason },
        key: sent,
      }),
    onDone: async () => {
      await again();
      tell({ type: 'success', text: say('documents.removed') });
      onClose();
    },
  });
  return (
    <Dialog
      title={say('documents.remove.title', { kind: say(`documents.kind.${document.kind}`) })}
      go={say('documents.remove.go')}
      busy={write.isPending}
      problem={write.error}
      onGo={() => {
        setTried(true);
        if (reason !== '') write.mutate();
      }}
      onClose={onClose}
    >
      <Alert type="warning">{say('documents.remove.what')}</Alert>
      <FormField
        label={say('documents.remove.why')}
        errorText={tried && reason === '' && say('documents.remove.choose')}
      >
        <RadioGroup
          value={reason}
          items={REMOVAL_REASONS.map((value) => ({ value, label: say(`documents.reason.${value}`) }))}
          onChange={({ detail }) => setReason(detail.value)}
        />
      </FormField>
    </Dialog>
  );
}
