import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { adult, household } from '../fixtures/household.ts';
import type { World } from './world.ts';
import { openWorld } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const here = { office: 'amman', destinationOffice: 'toronto' };
const elsewhere = { office: 'nairobi', destinationOffice: 'oslo' };
/** The same woman as one office wrote her down, and as another did. */
const yara = adult({ name: 'Yara Mansour Delbani', birthDate: '1990-12-09', motherName: 'Samira Helou' });
const yaraElsewhere = { ...yara, name: 'يارا منصور دلباني', motherName: 'سميرة حلو' };

let numbers = 0;
async function registered(
  member: ReturnType<typeof adult>,
  place: typeof here,
  script = {},
): Promise<string> {
  numbers += 1;
  const wanted = household({ ...place, number: `ALIKE-${numbers}`, members: [member] });
  const { caseId } = await world.host.clock.hold(async () => {
    const answer = await world.call(`caseworker.${place.office}`, 'POST', '/cases', wanted);
    world.script(String(answer.caseId), script);
    return answer;
  });
  await world.host.idle();
  return String(caseId);
}
const actsOf = async (caseId: string): Promise<string[]> => {
  const { entries } = (await world.call('auditor', 'GET', `/cases/${caseId}/audit?limit=100`)) as unknown as {
    entries: { facts: { act: string; details?: { kind?: string } }[] }[];
  };
  return entries.flatMap(({ facts }) =>
    facts.map(({ act, details }) => (details?.kind === undefined ? act : `${act} ${details.kind}`)),
  );
};
const two = { 'same-number': [{ decision: 'other-household' }, { decision: 'other-household' }] };

describe('a person who is probably registered already', () => {
  it('in another office, in another script: somebody who may see both is asked, and the office is told nothing', async () => {
    const known = await registered(yara, here);
    const later = await registered(yaraElsewhere, elsewhere, two);
    expect(await actsOf(later)).toContain('work-item.opened same-number');
    expect(await actsOf(known)).not.toContain('work-item.opened same-number');
    const view = JSON.stringify(await world.call('supervisor.nairobi', 'GET', `/cases/${later}`));
    const timeline = JSON.stringify(
      await world.call('supervisor.nairobi', 'GET', `/cases/${later}/timeline`),
    );
    for (const told of [view, timeline]) {
      expect(told).not.toContain(known);
      expect(told).not.toContain('record.alike');
      expect(told).not.toContain('same-number');
    }
  });

  it('is not asked about again once somebody has said that they are two', async () => {
    const [first] = [await registered(adult({ name: 'Mehret Tesfazghi', birthDate: '1979-03-14' }), here)];
    const twin = adult({ name: 'Mehret Tesfazgi', birthDate: '1979-03-14' });
    const second = await registered(twin, here, two);
    expect(first).not.toBe(second);
    const asked = (acts: string[]) => acts.filter((act) => act === 'work-item.opened same-number').length;
    expect(asked(await actsOf(second))).toBe(1);
    const { persons } = (await world.call('caseworker.amman', 'GET', `/cases/${second}`)) as unknown as {
      persons: { id: string }[];
    };
    await world.host.clock.hold(() =>
      world.call('caseworker.amman', 'PUT', `/cases/${second}/persons/${persons[0]!.id}`, {
        reasonCode: 'misspelt',
        member: { ...twin, name: 'Mehret Tesfazghi' },
      }),
    );
    await world.host.idle();
    expect(asked(await actsOf(second))).toBe(1);
  });

  it('with little in common is nobody: the same first name and year ask nothing', async () => {
    await registered(adult({ name: 'Amina Warsame', birthDate: '1990-05-05' }), here);
    const other = await registered(adult({ name: 'Amina Yusuf', birthDate: '1990-11-20' }), here);
    expect(await actsOf(other)).not.toContain('work-item.opened same-number');
  });
});
