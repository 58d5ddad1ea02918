import type { Role } from '../../../domain/kernel/actor.ts';
import type { QueueView } from '../../../domain/work-item/queue.ts';
import { useFormat } from '../i18n/use-format.ts';
import { useText } from '../i18n/use-text.ts';
import { useCounts } from './use-queue.ts';

/** How many items each view of a role's queue has, in words; undefined until it is known. */
export function useViewCounts(role: Role): (view: QueueView) => string | undefined {
  const say = useText();
  const format = useFormat();
  const { data } = useCounts();
  const counts = data?.queues.find((queue) => queue.role === role);
  const ofAllQueues = role === 'supervisor' ? data?.escalated : undefined;
  return (view) => {
    const count = counts?.counts[view];
    if (count === undefined) return undefined;
    const text = format.number(count);
    const isMore = view === 'escalated' && ofAllQueues ? ofAllQueues.atLeast : counts?.atLeast;
    return isMore ? say('work.more-than', { count: text }) : text;
  };
}
