import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { functionNamed } from '../../contracts/functions.ts';
import { isRecorded } from '../../contracts/reads.ts';
import { API } from '../../contracts/routes.ts';

/** What a caller gets who changes nothing: everything that is fetched, searches, and dry runs. */
const isRead = (name: string, method: string): boolean =>
  method === 'GET' || /^(Search|Find|DryRun)/.test(name);
const reads = API.filter((route) => isRead(route.function, route.method));

/** Whether an answer holds a field that is marked as personal data. */
const holdsPersonal = (schema: z.ZodType): boolean =>
  JSON.stringify(z.toJSONSchema(schema, { unrepresentable: 'any', io: 'input' })).includes('"pii":true');

describe('what reading a route records', () => {
  it.each(reads)('is declared for $function', (route) => {
    expect(route.reading).toBeDefined();
  });

  it('is declared for nothing else', () => {
    const others = API.filter((route) => route.reading && !reads.includes(route));
    expect(others.map((route) => route.function)).toEqual([]);
  });

  it('is something wherever an answer holds personal data', () => {
    const personal = reads.filter(({ answer }) => holdsPersonal(answer));
    expect(personal.length).toBeGreaterThan(5);
    const unrecorded = personal.filter(({ reading }) => !isRecorded(reading)).map((route) => route.function);
    expect(unrecorded.filter((name) => name !== 'ReadSession' && name !== 'ListStaff')).toEqual([]);
  });

  it('can be written by its function', () => {
    for (const { function: name } of API.filter(({ reading }) => isRecorded(reading)))
      expect([name, functionNamed(name).table]).toEqual([name, 'write']);
  });
});
