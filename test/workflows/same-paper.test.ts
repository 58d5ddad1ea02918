import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { NewMember } from '../../domain/casework/register-case.ts';
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
const TWO = { 'same-number': [{ decision: 'other-household' }, { decision: 'other-household' }] };
const passport = (number: string, country?: string) => ({
  identityPapers: [{ kind: 'passport' as const, number, ...(country === undefined ? {} : { country }) }],
});

let numbers = 0;
async function registered(member: Partial<NewMember>, place = here): Promise<string> {
  numbers += 1;
  const wanted = household({ ...place, number: `PAPER-${numbers}`, members: [adult(member)] });
  const { clock } = world.host;
  const { caseId } = await clock.hold(async () => {
    clock.catchUp(clock.now() + 60_000);
    const answer = await world.call(`caseworker.${place.office}`, 'POST', '/cases', wanted);
    world.script(String(answer.caseId), TWO);
    return answer;
  });
  await world.host.idle();
  return String(caseId);
}
async function timesAsked(caseId: string): Promise<number> {
  const answer = await world.call('auditor', 'GET', `/cases/${caseId}/audit?limit=100`);
  const { entries } = answer as unknown as { entries: { facts: object[] }[] };
  const asked = entries
    .flatMap(({ facts }) => facts)
    .filter((fact) => JSON.stringify(fact).includes('same-number'));
  return asked.filter((fact) => JSON.stringify(fact).includes('work-item.opened')).length;
}
async function found(text: string, by = 'caseworker.amman'): Promise<string[]> {
  const { cases } = await world.call(by, 'POST', '/cases/search', { text });
  return (cases as { caseId: string }[]).map(({ caseId }) => caseId);
}
async function correct(caseId: string, change: Partial<NewMember>): Promise<void> {
  const { persons } = await world.call('caseworker.amman', 'GET', `/cases/${caseId}`);
  const [person] = persons as [Record<string, unknown>];
  const { id, version: _version, status: _status, ...member } = person;
  await world.host.clock.hold(() =>
    world.call('caseworker.amman', 'PUT', `/cases/${caseId}/persons/${id}`, {
      reasonCode: 'new-document',
      member: { ...member, ...change },
    }),
  );
  await world.host.idle();
}

describe('the number of a paper', () => {
  it('that two persons of different names have has somebody compare them, also across offices', async () => {
    const known = await registered({
      name: 'Zahra Tolveki',
      birthDate: '1981-02-03',
      ...passport('N 0048213', 'SYR'),
    });
    const later = await registered(
      { name: 'Leyla Umrani', birthDate: '1994-07-08', ...passport('n-0048213') },
      elsewhere,
    );
    expect([await timesAsked(known), await timesAsked(later)]).toEqual([0, 1]);
  });

  it('is no sign when another country issued it, or when a family shares it', async () => {
    await registered({ name: 'Omid Karsani', birthDate: '1975-01-09', ...passport('P77001', 'AFG') });
    const other = await registered({
      name: 'Tesfay Gebrel',
      birthDate: '1968-11-30',
      ...passport('P77001', 'ERI'),
    });
    const book = { identityPapers: [{ kind: 'family-book' as const, number: 'FB-9' }] };
    await registered({ name: 'Hala Bisrini', birthDate: '1971-04-17', ...book });
    const shares = await registered({ name: 'Ketevan Lomid', birthDate: '1990-10-21', ...book });
    expect([await timesAsked(other), await timesAsked(shares)]).toEqual([0, 0]);
  });

  it('that is added to the earlier record has the later one compared', async () => {
    const earlier = await registered({ name: 'Nadifa Qorane', birthDate: '1983-06-06' });
    const later = await registered({
      name: 'Sabrin Odawa',
      birthDate: '1992-03-15',
      ...passport('K551', 'SOM'),
    });
    expect(await timesAsked(later)).toBe(0);
    await correct(earlier, passport('K551', 'SOM'));
    expect([await timesAsked(earlier), await timesAsked(later)]).toEqual([0, 1]);
  });

  it('finds the case at its own office, however it is written, until it is corrected', async () => {
    const caseId = await registered({
      name: 'Rustam Velidov',
      birthDate: '1965-09-12',
      ...passport('AB 12-34', 'UKR'),
    });
    expect(await found('ab1234')).toEqual([caseId]);
    expect(await found('AB1234', 'caseworker.nairobi')).toEqual([]);
    await correct(caseId, passport('AB1235', 'UKR'));
    expect([await found('AB1234'), await found('AB-1235')]).toEqual([[], [caseId]]);
  });
});

describe('another name of a person', () => {
  it('finds the case by it, and by given and family name where the full name lacks them', async () => {
    const caseId = await registered({
      ...{ name: 'Umm Kulsum', birthDate: '1957-05-25', otherNames: ['Firuza Daghestani'] },
      ...{ givenName: 'Maryam', familyName: 'Shervanidze' },
    });
    for (const name of ['Firuza Daghestani', 'فيروزة داغستاني', 'Maryam Shervanidze'])
      expect([name, await found(name)]).toEqual([name, [caseId]]);
  });

  it('has a record under it compared with the one that is registered', async () => {
    await registered({ name: 'Bahar Yilmazer', birthDate: '1988-12-01', otherNames: ['Gulistan Merdanli'] });
    const later = await registered({ name: 'Gulistan Merdanli', birthDate: '1988-12-01' }, elsewhere);
    expect(await timesAsked(later)).toBe(1);
  });
});
