import ButtonDropdown from '@cloudscape-design/components/button-dropdown';
import { useQuery } from '@tanstack/react-query';
import { ListStaff } from '../../../contracts/api/session.ts';
import { useCall } from '../api/use-call.ts';
import { useText, useWords } from '../i18n/use-text.ts';

const MOST = 100;

/** Gives an item to a colleague of the office who has signed in before. */
export function Reassign({ busy, onChoose }: { busy: boolean; onChoose(assignee: string): void }) {
  const say = useText();
  const words = useWords();
  const call = useCall();
  const staff = useQuery({
    queryKey: ['staff'],
    queryFn: ({ signal }) => call(ListStaff, { query: { limit: MOST }, signal }),
  });
  const items = (staff.data?.staff ?? []).map(({ id, roles }) => ({
    id,
    text: id,
    secondaryText: roles.map((role) => words('words.role', role)).join(', '),
  }));
  return (
    <ButtonDropdown
      loading={busy || staff.isPending}
      disabled={items.length === 0}
      items={items}
      onItemClick={({ detail }) => onChoose(detail.id)}
    >
      {say('work.reassign')}
    </ButtonDropdown>
  );
}
