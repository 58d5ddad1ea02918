import { beforeAll, describe, expect, it } from 'vitest';
import { WORK_KINDS } from '../../../domain/kernel/catalogue.ts';
import type { Policy } from '../../../domain/policy/policy.ts';
import { ANY_WORK_KINDS } from '../../../registry/any-kind.ts';
import { policyFaults } from '../../../registry/policy-schema.ts';
import { SHIPPED_POLICIES, shippedPolicy } from '../../../registry/shipped.ts';
import { staff } from '../../fixtures/actors.ts';
import { api } from '../../fixtures/api.ts';
import { openTestTable } from '../../table.ts';

beforeAll(async () => {
  await openTestTable();
});

const shipped = shippedPolicy('resettlement', 1)!;
const send = (body: Policy, who = 'admin-1') => {
  const path = { programme: body.programme, version: String(body.version) };
  return api('PublishPolicy', { by: staff('administrator', 'amman', who), path, body });
};
const next = (over: Partial<Policy>): Policy => ({ ...shipped, version: 2, ...over });
const without = (...stages: string[]) => shipped.stages.filter((stage) => !stages.includes(stage));
const { bestInterests, orientation } = shipped;

describe('a policy that protects nobody is not published', () => {
  it.each<[string, Partial<Policy>, string, string]>([
    ['travel alone', { stages: ['travel'] }, 'stages.0', 'stage-first'],
    ['no eligibility', { stages: without('eligibility-review') }, 'stages.0', 'stage-first'],
    ['no state decision', { stages: without('state-decision') }, 'stages', 'stage-needed'],
    ['no best interests', { stages: without('best-interests') }, 'stages', 'stage-needed'],
    ['no health before travel', { stages: without('health-assessment') }, 'stages.5', 'stage-before'],
    ['no closure', { stages: without('closure') }, 'stages', 'stage-needed'],
    ['closure first', { stages: ['closure', ...without('closure')] }, 'stages.0', 'closure-last'],
    ['a stage twice', { stages: [...without('closure'), 'travel', 'closure'] }, 'stages.8', 'stage-once'],
    ['a misspelt kind', patience('eligibilty-review'), 'patience.eligibilty-review', 'kind-of-work'],
    ['no adults oriented', children(), 'orientation.groups', 'orients-age'],
    [
      'of age at once',
      { bestInterests: { ...bestInterests, majority: 1 } },
      'bestInterests.majority',
      'at-least',
    ],
    [
      'an unknown service',
      planOf('housing', 'rent-paid'),
      'sponsorship.support.plan.lines.1.service',
      'service-of-list',
    ],
    [
      'no determination',
      { bestInterests: { ...bestInterests, triggers: [] } },
      'bestInterests.triggers',
      'determined',
    ],
  ])('%s', async (_what, over, path, code) => {
    const answer = await send(next(over));
    expect(answer.status).toBe(400);
    expect(answer.body.issues).toContainEqual(expect.objectContaining({ path, code }));
  });

  it('and a service that is unknown is told with what was received and what is expected', async () => {
    const { body } = await send(next(planOf('housing', 'rent-paid')));
    expect(body.issues).toEqual([
      {
        ...{ path: 'sponsorship.support.plan.lines.1.service', code: 'service-of-list' },
        values: { list: 'kinbridge-1', service: 'rent-paid' },
        rule: 'is a service of the list kinbridge-1, which has no rent-paid',
        received: expect.any(String),
      },
    ]);
    expect((await send(next(planOf('housing', 'other')))).status).toBeLessThan(300);
  });

  it('and what is shipped may be', () => {
    for (const policy of SHIPPED_POLICIES) expect(policyFaults(policy)).toEqual([]);
    expect([...WORK_KINDS].sort()).toEqual(ANY_WORK_KINDS.map(({ kind }) => kind).sort());
  });
});

/** A settlement plan of these services. */
function planOf(...services: string[]): Partial<Policy> {
  const { sponsorship } = shipped;
  const lines = services.map((service) => ({ service, after: 'P1D', by: 'sponsor' as const }));
  const plan = { lines, school: { from: 6, to: 17 } };
  return { sponsorship: { ...sponsorship, support: { ...sponsorship.support, plan } } };
}

function patience(kind: string): Partial<Policy> {
  return { patience: { ...shipped.patience, [kind]: shipped.patience.default } };
}
function children(): Partial<Policy> {
  const groups = orientation.groups
    .filter(({ fromAge }) => fromAge < 18)
    .map((one) => ({ ...one, toAge: 17 }));
  return { orientation: { ...orientation, groups } };
}

describe('a policy is published by two', () => {
  it('drafted by one administrator, published unchanged by another', async () => {
    const wanted = next({ note: 'five months' });
    const current = async () => (await api('ReadPolicy', { by, path: { ...path, version: 'current' } })).body;
    const by = staff('administrator', 'amman', 'admin-1');
    const path = { programme: 'resettlement' };
    expect((await send(wanted)).body).toMatchObject({ state: 'drafted' });
    expect((await send(wanted)).body).toMatchObject({ state: 'drafted' });
    expect(await current()).toMatchObject({ version: 1 });
    const listed = await api('ListPolicies', { by, path });
    expect(listed.body.draft).toMatchObject({ by: 'admin-1', policy: wanted });
    expect((await send({ ...wanted, note: 'four months' }, 'admin-2')).body).toMatchObject({
      state: 'drafted',
    });
    expect((await send({ ...wanted, note: 'four months' }, 'admin-1')).body).toMatchObject({
      state: 'published',
    });
    expect(await current()).toMatchObject({ version: 2, note: 'four months' });
    const { body } = await api('ListPolicies', { by, path });
    expect(body.entries).toMatchObject([
      { actor: { id: 'admin-1' }, facts: [{ details: { draftedBy: 'admin-2' } }] },
    ]);
  });
});
