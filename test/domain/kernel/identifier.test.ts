import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { IdSchema } from '../../../contracts/api/route.ts';
import { identifier } from '../../../domain/kernel/identifier.ts';
import { ownerOfWorkItem, workItemId } from '../../../domain/work-item/work-item.ts';

describe('identifiers', () => {
  it('are the same for the same parts, and never for others, however those are cut', () => {
    const parts = fc.array(fc.string({ unit: fc.constantFrom('a', '|', ':', '1', '2', '3'), maxLength: 6 }), {
      maxLength: 5,
    });
    fc.assert(
      fc.property(parts, parts, (a, b) => {
        const same = a.length === b.length && a.every((part, index) => part === b[index]);
        expect(identifier('x', ...a) === identifier('x', ...b)).toBe(
          same || (a.length === 0 && b.length === 0),
        );
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    [
      ['ab', 'c'],
      ['a', 'bc'],
    ],
    [['a|1:b'], ['a', 'b']],
    [['1:a', ''], ['1:a']],
    [[''], []],
  ])('tells %j from %j', (a, b) => {
    expect(identifier('x', ...a)).not.toBe(identifier('x', ...b));
  });

  it('are 20 characters of base 32 after a prefix, as routes take them', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (part) => {
        const id = identifier('case', part);
        expect(id).toMatch(/^case-[0-9a-hjkmnp-tv-z]{20}$/);
        expect(IdSchema.safeParse(id).success).toBe(true);
      }),
    );
  });

  it('of a work item names its case or its sponsor', () => {
    fc.assert(
      fc.property(fc.constantFrom('case', 'sponsor'), fc.string(), fc.string(), (whose, number, subject) => {
        const owner = identifier(whose, number);
        const id = workItemId(owner, 'contact-failed', subject);
        expect(ownerOfWorkItem(id)).toBe(owner);
        expect(IdSchema.safeParse(id).success).toBe(true);
      }),
    );
  });
});
