import Alert from '@cloudscape-design/components/alert';
import { useState } from 'react';
import { LiftRight } from '../../../contracts/api/rights.ts';
import { useCall } from '../api/use-call.ts';
import { Dialog } from '../app/dialog.tsx';
import { CodeChoice, isCode } from '../desk/code-choice.tsx';
import { useDeskWrite } from '../desk/use-desk-write.ts';
import { useDraft } from '../drafts/use-draft.ts';
import { useText } from '../i18n/use-text.ts';
import { REASONS } from './codes.ts';
import { type RightsRequest, useRightsAgain } from './use-rights.ts';

interface Props {
  readonly recordId: string;
  readonly request: RightsRequest;
  onClose(): void;
}

/** Ends a restriction or an objection. */
export function LiftDialog({ recordId, request, onClose }: Props) {
  const say = useText();
  const call = useCall();
  const again = useRightsAgain(recordId);
  const draft = useDraft(`rights.lift.${request.id}`, { reasonCode: '' });
  const [tried, setTried] = useState(false);
  const { reasonCode } = draft.values;
  const write = useDeskWrite({
    draft,
    changes: [],
    done: say('rights.lift.done'),
    send: (key) =>
      call(LiftRight, { params: { recordId, requestId: request.id }, body: { reasonCode }, key }),
    onDone: () => {
      void again();
      onClose();
    },
  });
  return (
    <Dialog
      title={say('rights.lift')}
      go={say('rights.lift')}
      busy={write.isPending}
      problem={write.error}
      onClose={onClose}
      onGo={() => {
        setTried(true);
        if (isCode(reasonCode)) write.mutate();
      }}
    >
      <Alert type="warning">
        {say(recordId.startsWith('sponsor-') ? 'rights.lift.what.sponsor' : 'rights.lift.what')}
      </Alert>
      <CodeChoice
        label={say('rights.why')}
        words="words.reason"
        codes={REASONS.lift}
        value={reasonCode}
        asked={tried}
        onChoose={(code) => draft.change({ reasonCode: code })}
      />
    </Dialog>
  );
}
