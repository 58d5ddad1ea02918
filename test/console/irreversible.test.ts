import { expect, test, vi } from 'vitest';
import { irreversibleOf } from '../../console/src/work/irreversible.ts';
import type { ItemView } from '../../console/src/work/use-item.ts';

vi.mock('virtual:work-item-forms', async () => {
  const { workItemForms } = await import('../../contracts/work-items.ts');
  return { FORMS: Object.fromEntries(workItemForms().map((form) => [form.kind, form])) };
});

const about = (right: string) =>
  irreversibleOf({ kind: 'rights-request', rightsRequest: { right } } as ItemView);

test('of what is asked about data, erasure alone is asked about again before it is granted', () => {
  expect(about('erasure')).toEqual(['granted']);
  for (const right of ['correction', 'restriction', 'objection']) expect(about(right), right).toEqual([]);
  expect(irreversibleOf({ kind: 'departure', rightsRequest: null } as ItemView)).toEqual(['departed']);
});
