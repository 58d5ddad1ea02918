import type { Entities } from '../case/entities.ts';
import { identifier } from '../kernel/identifier.ts';

const begun = <W extends 'case-attention' | 'sponsorship'>(
  workflow: W,
  execution: string,
  input: Record<string, unknown>,
) => ({ kind: 'start' as const, workflow, execution, input });

/** Somebody finds a household whose sponsorship broke down a safe place; if it is not safe, protection acts too. */
export function breakdownActions(
  before: Entities['offer'] | undefined,
  { id, caseId, status, reasonCode }: Entities['offer'],
) {
  if (status !== 'broken-down' || before?.status === 'broken-down') return [];
  const input = { caseId, subject: id, context: {} };
  const housed = { ...input, stage: 'sponsorship', kind: 'sponsorship-breakdown' };
  const safe = { ...input, stage: 'post-arrival-follow-up', kind: 'protection-concern' };
  return [
    begun('case-attention', `${id}-breakdown`, housed),
    ...(reasonCode === 'safety' ? [begun('case-attention', `${id}-safety`, safe)] : []),
  ];
}

/** After a breakdown another sponsor is sought beside the follow-up, which goes on. */
export function searchAnew(
  before: Entities['case-stages'] | undefined,
  { caseId, stages }: Entities['case-stages'],
) {
  const [earlier, now] = [before?.stages.sponsorship, stages.sponsorship];
  const same = earlier?.outcome === 'sought-anew' && earlier.at === now?.at;
  if (now?.outcome !== 'sought-anew' || same) return [];
  return [begun('sponsorship', `${caseId}-${identifier('sought', now.at)}`, { caseId })];
}
