import { describe, expect, test } from 'vitest';
import { adult, child, household } from '../fixtures/household.ts';
import { ofFamily } from '../fixtures/surnames.ts';
import { chapter, theWorld } from './chapter.ts';
import type { Moment, Step } from './people.ts';
import { theEnd } from './stories.ts';
import type { Told } from './told.ts';
import { actsOf, factsOf, leftovers } from './told.ts';
import type { Story } from './world.ts';
import { ASYLUM, DESTINATION } from './world.ts';

const CASEWORKER = 'caseworker.amman';
const KINDS = [
  ...['eligibility-review', 'state-decision', 'health-exam', 'orientation-session', 'sponsor-offer'],
  ...['travel-documents', 'travel-booking', 'fitness-to-fly', 'departure'],
] as const;
type Kind = (typeof KINDS)[number];
const end = { 'follow-up-visit': [theEnd] };

const family = {
  members: [adult(), adult({ relationship: 'spouse', sex: 'm', name: 'Omar Haddad' }), child()],
};
const aunt = adult({ name: 'Rima Haddad', birthDate: '1984-03-03' });
const cousin = child({ name: 'Sami Haddad', birthDate: '2016-03-03' });

const answered = async (call: ReturnType<Moment['call']>) => {
  const { status, body } = await call;
  if (status >= 300) throw new Error(`Expected an answer, received ${status}: ${JSON.stringify(body)}`);
  return body;
};
/** Households of the stories have the first numbers. */
let registered = 100;
/** Registers another household of the same language, which the same sponsor can receive. */
async function another({ call, readCase }: Moment, members = [aunt, cousin]): Promise<string> {
  const [one] = (await readCase()).persons;
  const languages = one!.languages!;
  registered += 1;
  const place = { office: ASYLUM, destinationOffice: DESTINATION };
  const wanted = household({
    ...place,
    members: ofFamily(members, registered).map((member) => ({ ...member, languages })),
  });
  const { caseId } = await answered(call(CASEWORKER, '/cases', { ...wanted, start: true }));
  theWorld().script(String(caseId), { 'follow-up-visit': [theEnd] });
  return String(caseId);
}
const proposal = ({ now }: Moment, change: unknown) => ({
  ...{ change, happenedOn: now.slice(0, 10), evidence: 'custody order of the court' },
});
const sonOf = async ({ call }: Moment, caseId: string) =>
  (
    (await answered(
      call('supervisor.amman', `/cases/${caseId}`, undefined, 'GET'),
    )) as unknown as Told['view']
  ).persons.find(({ relationship }) => relationship === 'son')!.id;

/** The child of this household moves to another one, which has only begun. */
const goes: Step = async (moment) => {
  const toCase = await another(moment, [aunt]);
  const members = [await sonOf(moment, moment.item.caseId)];
  await answered(
    moment.call(CASEWORKER, ':/household-changes', proposal(moment, { kind: 'moves', members, toCase })),
  );
  return null;
};
/** The child of a household that has only begun moves to this one. */
const comes: Step = async (moment) => {
  const from = await another(moment);
  const change = { kind: 'moves', members: [await sonOf(moment, from)], toCase: moment.item.caseId };
  await answered(moment.call(CASEWORKER, `/cases/${from}/household-changes`, proposal(moment, change)));
  return null;
};
/** A household that has only begun turns out to belong to this one. */
const merges: Step = async (moment) => {
  const from = await another(moment);
  const { persons } = (await answered(
    moment.call('supervisor.amman', `/cases/${from}`, undefined, 'GET'),
  )) as unknown as Told['view'];
  const change = { kind: 'moves', members: persons.map(({ id }) => id), toCase: moment.item.caseId };
  await answered(moment.call(CASEWORKER, `/cases/${from}/household-changes`, proposal(moment, change)));
  mergedFrom.set(moment.item.caseId, from);
  return null;
};

const at = (step: Step) =>
  Object.fromEntries(
    KINDS.map((kind): [Kind, Story] => [kind, { household: family, script: { [kind]: [step], ...end } }]),
  ) as { [K in Kind]: Story };

const activeIn = ({ view }: Told) => view.persons.filter(({ status }) => status === 'active');

