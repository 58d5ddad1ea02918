import type { Attack, Found, World } from './world.ts';
import { answers, firstOf } from './world.ts';

interface Policy {
  version: number;
  stages: string[];
  patience: Record<string, object>;
  orientation: { groups: { id: string; fromAge: number; toAge: number }[] };
  bestInterests: { majority: number; triggers: { procedure: string }[] };
}
const FIRST = { user: 'administrator' };
const SECOND = { user: 'administrator2' };

/** Policies that leave somebody without what protects them. */
const HARMFUL: Readonly<Record<string, (policy: Policy) => Partial<Policy>>> = {
  'travel alone': () => ({ stages: ['travel'] }),
  'no closure': ({ stages }) => ({ stages: stages.filter((stage) => stage !== 'closure') }),
  'closure first': ({ stages }) => ({
    stages: ['closure', ...stages.filter((stage) => stage !== 'closure')],
  }),
  'closure second': ({ stages: [first, ...rest] }) => ({
    stages: [first!, 'closure', ...rest.filter((stage) => stage !== 'closure')],
  }),
  'a stage twice': ({ stages }) => ({ stages: [stages[0]!, ...stages] }),
  'no state’s decision': ({ stages }) => ({ stages: stages.filter((stage) => stage !== 'state-decision') }),
  'no best interests': ({ stages }) => ({ stages: stages.filter((stage) => stage !== 'best-interests') }),
  'travel before health': ({ stages }) => ({
    stages: [
      ...stages.filter((stage) => stage !== 'health-assessment' && stage !== 'closure'),
      'health-assessment',
      'closure',
    ],
  }),
  'a misspelt key of patience': ({ patience }) => ({
    patience: { ...patience, 'eligibility-reviw': patience.default! },
  }),
  'orientation without adults': ({ orientation }) => ({
    orientation: { ...orientation, groups: orientation.groups.filter(({ toAge }) => toAge < 18) },
  }),
  'adults of sixteen': ({ bestInterests }) => ({ bestInterests: { ...bestInterests, majority: 16 } }),
  'no determination': ({ bestInterests }) => ({
    bestInterests: {
      ...bestInterests,
      triggers: bestInterests.triggers.filter(({ procedure }) => procedure !== 'determination'),
    },
  }),
};

async function currentOf({ call }: World): Promise<Policy> {
  const { body } = await call('GET', '/policies/resettlement/current', FIRST);
  return body as unknown as Policy;
}

/** Both administrators send it: four eyes do not make a harmful policy a good one. */
async function harmful(world: World): Promise<Found> {
  const policy = await currentOf(world);
  const version = policy.version + 1;
  for (const [what, change] of Object.entries(HARMFUL))
    for (const as of [FIRST, SECOND]) {
      const body = { ...policy, version, ...change(policy) };
      const answer = await world.call('PUT', `/policies/resettlement/${version}`, { ...as, body });
      const found = answers(answer, 400, 422);
      if (found !== undefined) return `${what} ${found}`;
    }
  return (await currentOf(world)).version === policy.version ? undefined : 'a version was published';
}

/** One administrator sends a good policy twice, then changes what the other has sent and sends that. */
async function alone(world: World): Promise<Found> {
  const policy = await currentOf(world);
  const version = policy.version + 1;
  const put = (as: { user: string }, note: string) =>
    world.call('PUT', `/policies/resettlement/${version}`, { ...as, body: { ...policy, version, note } });
  const sent = [
    await put(FIRST, 'one'),
    await put(FIRST, 'one'),
    await put(SECOND, 'two'),
    await put(FIRST, 'one'),
  ];
  const current = await currentOf(world);
  return firstOf(
    ...sent.map((answer) => answers(answer, 200, 201, 202)),
    current.version === policy.version ? undefined : 'one administrator published alone',
    await foreign(world, policy),
  );
}

/** Whoever is no administrator publishes nothing. */
async function foreign({ call }: World, policy: Policy): Promise<Found> {
  const version = policy.version + 1;
  const tried = ['supervisor.amman', 'auditor', 'caseworker.amman'].map(async (user) =>
    answers(
      await call('PUT', `/policies/resettlement/${version}`, { user, body: { ...policy, version } }),
      403,
    ),
  );
  return firstOf(...(await Promise.all(tried)));
}

const by = 'administrator';
export const POLICIES: readonly Attack[] = [
  { by, what: 'publishes policies that protect nobody, with a colleague (fault 8)', run: harmful },
  { by, what: 'publishes a policy alone (fault 8)', run: alone },
];
