import Alert from '@cloudscape-design/components/alert';
import { Dialog } from '../app/dialog.tsx';
import { useText } from '../i18n/use-text.ts';
import type { ReleaseView } from './use-releases.ts';
import { useScopeName } from './use-scope-name.ts';

interface Props {
  readonly release: ReleaseView;
  readonly busy: boolean;
  onRefuse(release: ReleaseView): void;
  onClose(): void;
}

/** Asks once more before figures are refused: whoever wants them has to count and ask again. */
export function RefuseDialog({ release, busy, onRefuse, onClose }: Props) {
  const say = useText();
  const scope = useScopeName();
  return (
    <Dialog
      title={say('figures.refuse.sure', { number: release.number })}
      go={say('figures.refuse')}
      busy={busy}
      problem={null}
      onGo={() => onRefuse(release)}
      onClose={onClose}
    >
      <p>{scope(release.definition)}</p>
      <Alert type="warning">{say('figures.refuse.what')}</Alert>
    </Dialog>
  );
}
