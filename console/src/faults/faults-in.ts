/** Something on a form that is marked as wrong, in the words that stand beside it. */
export interface Fault {
  /** Of the words that say what is wrong. */
  readonly id: string;
  /** The label of its field; empty for a fault of several fields together, whose text says it all. */
  readonly field: string;
  /** The heading of the part of the form that it is in, where the form has several. */
  readonly group: string | undefined;
  readonly text: string;
  /** What the keyboard goes to. */
  readonly control: HTMLElement;
}

/** The errors that the design system's form fields show, and what is wrong with several fields together. */
const ERRORS = '[id$="-error"], [data-fault]';
const CONTROL = ':is(input, textarea, select, button, [tabindex="0"]):not(:disabled, .field-help *)';
const HEADING = 'h2';

const textOf = (element: Element | null | undefined): string => element?.textContent?.trim() ?? '';

/** Everything on a form that is marked as wrong, in the form's order; cells of a table that are to be put right are no refusal. */
export function faultsIn(form: Element): Fault[] {
  const errors = [...form.querySelectorAll<HTMLElement>(ERRORS)].filter((error) => !error.closest('table'));
  const groups = errors.map((error) => groupOf(error, form));
  const several = new Set(groups).size > 1;
  return errors.flatMap((error, index) => {
    const group = several ? groups[index] : undefined;
    if (error.matches('[data-fault]'))
      return [{ id: `${index}`, field: '', group, text: textOf(error), control: error }];
    const field = fieldOf(error, form);
    const control = field && controlIn(field);
    const text = textOf(error.querySelector('[class*="message"]') ?? error);
    return field && control && text !== ''
      ? [{ id: error.id, field: labelOf(field, control), group, text, control }]
      : [];
  });
}

/** The first control that can be gone to: the same choice is there twice, as buttons and, where they do not fit, as a list. */
const controlIn = (part: Element): HTMLElement | undefined =>
  [...part.querySelectorAll<HTMLElement>(CONTROL)].find((one) => one.checkVisibility());

/** The nearest part around an error that has something to enter in it. */
function fieldOf(error: Element, form: Element): Element | undefined {
  for (let part = error.parentElement; part && part !== form; part = part.parentElement)
    if (part.querySelector(CONTROL)) return part;
  return undefined;
}

/** The label of a field, or that of the group of controls that it is. */
function labelOf(field: Element, control: HTMLElement): string {
  const label = field.querySelector('[id$="-label"]') ?? field.closest('fieldset')?.querySelector('legend');
  return textOf(label) || (control.getAttribute('aria-label') ?? textOf(control.closest('label')));
}

/** The heading of the part of a form that something is in. */
function groupOf(element: Element, form: Element): string | undefined {
  for (let part = element.parentElement; part && part !== form; part = part.parentElement) {
    const heading = [...part.querySelectorAll(HEADING)].findLast(
      (one) => one.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING,
    );
    if (heading) return textOf(heading);
  }
  return undefined;
}
