import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CaseFile } from '../../../domain/case/case-file.ts';
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
const groupOf = (file: CaseFile, id: string) =>
  groupsDue(file, AT).find((group) => group.id === id)?.members ?? [];

const held = (file: CaseFile, group: string, present: string[], absent: string[], heard = topics) =>
  decided(
    file,
    'orientation-session',
    { decision: 'held', heldOn: '2026-03-10', topics: heard, present, absent },
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
    ['2014-03-10', 'youth'],
    ['2014-03-11', 'children'],
  ])('who is born on %s goes to %s', (birthDate, group) => {
    const young =
      birthDate > '2008-03-10' ? child({ birthDate }) : child({ birthDate, custody: 'not-a-child' });
    const file = caseFile({ members: [adult(), young] });
    expect(groupOf(file, group)).toContain(file.persons[1]!.id);
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
        expect(membersToOrient(file, file.orientation)).toEqual(missing);
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
  ])('is refused with %s', (_what, over, path) => {
    const file = caseFile();
    const form = {
      decision: 'held',
      heldOn: '2026-03-10',
      topics,
      present: [file.persons[0]!.id],
      absent: [],
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
