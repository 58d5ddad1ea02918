import type { Page } from 'playwright-core';

/** So long nothing may be asked, drawn or calculated before a page counts as ready. */
const QUIET_MS = 400;
const LOOK_MS = 40;

/**
 * When the page could be used, on this process's clock: the end of the last answer or of the last change of the page,
 * before which the main thread had no time for whoever uses it.
 */
export async function settled(page: Page): Promise<number> {
  await page.evaluate(WATCH);
  for (;;) {
    const asked = performance.now();
    const { since, loading } = (await page.evaluate('window.__settled()')) as {
      since: number;
      loading: boolean;
    };
    const answered = performance.now();
    if (!loading && since >= QUIET_MS) return (asked + answered) / 2 - since;
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
}

/** Written as text, since it runs in the page. */
const WATCH = `(() => {
  if (window.__settled) return;
  let last = performance.now();
  const busy = () => { last = performance.now(); };
  new MutationObserver(busy).observe(document.documentElement, { childList: true, subtree: true, attributes: true, characterData: true });
  new PerformanceObserver(busy).observe({ type: 'longtask' });
  let open = 0;
  const ask = window.fetch;
  window.fetch = async (...sent) => {
    open += 1; busy();
    try { return await ask(...sent); } finally { open -= 1; busy(); }
  };
  window.__settled = () => ({
    since: performance.now() - last,
    loading: open > 0 || document.querySelector('main [role="status"] svg, main [aria-busy="true"]') !== null,
  });
})()`;
