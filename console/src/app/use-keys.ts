import { useEffect, useRef } from 'react';
import { usePreferences } from './use-preferences.tsx';

/** What each key does; nothing for a key without a line. */
export type Keys = Readonly<Partial<Record<string, () => void>>>;

/** Where letters are entered or chosen with, so that a key is not meant for the page. */
const FIELD =
  'input, textarea, select, [contenteditable], [role="textbox"], [role="combobox"], [role="listbox"], [role="menu"]';
/** Fields in which no letters are entered. */
const NO_TEXT = 'input[type="radio"], input[type="checkbox"]';

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest(FIELD) !== null && !target.matches(NO_TEXT);

/** The key by its letter; on a keyboard of another script, by the place that it shares with one. */
const letterOf = ({ key, code }: KeyboardEvent): string =>
  /^Key[A-Z]$/.test(code) && !/^[a-z]$/i.test(key) ? code.slice(3).toLowerCase() : key;

/**
 * Single keys of a page, unless they are switched off in the preferences. They do nothing while somebody types, while a
 * dialog is open or a form is being sent, whose page is about to change, and nothing together with Ctrl, Alt or the
 * command key, which belong to the browser.
 */
export function useKeys(keys: Keys): void {
  const { preferences } = usePreferences();
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    if (!preferences.keys) return undefined;
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.repeat || event.isComposing) return;
      if (event.ctrlKey || event.altKey || event.metaKey || isTyping(event.target)) return;
      if (document.querySelector('[role="dialog"], form[aria-busy="true"]') !== null) return;
      const act = latest.current[letterOf(event)];
      if (act === undefined) return;
      event.preventDefault();
      act();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [preferences.keys]);
}
