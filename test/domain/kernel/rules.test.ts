import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { CountrySchema, LanguageSchema } from '../../../domain/case/place-codes.ts';
import { issuesOf, parseInput } from '../../../domain/kernel/invalid-input.ts';
import { codeOfText, RULES, type RuleCode, rule } from '../../../domain/kernel/rules.ts';
import { NewSponsorSchema } from '../../../domain/sponsorship/register-sponsor.ts';
import { ReasonCodeSchema } from '../../../domain/work-item/kind.ts';

const codeOf = (schema: z.ZodType, value: unknown) => {
  const [issue] = issuesOf(z.object({ field: schema }).safeParse({ field: value }).error!, { field: value });
  return { code: issue?.code, values: issue?.values };
};

describe('what a schema refuses has the code of a rule, and its values', () => {
  test.each<[string, z.ZodType, unknown, RuleCode, object | undefined]>([
    ['nothing', z.string(), undefined, 'required', undefined],
    ['empty text', z.string().min(1), '', 'required', undefined],
    ['another kind', z.number(), 'x', 'kind', { expected: 'number' }],
    ['short text', z.string().min(3), 'x', 'at-least-characters', { least: 3 }],
    ['long text', z.string().max(3), 'long', 'at-most-characters', { most: 3 }],
    ['a small number', z.int().min(1), 0, 'at-least', { least: 1 }],
    ['a large number', z.int().max(5), 6, 'at-most', { most: 5 }],
    ['few entries', z.array(z.int()).min(2), [1], 'at-least-entries', { least: 2 }],
    ['many entries', z.array(z.int()).max(1), [1, 2], 'at-most-entries', { most: 1 }],
    ['another code', z.enum(['a', 'b']), 'c', 'in-list', { options: 'a, b' }],
    ['a field too many', z.strictObject({}), { x: 1 }, 'unknown-field', { fields: 'x' }],
    ['no date', z.iso.date(), '31.3.2026', 'date', undefined],
    ['no instant', z.iso.datetime(), '2026-03-31', 'instant', undefined],
    ['no address', z.email(), 'not-an-address', 'email', undefined],
    ['no reason code', ReasonCodeSchema, 'Two words', 'reason-code', undefined],
    ['no country', CountrySchema, 'Syria', 'country-code', undefined],
    ['no language', LanguageSchema, 'Arabic', 'language-code', undefined],
    ['no phone number', NewSponsorSchema.shape.phone, '070', 'phone-number', undefined],
  ])('%s', (_what, schema, value, code, values) => {
    expect(codeOf(schema, value)).toEqual({ code, values });
  });

  test('and never what was entered, whatever it is', () => {
    const secret = 'Layla-Haddad';
    const schema = z.strictObject({ name: z.string().max(3), country: CountrySchema });
    fc.assert(
      fc.property(fc.constantFrom('name', 'country'), (field) => {
        const given = { name: 'x', country: 'SYR', [field]: secret };
        expect(() => parseInput(schema, given, 'form')).toThrow(
          expect.objectContaining({ issues: [expect.not.objectContaining({ received: secret })] }),
        );
        expect(JSON.stringify(issuesOf(schema.safeParse(given).error!, given))).not.toContain(secret);
      }),
    );
  });
});

test('no two rules share a sentence, and each of them says its values', () => {
  expect(new Set(Object.values(RULES)).size).toBe(Object.keys(RULES).length);
  expect(rule('age-at-most', { most: 125 }).text).toBe('gives an age of at most 125 years');
  expect(codeOfText('is not in the future')).toBe('not-in-future');
  expect(codeOfText('something else')).toBeUndefined();
});
