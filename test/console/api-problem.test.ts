import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ApiProblem, problemOf } from '../../console/src/api/api-problem.ts';
import { addressOf } from '../../console/src/api/call.ts';
import { readsAgain, waitBefore } from '../../console/src/api/retry.ts';

describe('a problem document', () => {
  test('tells its kind, its fields, the present version and the number for support', () => {
    const problem = problemOf(409, {
      type: 'urn:kinbridge:error:VersionConflict',
      status: 409,
      detail: 'Expected version 3, the work item has version 4.',
      instance: 'urn:kinbridge:request:abc',
      currentVersion: 4,
      issues: [{ path: 'reasonCode', rule: 'a reason code', received: 'nothing' }, 'noise'],
    });
    expect(problem).toMatchObject({
      kind: 'VersionConflict',
      status: 409,
      currentVersion: 4,
      requestId: 'abc',
    });
    expect(problem.issues.map(({ path }) => path)).toEqual(['reasonCode']);
    expect(problem.passing).toBe(false);
  });

  test.each([
    [401, 'NotSignedIn'],
    [403, 'Forbidden'],
    [404, 'NotFound'],
    [413, 'TooLarge'],
    [429, 'TooManyRequests'],
    [502, 'NotReady'],
    [500, 'Unexpected'],
    [418, 'Unexpected'],
  ])('that is missing from an answer of status %i is made up from the status', (status, kind) => {
    expect(problemOf(status, '<html>').kind).toBe(kind);
  });

  test('of any shape is read without an error', () => {
    fc.assert(
      fc.property(fc.anything(), fc.integer({ min: 400, max: 599 }), (body, status) => {
        expect(problemOf(status, body).status).toBe(status);
      }),
    );
  });
});

describe('a read', () => {
  test('comes again when the line or the server was busy, four times, and never for a final answer', () => {
    expect(readsAgain(0, new ApiProblem('Offline', 0))).toBe(true);
    expect(readsAgain(3, new ApiProblem('StoreBusy', 503))).toBe(true);
    expect(readsAgain(4, new ApiProblem('StoreBusy', 503))).toBe(false);
    expect(readsAgain(0, new ApiProblem('Forbidden', 403))).toBe(false);
    expect(readsAgain(0, new TypeError('a fault of our own'))).toBe(false);
  });

  test('waits longer each time, within bounds, and at least as long as the server asks', () => {
    const busy = problemOf(503, undefined, '30');
    expect(waitBefore(0, busy)).toBe(30_000);
    fc.assert(
      fc.property(fc.nat(30), fc.double({ min: 0, max: 1, noNaN: true }), (failures, chance) => {
        const wait = waitBefore(failures, new ApiProblem('NoAnswer', 0), () => chance);
        expect(wait).toBeGreaterThanOrEqual(500);
        expect(wait).toBeLessThanOrEqual(20_000);
      }),
    );
  });
});

test('an address carries its parameters and its query, escaped', () => {
  const params = { caseId: 'a/b?c' };
  expect(addressOf('/cases/{caseId}', { params })).toBe('/cases/a%2Fb%3Fc');
  const query = { limit: 25, cursor: undefined, search: 'حلب & more' };
  const address = addressOf('/cases', { query });
  expect(new URL(address, 'http://x').searchParams.get('search')).toBe('حلب & more');
  expect(address).not.toContain('cursor');
});
