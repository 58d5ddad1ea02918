import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CaseFile } from '../../../domain/case/case-file.ts';
import { linesOf } from '../../../domain/plan/lines.ts';
import { groupsDue, membersToOrient } from '../../../stages/cultural-orientation/groups.ts';
import { AT, command, staff } from '../../fixtures/actors.ts';
import { caseFile, decided, refusal } from '../../fixtures/case-file.ts';
import { adult, child } from '../../fixtures/household.ts';

const trainer = staff('orientation-trainer');
const family = () =>
  caseFile({
    members: [adult(), adult({ relationship: 'spouse' }), child(), child({ birthDate: '2011-01-01' })],
  });
const { topics } = family().policy.orientation;
const levels = (ids: string[], level: string) => ids.map((personId) => ({ personId, level }));
const ofGroup = (group: string) =>
  family().policy.orientation.groups.find(({ id }) => id === group)?.topics ?? topics;
const groupOf = (file: CaseFile, id: string) =>
  groupsDue(file, AT).find((group) => group.id === id)?.members ?? [];

const held = (
  file: CaseFile,
  group: string,
  present: string[],
  absent: string[],
  heard = ofGroup(group),
  learned = 'well',
) =>
  decided(
    file,
    'orientation-session',
    {
      ...{ decision: 'held', heldOn: '2026-03-10', topics: heard, present, absent },
      ...(group === 'children'
        ? {}
        : { knewBefore: levels(present, 'not-yet'), learned: levels(present, learned) }),
    },
    command(trainer),
    group,
  );

describe('groups', () => {
  it('are by age; a group without members is left out', () => {
    const sizes = (file: CaseFile) => groupsDue(file, AT).map(({ id, members }) => [id, members.length]);
    expect(sizes(family())).toEqual([
      ['adults', 2],
      ['youth', 1],
      ['children', 1],
    ]);
    expect(sizes(caseFile())).toEqual([['adults', 1]]);
  });

  it.each([
    ['2008-03-10', 'adults'],
    ['2008-03-11', 'youth'],
    ['2013-03-10', 'youth'],
    ['2013-03-11', 'children'],
    ['2020-03-10', 'children'],
  ])('who is born on %s goes to %s', (birthDate, group) => {
    const young =
      birthDate > '2008-03-10' ? child({ birthDate }) : child({ birthDate, custody: 'not-a-child' });
    const file = caseFile({ members: [adult(), young] });
    expect(groupOf(file, group)).toContain(file.persons[1]!.id);
  });
});

describe('topics by age', () => {
  it('has nothing for a child of six months, and the stage is done without them', () => {
    const file = caseFile({ members: [adult(), child({ birthDate: '2025-09-10' })] });
    expect(groupsDue(file, AT).map(({ id }) => id)).toEqual(['adults']);
    const done = held(file, 'adults', groupOf(file, 'adults'), []);
    expect(done.file.case.stages['cultural-orientation']?.status).toBe('completed');
  });

  it('asks children and youths for the topics of their own age alone', () => {
    const file = family();
    const due = (group: string) =>
      ofGroup(group).filter((topic) => ['employment', 'budgeting'].includes(topic));
    expect([due('adults'), due('youth'), due('children')]).toEqual([
      ['employment', 'budgeting'],
      ['employment'],
      [],
    ]);
    const wrong = refusal(() => held(file, 'children', groupOf(file, 'children'), [], ['budgeting']));
    expect(wrong.issues[0]).toMatchObject({ path: 'topics', code: 'topics-of-programme' });
    expect(held(file, 'children', groupOf(file, 'children'), []).change.answer).toMatchObject({
      complete: true,
    });
  });

  it('are those of the programme in policies that name none by age, as those of before', () => {
    const file = family();
    const groups = [{ id: 'all', fromAge: 0, toAge: 130, assessed: false }];
    const policy = { ...file.policy, orientation: { ...file.policy.orientation, groups } };
    expect(groupsDue({ ...file, policy }, AT)).toMatchObject([{ id: 'all', members: { length: 4 } }]);
  });
});

describe('what was learned', () => {
  const owed = (file: CaseFile) =>
    linesOf(file).map(({ whom, line }) => [
      whom,
      line.service.code,
      line.source.reference,
      line.afterArrival,
    ]);

  it('assesses what each adult and youth who came knew before and knows now', () => {
    const file = caseFile({ members: [adult(), adult({ relationship: 'spouse' })] });
    const [came, missed] = groupOf(file, 'adults');
    const { file: after } = held(file, 'adults', [came!], [missed!], topics, 'partly');
    expect(after.orientation?.sessions[0]?.assessed).toEqual([
      { personId: came, before: 'not-yet', after: 'partly' },
    ]);
  });

  it('goes on after the arrival, and again for who has not learned it yet', () => {
    const file = caseFile();
    const [who] = groupOf(file, 'adults');
    expect(owed(held(file, 'adults', [who!], []).file)).toEqual([
      ['household', 'orientation-session', 'continued', 'P30D'],
    ]);
    expect(owed(held(file, 'adults', [who!], [], topics, 'not-yet').file)).toEqual([
      ['household', 'orientation-session', 'continued', 'P30D'],
      [who, 'orientation-session', 'not-yet-learned', 'P30D'],
    ]);
  });
});

