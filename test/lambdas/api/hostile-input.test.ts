import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Route } from '../../../contracts/api/route.ts';
import { ProblemSchema } from '../../../contracts/api/route.ts';
import { rolesOf } from '../../../contracts/authorization.ts';
import { ERRORS } from '../../../contracts/errors.ts';
import { API } from '../../../contracts/routes.ts';
import type { Actor } from '../../../domain/kernel/actor.ts';
import { sponsorActor, staff } from '../../fixtures/actors.ts';
import type { ApiCall } from '../../fixtures/api.ts';
import { api } from '../../fixtures/api.ts';
import { hostileInputsOf, inputsOf } from '../../fixtures/inputs-of.ts';
import { storedCase, storedItem } from '../../fixtures/running-case.ts';
import { openTestWorkflows } from '../../step-functions.ts';
import { openTestTable } from '../../table.ts';

let known: Record<string, string>;
let workflows: Awaited<ReturnType<typeof openTestWorkflows>>;
afterAll(() => workflows.close());
beforeAll(async () => {
  workflows = await openTestWorkflows();
  const table = await openTestTable();
  const { case: caseRecord, persons } = await storedCase(table);
  const workItemId = await storedItem(table, caseRecord.id, 'eligibility-review');
  known = { caseId: caseRecord.id, workItemId, personId: persons[0]!.id };
});

/** `HOSTILE_RUNS=500`, with another FAST_CHECK_SEED, looks harder than there is time for at every change. */
const RUNS = Number(process.env.HOSTILE_RUNS ?? 15);

const DOCUMENTED = new Map(
  Object.entries(ERRORS).map(([name, rule]) => [`urn:kinbridge:error:${name}`, rule.status]),
);

const callerOf = (contract: Route): Actor | undefined => {
  if (contract.open) return undefined;
  const roles = rolesOf(contract);
  const role = roles.includes('supervisor') ? 'supervisor' : roles[0]!;
  return role === 'sponsor' ? sponsorActor('sponsor-1') : staff(role);
};

const asTexts = (value: unknown): Record<string, string> =>
  typeof value !== 'object' || value === null
    ? {}
    : Object.fromEntries(
        Object.entries(value).map(([key, part]) => [
          key,
          typeof part === 'string' ? part : JSON.stringify(part),
        ]),
      );

/** Path parameters: now those of what is there, now anything. */
const pathsOf = (contract: Route): fc.Arbitrary<Record<string, string>> => {
  const names = [...contract.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!);
  const there = contract.params
    ? inputsOf(contract.params).map((params) => ({
        ...asTexts(params),
        ...Object.fromEntries(names.flatMap((name) => (known[name] ? [[name, known[name]]] : []))),
      }))
    : fc.constant({});
  const anything = fc.record(Object.fromEntries(names.map((name) => [name, fc.string({ maxLength: 300 })])));
  return fc.oneof({ weight: 4, arbitrary: there }, { weight: 1, arbitrary: anything });
};

const callsOf = (contract: Route): fc.Arbitrary<ApiCall> =>
  fc.record({
    path: pathsOf(contract),
    ...(contract.query ? { query: hostileInputsOf(contract.query).map(asTexts) } : {}),
    ...(contract.body
      ? {
          body: fc.oneof(
            { weight: 8, arbitrary: hostileInputsOf(contract.body) },
            {
              weight: 1,
              arbitrary: fc.constantFrom('', '{', '[1,', '\u0000', '"', '{"a":1,"a":2}', undefined),
            },
          ),
        }
      : {}),
    ...(contract.method === 'GET' ? {} : { key: fc.string({ minLength: 1, maxLength: 20 }) }),
  });

describe('malformed, oversized, wrong-typed and hostile input', () => {
  it.each(API.map((contract) => [contract.function, contract] as const))(
    '%s answers it with what its contract says, or with a documented problem that is not of its own making',
    async (name, contract) => {
      const by = callerOf(contract);
      await fc.assert(
        fc.asyncProperty(callsOf(contract), async (call) => {
          const answer = await api(name, { ...call, ...(by ? { by } : {}) });
          if (answer.status === contract.status) return;
          const problem = ProblemSchema.parse(answer.body);
          expect(answer.contentType).toBe('application/problem+json');
          expect([problem.type, problem.status]).toEqual([problem.type, DOCUMENTED.get(problem.type)]);
          expect(answer.status).toBeLessThan(500);
          expect(answer.text).not.toMatch(/node_modules|\.ts:\d+|at async|ValidationException|DynamoDB/);
        }),
        { numRuns: RUNS },
      );
      expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
    },
  );
});
