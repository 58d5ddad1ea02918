import { useSearchParams } from 'react-router';
import { present } from '../../../domain/kernel/present.ts';
import { isSame, sortIn, sortText } from '../lists/sort.ts';
import { useSession } from '../session/use-session.ts';
import { BY_DUE, isWhole, QUEUE_SORTED, type QueuePlace, VIEWS } from './queue.ts';
import { queuesOf } from './queue-choice.tsx';

/** Which queue, view and order the URL names; without one, what this person has to do first. */
export function useQueuePlace() {
  const { person } = useSession();
  const [params, setParams] = useSearchParams();
  const queues = queuesOf(person.roles);
  const queue =
    queues.find((each) => each === params.get('queue')) ?? present(queues[0], 'a person with a queue');
  const own = person.roles.some((role) => role === queue) && queue !== 'supervisor';
  const first = own ? 'for-me' : 'all';
  const view = VIEWS.find((each) => each === params.get('view')) ?? first;
  const sort = sortIn(params.get('sort'), QUEUE_SORTED, BY_DUE);
  const place: QueuePlace = { queue, view: isWhole(queue) ? 'all' : view, sort };
  const go = (next: Partial<QueuePlace>) => {
    const to = { ...place, ...next };
    const other = next.queue !== undefined && next.queue !== queue;
    setParams({
      queue: to.queue,
      ...(isWhole(to.queue) || (other && next.view === undefined) ? {} : { view: to.view }),
      ...(isSame(to.sort, BY_DUE) || other ? {} : { sort: sortText(to.sort) }),
    });
  };
  return { queues, place, go };
}
