import Select from '@cloudscape-design/components/select';
import { STAFF_ROLES } from '../../../contracts/authorization.ts';
import type { Role } from '../../../domain/kernel/actor.ts';
import { useText, useWords } from '../i18n/use-text.ts';
import { ESCALATED, type QueueName } from './queue.ts';

/** The queues that a person may see: a supervisor's own first, then escalated items, then those of everyone else. */
export const queuesOf = (roles: readonly Role[]): readonly QueueName[] => {
  const own = STAFF_ROLES.filter((role) => roles.includes(role));
  if (!roles.includes('supervisor')) return own;
  return [...own, ESCALATED, ...STAFF_ROLES.filter((role) => !own.includes(role))];
};

interface Props {
  readonly queues: readonly QueueName[];
  readonly queue: QueueName;
  onChoose(queue: QueueName): void;
}

export function QueueChoice({ queues, queue, onChoose }: Props) {
  const say = useText();
  const words = useWords();
  const options = queues.map((each) => ({
    value: each,
    label: each === ESCALATED ? say('work.queue.escalated') : words('words.role', each),
  }));
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
