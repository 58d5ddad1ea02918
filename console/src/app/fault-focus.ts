/** Fields that are marked as wrong: by themselves, or by the error that describes them. */
const FAULTY = '[aria-invalid="true"], [aria-describedby*="-error"]';
const CONTROL = 'input, textarea, button, select, [tabindex]';
const PROBLEM = '.problem';
/** Buttons that send what was entered. */
const SENDS = 'button[class*="variant-primary"]';
const FORM = '[role="dialog"], form, main';

/**
 * Moves the keyboard to what is wrong after a form was sent, on every page: to the first field that is marked, or else to
 * the message of the server. Whoever goes on meanwhile is left alone.
 */
export function watchForms(): () => void {
  let watcher: MutationObserver | undefined;
  const stop = () => watcher?.disconnect();
  const onClick = ({ target }: MouseEvent) => {
    stop();
    const button = target instanceof Element ? target.closest(SENDS) : null;
    const form = button?.closest(FORM);
    if (!form) return;
    const known = new Set(form.querySelectorAll(PROBLEM));
    const look = () => {
      const [problem] = [...form.querySelectorAll<HTMLElement>(PROBLEM)].filter((one) => !known.has(one));
      const found = faultIn(form) ?? problem;
      if (found) stop();
      found?.focus();
    };
    watcher = new MutationObserver(look);
    watcher.observe(form, { subtree: true, childList: true, attributes: true });
    // What was marked before stays as it is: nothing changes that could be watched.
    requestAnimationFrame(look);
  };
  addEventListener('click', onClick);
  addEventListener('keydown', stop);
  addEventListener('pointerdown', stop);
  return () => {
    stop();
    removeEventListener('click', onClick);
    removeEventListener('keydown', stop);
    removeEventListener('pointerdown', stop);
  };
}

/** The first control that is marked as wrong; cells of a table that are to be put right are an answer, not a refusal. */
function faultIn(form: Element): HTMLElement | undefined {
  const marked = [...form.querySelectorAll<HTMLElement>(FAULTY)].find((one) => !one.closest('table'));
  if (!marked || marked.matches(CONTROL)) return marked;
  return marked.querySelector<HTMLElement>(CONTROL) ?? undefined;
}
