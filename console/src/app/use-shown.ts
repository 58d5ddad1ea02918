import { useSearchParams } from 'react-router';

/**
 * Which of several views of a page is shown, the first by default. It is kept in the URL: a reload, Back and a link that
 * somebody was sent lead to the same view.
 */
export function useShown<T extends string>(
  name: string,
  views: readonly [T, ...T[]],
): readonly [shown: T, show: (view: string) => void] {
  const [asked, ask] = useSearchParams();
  const shown = views.find((view) => view === asked.get(name)) ?? views[0];
  const show = (view: string) =>
    ask(
      (now) => {
        const next = new URLSearchParams(now);
        next.set(name, view);
        return next;
      },
      { replace: true, preventScrollReset: true },
    );
  return [shown, show];
}
