import SegmentedControl from '@cloudscape-design/components/segmented-control';
import type { Role } from '../../../domain/kernel/actor.ts';
import type { QueueView } from '../../../domain/work-item/queue.ts';
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
  const countOf = useViewCounts(role);
  const textOf = (each: QueueView): string => {
    const count = countOf(each);
    const name = say(`work.view.${each}`);
    return count === undefined ? name : say('work.view', { name, count });
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
