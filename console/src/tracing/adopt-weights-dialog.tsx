import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import { AdoptTracingWeights } from '../../../contracts/api/tracing-weights.ts';
import { useCall } from '../api/use-call.ts';
import { Dialog } from '../app/dialog.tsx';
import { useDeskWrite } from '../desk/use-desk-write.ts';
import { useDraft } from '../drafts/use-draft.ts';
import { useText } from '../i18n/use-text.ts';
import { WEIGHTS } from './use-weights.ts';

export type WantedWeights =
  | { readonly from: 'decisions'; readonly estimateId: string }
  | { readonly from: 'earlier'; readonly version: number }
  | { readonly from: 'shipped' };

interface Props {
  readonly wanted: WantedWeights;
  onClose(): void;
  onAdopted?(): void;
}

/** What adopting weights means, before somebody does it. */
export function AdoptWeightsDialog({ wanted, onClose, onAdopted }: Props) {
  const say = useText();
  const call = useCall();
  const draft = useDraft(`tracing.weights.${JSON.stringify(wanted)}`, null);
  const write = useDeskWrite({
    draft,
    changes: [WEIGHTS],
    done: say('tracing.weights.adopted'),
    send: (key) => call(AdoptTracingWeights, { body: wanted, key }),
    onDone() {
      onClose();
      onAdopted?.();
    },
  });
  const version = wanted.from === 'earlier' ? wanted.version : 0;
  return (
    <Dialog
      title={say(`tracing.weights.adopt.title.${wanted.from}`, { version })}
      go={say('tracing.weights.adopt.go')}
      busy={write.isPending}
      problem={write.error}
      onClose={onClose}
      onGo={() => write.mutate()}
    >
      <Alert type="warning">{say('tracing.weights.adopt.what')}</Alert>
      <Box variant="p">{say('tracing.weights.adopt.back')}</Box>
    </Dialog>
  );
}
