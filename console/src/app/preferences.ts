import { applyDensity, applyMode, Density, Mode } from '@cloudscape-design/global-styles';
import { chooseLocale, LOCALES, type Locale } from '../i18n/locales.ts';

/** A person's preferences on this device. Nothing about people or cases, no token. */
export interface Preferences {
  readonly locale: Locale;
  readonly compact: boolean;
  readonly dark: boolean;
  /** Whether single keys act on a page. */
  readonly keys: boolean;
}

const NAME = 'kinbridge.preferences';

/** What was chosen on this device before, otherwise the browser's preferences. */
export function readPreferences(): Preferences {
  const kept = keptPreferences();
  return {
    locale: LOCALES.find((locale) => locale === kept.locale) ?? chooseLocale(navigator.languages),
    compact: kept.compact ?? false,
    keys: kept.keys ?? true,
    dark: kept.dark ?? matchMedia('(prefers-color-scheme: dark)').matches,
  };
}

function keptPreferences(): Partial<Preferences> {
  try {
    return (JSON.parse(localStorage.getItem(NAME) ?? '{}') ?? {}) as Partial<Preferences>;
  } catch {
    return {};
  }
}

export function applyPreferences(preferences: Preferences): void {
  applyMode(preferences.dark ? Mode.Dark : Mode.Light);
  // Paper is white: light letters would not be read on it.
  window.onbeforeprint = () => applyMode(Mode.Light);
  window.onafterprint = () => applyMode(preferences.dark ? Mode.Dark : Mode.Light);
  applyDensity(preferences.compact ? Density.Compact : Density.Comfortable);
  try {
    localStorage.setItem(NAME, JSON.stringify(preferences));
  } catch {
    // A browser without storage starts with its own preferences each time.
  }
}
