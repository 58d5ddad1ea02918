import ButtonDropdown from '@cloudscape-design/components/button-dropdown';
import { useText, useWords } from '../i18n/use-text.ts';
import { useAbsences } from '../supervision/use-absences.ts';
import type { ItemView } from './use-item.ts';
import { useStaff } from './use-staff.ts';

interface Props {
  readonly item: Pick<ItemView, 'role' | 'notFor'>;
  readonly busy: boolean;
  onChoose(assignee: string): void;
}

/** Gives an item to a colleague of the office who may decide it and is not away. */
export function Reassign({ item, busy, onChoose }: Props) {
  const say = useText();
  const words = useWords();
  const { staff, pending } = useStaff();
  const { away } = useAbsences();
  const able = staff.filter(
    ({ id, roles }) =>
      !away.has(id) &&
      !item.notFor.includes(id) &&
      roles.some((role) => role === item.role || role === 'supervisor'),
  );
  const items = able.map(({ id, name, roles }) => ({
    id,
    text: name ?? id,
    secondaryText: roles.map((role) => words('words.role', role)).join(' · '),
  }));
  return (
    <ButtonDropdown
      loading={busy || pending}
      disabled={items.length === 0}
      items={items}
      onItemClick={({ detail }) => onChoose(detail.id)}
    >
      {say('work.reassign')}
    </ButtonDropdown>
  );
}
