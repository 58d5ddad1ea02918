import Alert from '@cloudscape-design/components/alert';
import { useFormat } from '../i18n/use-format.ts';
import { useText } from '../i18n/use-text.ts';
import type { ItemView } from './use-item.ts';

/** Somebody changed the item meanwhile: its current state, and that nothing entered is lost. */
export function ChangedAlert({ item }: { item: ItemView }) {
  const say = useText();
  const format = useFormat();
  const values = {
    status: say(`work.status.${item.status}`),
    holder: item.assignee ?? say('work.holder.none'),
    due: format.instant(item.dueAt),
  };
  return (
    <Alert type="warning" header={say('work.changed')}>
      {say('work.changed.what', values)}
    </Alert>
  );
}
