import { useIntl } from 'react-intl';
import { needsReading } from '../../i18n/needs-reading.ts';
import { useWords } from '../../i18n/use-text.ts';
import type { CaseView } from './use-case.ts';

/** A member's name where it may be seen, with a reading for who does not read its script; otherwise the relationship. */
export function useMemberName(view: CaseView): (personId: string) => string {
  const words = useWords();
  const { locale } = useIntl();
  return (personId) => {
    const member = view.persons.find(({ id }) => id === personId);
    if (!member) return personId;
    if (member.name === undefined) return words('words.value.relationship', member.relationship);
    const latin = view.latin[personId];
    return latin !== undefined && needsReading(locale, member.name)
      ? `\u2068${member.name}\u2069 (≈ \u2066${latin}\u2069)`
      : member.name;
  };
}
