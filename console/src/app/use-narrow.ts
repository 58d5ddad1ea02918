import { useSyncExternalStore } from 'react';

/** The width that the design system calls a phone. */
const NARROW = '(max-width: 687px)';
/** The width on which two columns stand side by side; `work/beside.css` says the same. */
const WIDE = '(min-width: 1100px)';

/** Whether the screen is as the query says; false where there is no screen. */
function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (onChange) => {
      const list = matchMedia(query);
      list.addEventListener('change', onChange);
      return () => list.removeEventListener('change', onChange);
    },
    () => matchMedia(query).matches,
    () => false,
  );
}

/** True on a screen too narrow for columns side by side. */
export const useNarrow = (): boolean => useMedia(NARROW);
/** True on a screen wide enough for a record beside a form. */
export const useWide = (): boolean => useMedia(WIDE);
