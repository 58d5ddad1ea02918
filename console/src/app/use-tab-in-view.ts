import { type RefObject, useEffect, useRef } from 'react';

/**
 * Brings the selected tab into view where there are more tabs than fit, in either direction of writing: the design
 * system does so at first only if nothing changes its width afterwards. `labels` and `selected` say what is shown.
 */
export function useTabInView(labels: string, selected: string | undefined): RefObject<HTMLDivElement | null> {
  const place = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: measured again when these change
  useEffect(() => {
    const list = place.current?.querySelector('[role="tablist"]');
    if (!list) return;
    const bring = () => {
      const tab = list.querySelector('[role="tab"][aria-selected="true"]');
      if (!tab) return;
      const here = tab.getBoundingClientRect();
      const room = list.getBoundingClientRect();
      if (here.left >= room.left && here.right <= room.right) return;
      list.scrollBy({ left: (here.left + here.right - room.left - room.right) / 2 });
    };
    // The buttons beside the tabs appear after the first measure and take their room.
    const watch = new ResizeObserver(bring);
    watch.observe(list);
    return () => watch.disconnect();
  }, [labels, selected]);
  return place;
}