describe('a session', () => {
  it('completes a group when everybody heard every topic, and the stage with the last group', () => {
    let file = family();
    for (const group of ['adults', 'youth', 'children']) {
      const { change, file: next } = held(file, group, groupOf(file, group), []);
      expect(change.answer).toMatchObject({ complete: true });
      expect(change.patch.stages === undefined).toBe(group !== 'children');
      file = next;
    }
    expect(file.case.stages['cultural-orientation']).toMatchObject({
      status: 'completed',
      outcome: 'oriented',
    });
  });

  it('is held again for who missed it, in part or whole', () => {
    const file = family();
    const [first, second] = groupOf(file, 'adults');
    const missed = held(file, 'adults', [first!], [second!]);
    expect(missed.change.answer).toMatchObject({ complete: false, askAgainAt: '2026-03-17T09:00:00.000Z' });
    expect(groupOf(missed.file, 'adults')).toEqual([second]);
    const half = held(missed.file, 'adults', [second!], [], topics.slice(1));
    expect(half.change.answer).toMatchObject({ complete: false });
    expect(groupOf(held(half.file, 'adults', [second!], [], topics.slice(0, 1)).file, 'adults')).toEqual([]);
  });

  it('orients exactly those who heard every topic over any sessions', () => {
    const session = fc.record({
      come: fc.array(fc.boolean(), { minLength: 2, maxLength: 2 }),
      heard: fc.subarray(topics, { minLength: 1 }),
    });
    fc.assert(
      fc.property(fc.array(session, { maxLength: 6 }), (sessions) => {
        let file = caseFile({ members: [adult(), adult({ relationship: 'spouse' })] });
        const ids = file.persons.map(({ id }) => id).sort();
        const heard = new Map(ids.map((id) => [id, new Set<string>()]));
        for (const { come, heard: told } of sessions) {
          const due = groupOf(file, 'adults');
          if (due.length === 0) break;
          const present = due.filter((id) => come[ids.indexOf(id)]);
          for (const id of present) for (const topic of told) heard.get(id)!.add(topic);
          file = held(
            file,
            'adults',
            present,
            due.filter((id) => !present.includes(id)),
            told,
          ).file;
        }
        const missing = ids.filter((id) => heard.get(id)!.size < topics.length);
        expect(membersToOrient(file, file.orientation, AT)).toEqual(missing);
        expect(file.case.stages['cultural-orientation']?.status).toBe(
          missing.length === 0 ? 'completed' : undefined,
        );
      }),
      { numRuns: 40 },
    );
  });

  it.each<[string, Record<string, unknown>, string]>([
    ['a member left out', { present: [] }, 'present'],
    ['a stranger', { present: ['person-x'] }, 'present'],
    ['an unknown topic', { topics: ['astronomy'] }, 'topics'],
    ['tomorrow', { heldOn: '2026-03-11' }, 'heldOn'],
    ['nobody assessed', { learned: undefined }, 'learned'],
    ['a stranger assessed', { knewBefore: levels(['person-x'], 'well') }, 'knewBefore'],
  ])('is refused with %s', (_what, over, path) => {
    const file = caseFile();
    const form = {
      decision: 'held',
      heldOn: '2026-03-10',
      topics,
      present: [file.persons[0]!.id],
      absent: [],
      knewBefore: levels([file.persons[0]!.id], 'partly'),
      learned: levels([file.persons[0]!.id], 'well'),
      ...over,
    };
    const found = refusal(() => decided(file, 'orientation-session', form, command(trainer), 'adults'));
    expect(found.issues[0]?.path).toBe(path);
    expect(found.message).not.toMatch(/astronomy|person-x/);
  });

  it('that is cancelled is held later', () => {
    const { change } = decided(
      caseFile(),
      'orientation-session',
      { decision: 'cancelled', reasonCode: 'no-interpreter' },
      command(trainer),
      'adults',
    );
    expect(change.answer).toMatchObject({ complete: false, askAgainAt: '2026-03-17T09:00:00.000Z' });
  });
});

describe('after too many missed sessions', () => {
  const supervisor = staff('supervisor');

  it('a supervisor excuses who is left, with a reason', () => {
    const file = caseFile();
    const { change, file: done } = decided(
      file,
      'orientation-exception',
      { decision: 'excuse', reasonCode: 'in-hospital' },
      command(supervisor),
      'adults',
    );
    expect(done.orientation?.excused).toEqual([file.persons[0]!.id]);
    expect(change.patch.stages?.['cultural-orientation']?.status).toBe('completed');
    expect(change.answer).toMatchObject({ complete: true });
  });

  it('or asks for one more session', () => {
    const { change } = decided(
      caseFile(),
      'orientation-exception',
      { decision: 'another-session' },
      command(supervisor),
      'adults',
    );
    expect(change).toMatchObject({ patch: {}, answer: { complete: false } });
  });
});
