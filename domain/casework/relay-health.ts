import type { ServicePlan } from '../plan/service-plan.ts';

interface CareStart {
  readonly kind: 'start';
  readonly workflow: 'case-attention';
  readonly execution: string;
  readonly input: Record<string, unknown>;
}

/**
 * What a person is owed for their health becomes work of the office that received them once it has its day: at once
 * what cannot wait.
 */
export function healthAfterArrival(
  before: ServicePlan | undefined,
  { id, caseId, lines }: ServicePlan,
): CareStart[] {
  const dated = new Set(before?.lines.filter(({ dueAt }) => dueAt).map((line) => line.id));
  const fresh = lines.filter(
    (line) =>
      line.source.kind === 'health-assessment' &&
      line.state === 'planned' &&
      line.dueAt !== undefined &&
      !dated.has(line.id),
  );
  const kindOf = ({ source }: (typeof fresh)[number]) =>
    source.reference === 'at-once' ? 'care-on-arrival' : 'receiving-clinic';
  return [...Map.groupBy(fresh, kindOf)].map(([kind, [first]]) => ({
    kind: 'start',
    workflow: 'case-attention',
    execution: `${caseId}-${first?.id}`,
    input: { caseId, stage: 'health-assessment', kind, subject: id, context: {} },
  }));
}
