import { workItemForms } from '../../contracts/work-items.ts';
import { patienceFor } from '../../domain/policy/policy.ts';
import { shippedPolicy } from '../../registry/shipped.ts';

interface Variant {
  properties?: { decision?: { const?: string } };
}

const decisionsOf = (form: object): string =>
  ((form as { oneOf?: Variant[] }).oneOf ?? [])
    .map((variant) => variant.properties?.decision?.const ?? '')
    .join(', ');

/** A table of every kind of work item: who does it, how long it may wait, and the possible decisions. */
export function workItemTable(): string {
  const policy = shippedPolicy('resettlement', 1)!;
  const rows = workItemForms().map((kind) => {
    const patience = patienceFor(policy, kind.kind);
    return `| ${kind.kind} | ${kind.stage} | ${kind.role} | ${kind.place} | ${patience.remindAfter} | ${patience.due} | ${decisionsOf(kind.form)} |`;
  });
  return [
    '# Work items',
    '',
    'From `domain/` and the policy `resettlement-1` by `npm run docs`; do not edit. Reminder and due count from the opening.',
    '',
    '| kind | stage | role | office | reminder | due | decisions |',
    '|---|---|---|---|---|---|---|',
    ...rows,
    '',
  ].join('\n');
}
