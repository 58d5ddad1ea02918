import Alert from '@cloudscape-design/components/alert';
import { Dialog } from '../app/dialog.tsx';
import { useText } from '../i18n/use-text.ts';
import type { WebhookView } from './use-webhooks.ts';

interface Props {
  readonly webhook: WebhookView;
  readonly busy: boolean;
  readonly problem: unknown;
  onEnd(): void;
  onClose(): void;
}

/** Asks once more before an address is ended for good. */
export function EndDialog({ webhook, busy, problem, onEnd, onClose }: Props) {
  const say = useText();
  return (
    <Dialog
      title={say('webhooks.end')}
      go={say('webhooks.end')}
      busy={busy}
      problem={problem}
      onGo={onEnd}
      onClose={onClose}
    >
      <div className="identifier" dir="ltr" style={{ overflowWrap: 'anywhere' }}>
        {webhook.url}
      </div>
      <Alert type="warning">{say('webhooks.end.what')}</Alert>
    </Dialog>
  );
}
