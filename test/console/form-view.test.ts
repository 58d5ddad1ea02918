import { createElement } from 'react';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import type * as z from 'zod';
import { ItemBody } from '../../console/src/work/item-body.tsx';
import type { ItemView } from '../../console/src/work/use-item.ts';
import { ANY_WORK_KINDS } from '../../registry/any-kind.ts';
import { WorkItemFormViewSchema } from '../../registry/work-item-view.ts';
import { rendered } from './rendered.ts';

vi.mock('virtual:work-item-forms', async () => {
  const { workItemForms } = await import('../../contracts/work-items.ts');
  return { FORMS: Object.fromEntries(workItemForms().map((form) => [form.kind, form])) };
});

/** A value of a schema with everything that it can carry; texts are marked, so that they are found again. */
function full(schema: z.ZodType, path: string): unknown {
  const def = (schema as unknown as { def: Record<string, unknown> & { type: string } }).def;
  const inner = (part: unknown, at = path) => full(part as z.ZodType, at);
  switch (def.type) {
    case 'object':
      return Object.fromEntries(
        Object.entries(def.shape as object).map(([key, part]) => [
          key,
          inner(part, path === '' ? key : `${path}.${key}`),
        ]),
      );
    case 'array':
      return [inner(def.element)];
    case 'nullable':
    case 'optional':
    case 'readonly':
      return inner(def.innerType);
    case 'union':
      return inner((def.options as unknown[])[0]);
    case 'enum':
      return Object.values(def.entries as object)[1] ?? Object.values(def.entries as object)[0];
    case 'record':
      return { remark: `${path}~Remark` };
    case 'literal':
      return (def.values as unknown[])[0];
    case 'number':
      return 7;
    case 'boolean':
      return true;
    case 'string': {
      const text = `${path}~`;
      const value = schema.safeParse(text).success ? text : undefined;
      return (
        value ??
        ['2026-03-10T09:00:00.000Z', '2026-03-10', 'amman'].find((one) => schema.safeParse(one).success)
      );
    }
    default:
      throw new Error(`Expected a type of a schema that the test knows, received ${def.type} at ${path}.`);
  }
}

/** Remembers what of a view was looked at. */
function watched<T extends object>(view: T, path: string, seen: Set<string>): T {
  return new Proxy(view, {
    get(target, key) {
      const value = Reflect.get(target, key) as unknown;
      if (typeof key === 'symbol' || (!Object.hasOwn(target, key) && typeof value === 'function'))
        return value;
      const at = Array.isArray(target) ? path : path === '' ? key : `${path}.${key}`;
      seen.add(at);
      return typeof value === 'object' && value !== null ? watched(value, at, seen) : value;
    },
  });
}

const leavesOf = (value: unknown, path: string): [string, unknown][] =>
  Array.isArray(value)
    ? value.flatMap((one) => leavesOf(one, path))
    : typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([key, one]) => leavesOf(one, path === '' ? key : `${path}.${key}`))
      : [[path, value]];

/** Ids and counters that lead the console and mean nothing to a person; topics, dimensions, lines and visits are what a form offers. */
const NO_FACT = new Set([
  ...[
    'workItemId',
    'version',
    'kind',
    // Says to whom the page offers to give it.
    'service',
    'role',
    'office',
    'round',
    'members',
    'topics',
    ...['scored.whom', 'scored.dimensions', 'due.lineId', 'due.whom', 'due.service', 'due.dueAt', 'visits'],
    'needed.fields',
    // Says whether the form asks why it is missing.
    'missing.explainable',
  ],
  ...[
    'matter.earlier.workItemId',
    'compared.persons.personId',
    'given.persons.personId',
    'closed.decision',
    'closed.why',
    'notFor',
  ],
]);

describe.each(ANY_WORK_KINDS.map(({ kind, stage, role }) => ({ kind, stage, role })))('$kind', (of) => {
  const draw = (over: Partial<ItemView> = {}) => {
    const view = { ...(full(WorkItemFormViewSchema, '') as ItemView), ...of, ...over } as ItemView;
    const seen = new Set<string>();
    const props = { mayDecide: false, onRefresh: () => Promise.resolve({ data: undefined }) };
    const html = rendered(createElement(ItemBody, { ...props, item: watched(view, '', seen) }));
    return { view, seen, html };
  };

  // Parts that come later are drawn from the second time on.
  beforeAll(async () => {
    draw();
    await vi.dynamicImportSettled();
  });

  test('shows whoever decides every field that its view can carry', () => {
    const asCase = draw({ sponsor: null, status: 'claimed' });
    const asSponsor = draw({ caseId: null, caseNumber: null, status: 'claimed' });
    const seen = new Set([...asCase.seen, ...asSponsor.seen]);
    const leaves = leavesOf(full(WorkItemFormViewSchema, ''), '').map(([path]) => path);
    const unseen = leaves.filter((path) => !NO_FACT.has(path) && !seen.has(path));
    expect([...new Set(unseen)]).toEqual([]);
    for (const text of [
      'message.text~',
      'matter.household.name~',
      'matter.flags.instruction~',
      'matter.earlier.note~',
    ])
      expect(asCase.html).toContain(text);
    expect(asCase.html).toContain('matter.earlier.fields~Remark');
  });
});

describe('a review of retention', () => {
  const draw = (caseId: string | null, context: ItemView['context']) => {
    const of = ANY_WORK_KINDS.find(({ kind }) => kind === 'retention-review')!;
    const { stage, role } = of;
    const ofOthers = { householdChange: null, expiringPapers: null, compared: null };
    const item = {
      ...(full(WorkItemFormViewSchema, '') as ItemView),
      ...ofOthers,
      kind: of.kind,
      stage,
      role,
    };
    const props = { mayDecide: false, onRefresh: () => Promise.resolve({ data: undefined }) };
    return rendered(createElement(ItemBody, { ...props, item: { ...item, caseId, context } as ItemView }));
  };

  test('names its days once, in words', () => {
    const days = { dueOn: '2032-04-03' };
    for (const html of [
      draw(null, { ...days, activeOn: '2027-04-03' }),
      draw('case-1', { ...days, closedOn: '2027-04-03', outcome: 'cancelled' }),
    ]) {
      expect(html.match(/Apr 3, 2032/g)).toHaveLength(1);
      expect(html).not.toMatch(/dueOn|activeOn|closedOn/);
    }
  });
});
