import { useIntl } from 'react-intl';
import { arabicMonth } from './arabic-date.ts';

/** `2026-11` as a month of the reader's calendar. */
export function useMonth(): (month: string) => string {
  const { locale, formatDate } = useIntl();
  return (month) =>
    locale === 'ar'
      ? arabicMonth(month, new Intl.DateTimeFormat().resolvedOptions().timeZone)
      : formatDate(`${month}-01T00:00:00Z`, { month: 'short', year: 'numeric', timeZone: 'UTC' });
}
