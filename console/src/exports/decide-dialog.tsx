import Alert from '@cloudscape-design/components/alert';
import { useMemo } from 'react';
import { DecideExport } from '../../../contracts/api/exports.ts';
import { useCall } from '../api/use-call.ts';
import { oneShotKey } from '../api/use-write.ts';
import { Dialog } from '../app/dialog.tsx';
import { useDeskWrite } from '../desk/use-desk-write.ts';
import { useText } from '../i18n/use-text.ts';
import { ExportFacts } from './export-facts.tsx';
import { HeldBack } from './held-back.tsx';
import { EXPORTS, type ExportView } from './use-exports.ts';

interface Props {
  readonly request: ExportView;
  who(id: string): string;
  readonly decision: 'approve' | 'refuse';
  onClose(): void;
}

/** A second person approves or refuses an export after seeing what it takes out, why, and for which key. */
export function DecideDialog({ who, request, decision, onClose }: Props) {
  const say = useText();
  const call = useCall();
  const oneShot = useMemo(() => oneShotKey(), []);
  const write = useDeskWrite({
    draft: { ...oneShot, keep: () => {} },
    changes: [EXPORTS],
    done: say(`exports.done.${decision}`),
    send: (key) => call(DecideExport, { params: { exportId: request.id }, body: { decision }, key }),
    onDone: onClose,
  });
  return (
    <Dialog
      title={say(`exports.do.${decision}`)}
      go={say(`exports.do.${decision}`)}
      busy={write.isPending}
      problem={write.error}
      onClose={onClose}
      onGo={() => write.mutate()}
    >
      <Alert type={decision === 'approve' ? 'warning' : 'info'}>{say(`exports.what.${decision}`)}</Alert>
      <ExportFacts request={request} who={who} />
      {decision === 'approve' && <HeldBack exportId={request.id} />}
    </Dialog>
  );
}
