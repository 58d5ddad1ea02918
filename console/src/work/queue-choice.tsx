import Select from '@cloudscape-design/components/select';
import type { Role } from '../../../domain/actor.ts';
import { STAFF } from '../app/roles.ts';
import { useText, useWords } from '../i18n/use-text.ts';

/** The queues that a person may look at: a supervisor's own first, then those of everybody at the office. */
export const queueRolesOf = (roles: readonly Role[]): readonly Role[] => {
  const own = STAFF.filter((role) => roles.includes(role));
  if (!roles.includes('supervisor')) return own;
  return [...own, ...STAFF.filter((role) => !own.includes(role))];
};

interface Props {
  readonly roles: readonly Role[];
  readonly role: Role;
  onChoose(role: Role): void;
}

export function QueueChoice({ roles, role, onChoose }: Props) {
  const say = useText();
  const words = useWords();
  const options = roles.map((each) => ({ value: each, label: words('words.role', each) }));
  return (
    <Select
      inlineLabelText={say('work.queue')}
      options={options}
      selectedOption={options.find(({ value }) => value === role) ?? null}
      onChange={({ detail }) => {
        const chosen = roles.find((each) => each === detail.selectedOption.value);
        if (chosen) onChoose(chosen);
      }}
    />
  );
}
