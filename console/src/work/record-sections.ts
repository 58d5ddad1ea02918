import type { ItemView } from './use-item.ts';

/** The parts of the record beside a decision, in the order in which they are read. */
export const SECTIONS = [
  'facts',
  'matter',
  'why',
  'basis',
  'household',
  'consents',
  'written',
  'documents',
  'notes',
  'steps',
  'earlier',
] as const;
export type Section = (typeof SECTIONS)[number];

/** The case or sponsor whose documents stand beside the decision; null where the reader is not told whose it is. */
export const recordOf = ({ matter, caseId, sponsor }: ItemView): string | null =>
  matter === null ? null : (caseId ?? sponsor?.sponsorId ?? null);

/**
 * What the record beside a decision has. Of another office's case there is only the task itself; what is empty is
 * shown with that it is empty where somebody would look for it.
 */
export function sectionsOf(item: ItemView): readonly Section[] {
  const { matter, caseId, written, why } = item;
  const ofCase = matter !== null && caseId !== null;
  const has: Readonly<Record<Section, boolean>> = {
    facts: true,
    matter: true,
    why: why.length > 0,
    basis: matter?.earlier.some(({ isBasis }) => isBasis) ?? false,
    household: ofCase,
    consents: ofCase,
    written: written.length > 0,
    documents: recordOf(item) !== null,
    notes: ofCase,
    steps: true,
    earlier: matter?.earlier.some(({ isBasis }) => !isBasis) ?? false,
  };
  return SECTIONS.filter((section) => has[section]);
}
