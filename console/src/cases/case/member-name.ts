import { useWords } from '../../i18n/use-text.ts';
import type { CaseView } from './use-case.ts';

/** A member's name where it may be seen, otherwise the relationship. */
export function useMemberName(view: CaseView): (personId: string) => string {
  const words = useWords();
  return (personId) => {
    const member = view.persons.find(({ id }) => id === personId);
    if (!member) return personId;
    return member.name ?? words('words.value.relationship', member.relationship);
  };
}
