import { describe, expect, it } from 'vitest';
import { workItemForms } from '../../contracts/work-items.ts';
import { SHIPPED_POLICIES } from '../../registry/shipped.ts';

interface Variant {
  properties: { decision: { const: string } };
  required: string[];
  additionalProperties: boolean;
}

describe('the form of each kind of work item', () => {
  it.each(workItemForms().map((form) => [form.kind, form] as const))(
    '%s says what can be decided',
    (_kind, { form }) => {
      const { oneOf } = form as { oneOf: Variant[] };
      const decisions = oneOf.map(({ properties }) => properties.decision.const);
      expect(decisions.length).toBeGreaterThan(0);
      expect(new Set(decisions).size).toBe(decisions.length);
      for (const variant of oneOf) {
        expect(variant.required).toContain('decision');
        expect(variant.additionalProperties).toBe(false);
      }
    },
  );

  it('belongs to a kind that every policy has patience for', () => {
    const kinds = new Set(workItemForms().map(({ kind }) => kind));
    for (const { patience } of SHIPPED_POLICIES)
      expect(Object.keys(patience).filter((kind) => kind !== 'default' && !kinds.has(kind))).toEqual([]);
  });
});
