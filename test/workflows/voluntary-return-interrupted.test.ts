import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { present } from '../../domain/kernel/present.ts';
import { adult, child, consentsOf } from '../fixtures/household.ts';
import type { Answered, Moment, Step } from './people.ts';
import type { Told } from './told.ts';
import type { Story, World } from './world.ts';
import { openWorld } from './world.ts';

const members = [adult(), adult({ relationship: 'spouse', name: 'Karim Haddad', sex: 'm' }), child()];
const household: Story['household'] = {
  programme: 'voluntary-return',
  members,
  consents: consentsOf(members, ['assessment']),
  particulars: { legalStatus: 'irregular', detained: false, removalOrder: false },
};

const WORK = [
  'return-counselling',
  'health-exam',
  'travel-documents',
  'travel-booking',
  'fitness-to-fly',
  'departure',
  'reintegration-plan',
  'closure-approval',
];

type Acting = (moment: Moment) => Promise<Answered>;
const ACTS: Record<string, Acting> = {
  death: async ({ call, readCase }) => {
    const spouse = (await readCase()).persons.find(({ relationship }) => relationship === 'spouse');
    return call('caseworker.amman', ':/deaths', { personId: spouse?.id });
  },
  consent: async ({ call, readCase }) =>
    call('caseworker.amman', `:/consents/${(await readCase()).consents[0]?.id}/withdraw`, {}),
  withdrawal: ({ call }) => call('caseworker.amman', ':/withdraw', { reasonCode: 'changed-mind' }),
  cancel: ({ call }) => call('supervisor.amman', ':/cancel', { reasonCode: 'end-of-the-story' }),
};
const OUTCOMES: Record<string, string> = {
  ...{ death: 'returned', consent: 'returned' },
  ...{ withdrawal: 'withdrawn', cancel: 'cancelled' },
};

const answers = new Map<string, Answered>();
/** Does it while the work is open; whoever still has the work a day later does what is usual. */
const during =
  (name: string, act: Acting): Step =>
  async (moment) => {
    answers.set(name, await act(moment));
    moment.again(1);
    return null;
  };
const cases = WORK.flatMap((kind) =>
  Object.keys(ACTS).map((act) => ({ kind, act, name: `${act} at ${kind}` })),
);
const stories: Record<string, Story> = Object.fromEntries(
  cases.map(({ kind, act, name }) => [
    name,
    { household, script: { [kind]: [during(name, present(ACTS[act], act))] } },
  ]),
);

let world: World;
let told: Record<string, Told>;
beforeAll(async () => {
  world = await openWorld();
  told = await world.play(stories);
});
afterAll(() => world?.close());

describe('a voluntary return that something interrupts', () => {
  test.each(cases)('$name is taken, and the case ends as it should', ({ act, name }) => {
    const { view, findings } = present(told[name], name);
    expect(answers.get(name)?.status).toBeLessThan(300);
    expect(view.case).toMatchObject({ status: 'closed', closing: { outcome: OUTCOMES[act] } });
    expect(findings).toEqual([]);
  });
});
