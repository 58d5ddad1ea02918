import SegmentedControl from '@cloudscape-design/components/segmented-control';
import type { Role } from '../../../domain/kernel/actor.ts';
import type { QueueView } from '../../../domain/work-item/queue.ts';
import { useFormat } from '../i18n/use-format.ts';
import { useText } from '../i18n/use-text.ts';
import { VIEWS } from './queue.ts';
import { useCounts } from './use-queue.ts';

interface Props {
  readonly role: Role;
  readonly view: QueueView;
  onChoose(view: QueueView): void;
}

/** The views of the queue, each with its count. */
export function ViewChoice({ role, view, onChoose }: Props) {
  const say = useText();
  const format = useFormat();
  const { data } = useCounts();
  const counts = data?.queues.find((queue) => queue.role === role);
  const ofAllQueues = role === 'supervisor' ? data?.escalated : undefined;
  const countOf = (each: QueueView): string | undefined => {
    const count = counts?.counts[each];
    if (count === undefined) return undefined;
    const text = format.number(count);
    const isMore = each === 'escalated' && ofAllQueues ? ofAllQueues.atLeast : counts?.atLeast;
    return isMore ? say('work.more-than', { count: text }) : text;
  };
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
