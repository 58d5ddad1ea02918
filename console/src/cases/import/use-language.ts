import { useIntl } from 'react-intl';
import type { IntakeLanguage } from '../../../../domain/intake/say.ts';
import { INTAKE_LANGUAGES } from '../../../../domain/intake/say.ts';

/** The language in which the reader of intake files speaks to this person. */
export function useLanguage(): IntakeLanguage {
  const { locale } = useIntl();
  return INTAKE_LANGUAGES.find((one) => one === locale.split('-')[0]) ?? 'en';
}
