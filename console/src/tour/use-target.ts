import { useEffect, useState } from 'react';

/** Where something stands in the window, in logical sizes. */
export interface Place {
  readonly top: number;
  readonly start: number;
  readonly width: number;
  readonly height: number;
}

const LOOK_EVERY_MS = 200;
const MISSING_AFTER_MS = 6000;

const isSame = (a: Place | undefined, b: Place): boolean =>
  a?.top === b.top && a.start === b.start && a.width === b.width && a.height === b.height;

function placeOf(element: Element): Place {
  const { top, left, right, width, height } = element.getBoundingClientRect();
  const isFromRight = document.documentElement.dir === 'rtl';
  return { top, start: isFromRight ? document.documentElement.clientWidth - right : left, width, height };
}

/** The first thing in sight that a selector names. */
export const targetOf = (selector: string): HTMLElement | undefined =>
  [...document.querySelectorAll<HTMLElement>(selector)].find((element) => element.checkVisibility());

/** What sticks to the top of the window. */
const TOP_PX = 150;

/** Into the middle of the window, or with its beginning in sight where it is taller than half of that. */
function bringInSight(element: HTMLElement): void {
  const isTall = element.offsetHeight > innerHeight / 2;
  element.scrollIntoView({ block: isTall ? 'start' : 'center', inline: 'nearest' });
  if (isTall) scrollBy({ top: -TOP_PX });
}

/** Follows where the target of a stop stands; pages load, scroll and change below it. */
export function useTarget(selector: string, key: string): { place: Place | undefined; missing: boolean } {
  const [place, setPlace] = useState<Place>();
  const [missing, setMissing] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another stop may point at the same thing on another page.
  useEffect(() => {
    setPlace(undefined);
    setMissing(false);
    const since = performance.now();
    let shown = false;
    const look = () => {
      const element = targetOf(selector);
      if (element && !shown) {
        shown = true;
        bringInSight(element);
      }
      const now = element && placeOf(element);
      setPlace((before) => (now && isSame(before, now) ? before : now));
      setMissing(!now && performance.now() - since > MISSING_AFTER_MS);
    };
    look();
    const every = setInterval(look, LOOK_EVERY_MS);
    addEventListener('scroll', look, { capture: true, passive: true });
    addEventListener('resize', look);
    return () => {
      clearInterval(every);
      removeEventListener('scroll', look, { capture: true });
      removeEventListener('resize', look);
    };
  }, [selector, key]);
  return { place, missing };
}
