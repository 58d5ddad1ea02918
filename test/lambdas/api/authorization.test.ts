import fc from 'fast-check';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Route } from '../../../contracts/api/route.ts';
import type { AccessScope } from '../../../contracts/authorization.ts';
import { SEES } from '../../../contracts/authorization.ts';
import { API } from '../../../contracts/routes.ts';
import type { Actor, Role } from '../../../domain/kernel/actor.ts';
import { RoleSchema } from '../../../domain/kernel/actor.ts';
import { ASYLUM, staff } from '../../fixtures/actors.ts';
import type { ApiAnswer } from '../../fixtures/api.ts';
import { api } from '../../fixtures/api.ts';
import { adult } from '../../fixtures/household.ts';
import { inputsOf } from '../../fixtures/inputs-of.ts';
import { storedCase, storedItem } from '../../fixtures/running-case.ts';
import type { TestTable } from '../../table.ts';
import { openTestTable } from '../../table.ts';

const OTHER = 'nairobi';
/** What is searched for is personal and must not stand in an address. */
const READS_BY_POST = ['SearchCases', 'FindAnything'];
const closed = API.filter((contract) => !contract.open);
let table: TestTable;
let known: Record<string, string>;

/** A case of its own for each route, so that what one route opens is not open for the next. */
async function freshCase(): Promise<void> {
  const { case: caseRecord, persons } = await storedCase(table, { members: [adult()] });
  const workItemId = await storedItem(table, caseRecord.id, 'eligibility-review');
  known = { caseId: caseRecord.id, workItemId, personId: persons[0]!.id };
}

beforeAll(async () => {
  table = await openTestTable();
});
beforeEach(freshCase);

const samples = new Map<unknown, Record<string, unknown>>();

/** One valid input of a schema, always the same. */
function sample(schema: NonNullable<Route['params']>): Record<string, unknown> {
  const shaped = () => fc.sample(inputsOf(schema), { numRuns: 50, seed: 7 });
  const made = samples.get(schema) ?? shaped().find((input) => schema.safeParse(input).success);
  samples.set(schema, made as Record<string, unknown>);
  return made as Record<string, unknown>;
}

const actorOf = (role: Role, office: string): Actor =>
  role === 'sponsor' ? { id: 'sponsor-1', kind: 'sponsor', roles: ['sponsor'] } : staff(role, office);

const call = (contract: Route, by: Actor): Promise<ApiAnswer> => {
  const params = contract.params ? sample(contract.params) : {};
  const path = Object.fromEntries(
    Object.entries(params).map(([name, value]) => [name, known[name] ?? String(value)]),
  );
  return api(contract.function, {
    by,
    path,
    ...(contract.body ? { body: sample(contract.body) } : {}),
    ...(contract.method === 'GET' ? {} : { ifMatch: '999' }),
  });
};

const refusedByRole = ({ status, body }: ApiAnswer): boolean =>
  status === 403 && String(body.detail).startsWith('Expected one of the roles');

const grid = closed.flatMap((contract) =>
  RoleSchema.options.flatMap((role) =>
    [ASYLUM, OTHER].map((office) => {
      const reach: AccessScope | undefined = contract.grants?.[role];
      return { name: contract.function, contract, role, office, reach };
    }),
  ),
);

describe('every route × every role × own and other office is as the table says', () => {
  it.each(closed.map((contract) => [contract.function, contract] as const))('%s', async (name, contract) => {
    for (const { role, office, reach } of grid.filter((cell) => cell.name === name)) {
      const answer = await call(contract, actorOf(role, office));
      expect([role, office, refusedByRole(answer)]).toEqual([role, office, reach === undefined]);
      if (reach === undefined) continue;
      const ofSomething = /\{(caseId|workItemId)\}/.test(contract.path);
      const elsewhere = ofSomething && office === OTHER && role !== 'sponsor';
      if (elsewhere)
        expect([role, office, [403, 404].includes(answer.status)]).toEqual([
          role,
          office,
          reach === 'own-office' || reach === 'given-work',
        ]);
      if (role === 'sponsor' && ofSomething) expect(answer.status).toBeGreaterThanOrEqual(400);
    }
  });

  it('is a table of routes that exist, with roles that exist', () => {
    expect(grid.length).toBe(closed.length * RoleSchema.options.length * 2);
  });

  it('gives no route that changes something to an auditor, but how audits are anchored and lists are looked at', () => {
    const changing = closed.filter(({ method }) => method !== 'GET');
    const audited = changing.filter(({ grants }) => grants?.auditor).map((contract) => contract.function);
    expect(audited).toEqual([...READS_BY_POST, 'AnchorNow', 'SaveView', 'RemoveView', 'ChooseFirstView']);
  });
});

describe('personal data of a case', () => {
  const values = () => {
    const { name, birthDate } = adult();
    return [name, birthDate];
  };
  const reading = closed.filter(({ method, path }) => method === 'GET' && path.includes('{caseId}'));

  it.each(reading.map((contract) => [contract.function, contract] as const))(
    '%s shows none to a role without the class',
    async (_name, contract) => {
      for (const role of RoleSchema.options.filter((candidate) => !SEES[candidate].includes('identity'))) {
        const { text } = await call(contract, actorOf(role, ASYLUM));
        for (const value of values()) expect(text).not.toContain(value);
      }
    },
  );
});
