import type { Fault } from './check-policy.ts';
import type { Place } from './place-in-json.ts';
import { placeInJson } from './place-in-json.ts';

const LINES_ABOVE = 4;

/** The position of a fault: at its path, at its parent if a field is missing, or where reading stopped. */
export function placeOfFault(text: string, { path, rule }: Fault): Place | undefined {
  if (path === '') {
    const stopped = /position (\d+)/.exec(rule)?.[1];
    return stopped === undefined ? undefined : { from: Number(stopped), to: Number(stopped) + 1 };
  }
  if (path === '(whole)') return placeInJson(text, '');
  return (
    placeInJson(text, path) ??
    placeOfFault(text, { rule, path: path.split('.').slice(0, -1).join('.') || '(whole)' })
  );
}

/** Moves the cursor to the fault and scrolls to it. */
export function showIn(area: HTMLTextAreaElement | null | undefined, text: string, fault: Fault): void {
  const place = placeOfFault(text, fault);
  if (!area || !place) return;
  area.focus();
  area.setSelectionRange(place.from, place.to);
  const line = text.slice(0, place.from).split('\n').length;
  const lineHeight = Number.parseFloat(getComputedStyle(area).lineHeight);
  area.scrollTop = Math.max(0, line - LINES_ABOVE) * lineHeight;
}
