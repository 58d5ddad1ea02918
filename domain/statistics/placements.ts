import type { WorkItem } from '../work-item/work-item.ts';

/** What people did with proposals of sponsors: accepted them, or chose another sponsor, and why. */
export interface PlacementFigures {
  confirmed: number;
  overridden: number;
  /** Reasons of the overrides, most frequent first. */
  reasons: { reasonCode: string; count: number }[];
}

/** Counts decided proposals. */
export function placementFigures(items: readonly Pick<WorkItem, 'decision'>[]): PlacementFigures {
  const decided = items.flatMap(({ decision }) => decision ?? []);
  const counts = new Map<string, number>();
  const overrides = decided.filter(({ code }) => code === 'override');
  for (const { form } of overrides) {
    const reason = String(form.reasonCode);
    counts.set(reason, (counts.get(reason) ?? 0) + 1);
  }
  return {
    confirmed: decided.filter(({ code }) => code === 'confirm').length,
    overridden: overrides.length,
    reasons: [...counts]
      .map(([reasonCode, count]) => ({ reasonCode, count }))
      .sort((a, b) => b.count - a.count || (a.reasonCode < b.reasonCode ? -1 : 1)),
  };
}
