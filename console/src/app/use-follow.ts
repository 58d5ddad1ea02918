import { useCallback } from 'react';
import { useNavigate } from 'react-router';

interface FollowEvent {
  preventDefault(): void;
  readonly detail: { readonly href?: string | undefined; readonly external?: boolean | undefined };
}

const BASE = '/console';

/** The URL of a console path, for links that can be opened in a new tab. */
export const hrefOf = (path: string): string => `${BASE}${path}`;

/** Follows a link of the design system without reloading the console. */
export function useFollow(): (event: FollowEvent) => void {
  const navigate = useNavigate();
  return useCallback(
    (event) => {
      const { href, external } = event.detail;
      if (href === undefined || external || !href.startsWith(BASE)) return;
      event.preventDefault();
      navigate(href.slice(BASE.length) || '/');
    },
    [navigate],
  );
}
