import type { Root } from 'react-dom/client';

/**
 * Browsers keep a page as it was left, and show it again on Back, also after the person has signed out. So that whoever
 * comes next sees nothing, the page is emptied as it is left, and loaded anew if it is shown again.
 */
export function leaveNothing(root: Root): void {
  window.addEventListener('pagehide', () => root.unmount());
  window.addEventListener('pageshow', ({ persisted }) => {
    if (persisted) location.reload();
  });
}