const mergedFrom = new Map<string, string>();
const refused: unknown[] = [];
/** The merge turns out to be a mistake and is taken back; each later act is assigned to one of the two cases. */
const takesBack: Step = async (moment) => {
  const from = mergedFrom.get(moment.item.caseId)!;
  const view = (await answered(
    moment.call('supervisor.amman', `/cases/${from}`, undefined, 'GET'),
  )) as unknown as Told['view'];
  const changeId = view.changes.find(({ status }) => status === 'confirmed')!.id;
  const { acts } = (await answered(
    moment.call(CASEWORKER, `/cases/${from}/household-changes/${changeId}/later-acts`, undefined, 'GET'),
  )) as { acts: { id: string; personId: string | null }[] };
  const propose = (assigned: unknown[]) =>
    moment.call(
      CASEWORKER,
      `/cases/${from}/household-changes`,
      proposal(moment, { kind: 'moves-back', changeId, acts: assigned }),
    );
  refused.push((await propose([])).body);
  const theirs = new Set(view.persons.map(({ id }) => id));
  const belongs = ({ personId }: { personId: string | null }) =>
    personId !== null && theirs.has(personId) ? 'here' : 'there';
  await answered(propose(acts.map((act) => ({ id: act.id, belongs: belongs(act) }))));
  return null;
};

/** Whoever travelled was checked in the case they travelled with; nobody is active in two, nobody in none. */
function expectOnce(told: Told): void {
  const [other] = told.linked;
  const cases = [told, other!];
  const active = cases.flatMap(activeIn).map(({ id }) => id);
  const everyone = cases.flatMap(({ view }) => view.persons).map(({ id }) => id);
  expect(active.length).toBe(new Set(active).size);
  expect(new Set(active)).toEqual(new Set(everyone));
  for (const one of cases) {
    expect(leftovers(one)).toEqual([]);
    const members = activeIn(one);
    if (members.length === 0) continue;
    const cleared = new Set(
      one.view.health?.filter(({ cleared }) => cleared).map(({ personId }) => personId),
    );
    expect(members.filter(({ id, undecided }) => undecided || !cleared.has(id))).toEqual([]);
    expect(one.view.travel?.arrivedAt).toBeDefined();
  }
}

describe('a child moves to another case', () => {
  const told = chapter('goes', at(goes));
  test.each(KINDS)('at the %s: it travels once, with the other household', (kind) => {
    expectOnce(told[kind]);
    expect(activeIn(told[kind])).toHaveLength(2);
    expect(told[kind].linked.map(activeIn).map(({ length }) => length)).toEqual([2]);
  });
});

describe('a child moves into the case', () => {
  const told = chapter('comes', at(comes));
  test.each(KINDS)('at the %s: it travels once, after it was checked', (kind) => {
    expectOnce(told[kind]);
    expect(activeIn(told[kind])).toHaveLength(4);
  });
});

describe('two cases turn out to be one', () => {
  const told = chapter('merges', at(merges));
  test.each(KINDS)('at the %s: all travel once, and the other case ends', (kind) => {
    expectOnce(told[kind]);
    expect(activeIn(told[kind])).toHaveLength(5);
    const [other] = told[kind].linked;
    expect(other?.view.case).toMatchObject({ status: 'closed', closing: { outcome: 'cancelled' } });
    expect(factsOf(other!, 'members.moved')).toHaveLength(1);
  });
});

describe('a merge that was a mistake', () => {
  const script = { 'state-decision': [merges], ...end };
  const told = chapter('back', {
    soon: { household: family, script: { ...script, 'sponsor-proposal': [takesBack] } },
    late: { household: family, script: { ...script, 'fitness-to-fly': [takesBack] } },
  });
  test.each(['soon', 'late'] as const)('is taken back %s: two households travel, each once', (name) => {
    expectOnce(told[name]);
    expect(activeIn(told[name])).toHaveLength(3);
    const [other] = told[name].linked;
    expect(activeIn(other!)).toHaveLength(2);
    expect(other!.view.case.closing?.outcome).toBe('cancelled');
    expect(actsOf(other!, 'members.')).toEqual(['members.moved', 'members.moved-back']);
  });

  test('assigns each later act to one of the two cases, and records which', () => {
    expect(refused).toContainEqual(
      expect.objectContaining({
        issues: [expect.objectContaining({ path: 'change.acts', code: 'every-act' })],
      }),
    );
    const [back] = factsOf(told.late.linked[0]!, 'members.moved-back');
    const here = back?.details?.here as string[];
    const there = back?.details?.there as string[];
    expect(here.length).toBeGreaterThan(0);
    expect(there.length).toBeGreaterThan(0);
  });

  test('keeps what was found about each person since: nobody is examined again for it', () => {
    const exams = [told.late, told.late.linked[0]!].flatMap((one) => factsOf(one, 'health-exam.recorded'));
    expect(exams).toHaveLength(5);
  });
});
