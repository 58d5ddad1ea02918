import { useText, useWords } from '../i18n/use-text.ts';

/** What a household wishes, in words. */
export function usePreferenceList(): (preferences: readonly string[]) => string {
  const say = useText();
  const words = useWords();
  return (preferences) =>
    preferences.length === 0
      ? say('cases.preferences.none')
      : preferences.map((code) => words('words.value.preference', code)).join(say('cases.list.and'));
}
