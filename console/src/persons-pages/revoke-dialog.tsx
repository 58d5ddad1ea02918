import FormField from '@cloudscape-design/components/form-field';
import RadioGroup from '@cloudscape-design/components/radio-group';
import { useState } from 'react';
import { RevokePersonPage } from '../../../contracts/api/persons-pages.ts';
import { useCall } from '../api/use-call.ts';
import { oneShotKey, useWrite } from '../api/use-write.ts';
import { Dialog } from '../app/dialog.tsx';
import { useTell } from '../app/notes.tsx';
import { useText } from '../i18n/use-text.ts';
import { usePagesAgain } from './use-pages.ts';

interface Props {
  readonly caseId: string;
  readonly pageId: string;
  readonly name: string;
  onClose(): void;
}

const REASONS = ['sheet-lost', 'seen-by-others', 'not-wanted', 'not-safe'] as const;

/** Ends a page; the sheet in somebody's hand opens nothing any more. */
export function RevokeDialog({ caseId, pageId, name, onClose }: Props) {
  const say = useText();
  const call = useCall();
  const tell = useTell();
  const again = usePagesAgain(caseId);
  const [reasonCode, setReason] = useState<string>(REASONS[0]);
  const [key] = useState(oneShotKey);
  const revoke = useWrite(key, {
    send: (sent) => call(RevokePersonPage, { params: { caseId, pageId }, body: { reasonCode }, key: sent }),
    onDone: async () => {
      await again();
      tell({ type: 'success', text: say('persons-pages.revoked') });
      onClose();
    },
  });
  return (
    <Dialog
      title={say('persons-pages.revoke.of', { name })}
      go={say('persons-pages.revoke.go')}
      busy={revoke.isPending}
      problem={revoke.error}
      onGo={() => revoke.mutate()}
      onClose={onClose}
    >
      <FormField label={say('persons-pages.revoke.why')} description={say('persons-pages.revoke.what')}>
        <RadioGroup
          value={reasonCode}
          items={REASONS.map((value) => ({ value, label: say(`persons-pages.reason.${value}`) }))}
          onChange={({ detail }) => setReason(detail.value)}
        />
      </FormField>
    </Dialog>
  );
}
