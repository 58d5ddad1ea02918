import Select from '@cloudscape-design/components/select';
import { STAFF_ROLES } from '../../../contracts/authorization.ts';
import type { Role } from '../../../domain/kernel/actor.ts';
import { useText, useWords } from '../i18n/use-text.ts';
import { ESCALATED, isWhole, NEEDING, PRESSING, type QueueName } from './queue.ts';

/** The queues that a person may see: a supervisor's first is what presses, then their own, what is escalated, and the others. */
export const queuesOf = (roles: readonly Role[]): readonly QueueName[] => {
  const own = STAFF_ROLES.filter((role) => roles.includes(role));
  if (!roles.includes('supervisor')) return own;
  return [PRESSING, ...own, ESCALATED, ...NEEDING, ...STAFF_ROLES.filter((role) => !own.includes(role))];
};

interface Props {
  readonly queues: readonly QueueName[];
  readonly queue: QueueName;
  onChoose(queue: QueueName): void;
}

export function QueueChoice({ queues, queue, onChoose }: Props) {
  const say = useText();
  const words = useWords();
  const nameOf = (each: QueueName) => (isWhole(each) ? say(`work.queue.${each}`) : words('words.role', each));
  const options = queues.map((each) => ({ value: each, label: nameOf(each) }));
  return (
    <Select
      inlineLabelText={say('work.queue')}
      options={options}
      selectedOption={options.find(({ value }) => value === queue) ?? null}
      onChange={({ detail }) => {
        const chosen = queues.find((each) => each === detail.selectedOption.value);
        if (chosen) onChoose(chosen);
      }}
    />
  );
}
