import SegmentedControl from '@cloudscape-design/components/segmented-control';
import type { Role } from '../../../domain/kernel/actor.ts';
import type { QueueView } from '../../../domain/work-item/queue.ts';
import { useFormat } from '../i18n/use-format.ts';
import { useText } from '../i18n/use-text.ts';
import { VIEWS } from './queue.ts';
import { useViewCounts } from './use-view-counts.ts';

interface Props {
  readonly role: Role;
  readonly view: QueueView;
  onChoose(view: QueueView): void;
}

/** The views of the queue, each with its count; on a phone the control is a list to choose from. */
export function ViewChoice({ role, view, onChoose }: Props) {
  const say = useText();
  const format = useFormat();
  const countOf = useViewCounts(role);
  /** What has nothing says so by having no number, so that the views fit beside each other. */
  const none = format.number(0);
  const textOf = (each: QueueView): string => {
    const count = countOf(each);
    const name = say(`work.view.${each}`);
    return count === undefined || count === none ? name : say('work.view', { name, count });
  };
  return (
    <SegmentedControl
      label={say('work.filter')}
      selectedId={view}
      onChange={({ detail }) => {
        const chosen = VIEWS.find((each) => each === detail.selectedId);
        if (chosen) onChoose(chosen);
      }}
      options={VIEWS.map((each) => ({ id: each, text: textOf(each) }))}
    />
  );
}
