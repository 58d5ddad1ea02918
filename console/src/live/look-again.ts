/** After this long without a touch or a key, nobody seems to be reading. */
const IDLE_AFTER_MS = 180_000;
const IDLE_MS = 120_000;

let touchedAt = Date.now();
const touch = (): void => {
  touchedAt = Date.now();
};
for (const kind of ['pointerdown', 'keydown', 'wheel', 'focus'])
  globalThis.addEventListener?.(kind, touch, { passive: true, capture: true });

/**
 * How long until an open page asks again: `ms` while somebody works with it, two minutes once nobody does. A page that
 * is out of sight does not ask at all, and asks at once when it is seen again.
 */
export const lookAgain = (ms: number) => (): number =>
  Date.now() - touchedAt > IDLE_AFTER_MS ? Math.max(ms, IDLE_MS) : ms;
