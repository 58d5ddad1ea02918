import type { PersonAtWork } from '../../../domain/work-item/person-at-work.ts';
import { useText, useWords } from '../i18n/use-text.ts';

/** The people whom a view names by id: by name, or by role and office; never by id. */
export function useWho(people: readonly PersonAtWork[]): (id: string) => string {
  const say = useText();
  const words = useWords();
  const named = new Map(
    people.map(({ id, name, role, office }) => {
      const who = { role: words('words.role', role), office: words('words.office', office) };
      return [id, name ?? say('desk.who', who)] as const;
    }),
  );
  return (id) => named.get(id) ?? say('desk.who.unknown');
}
