import { describe, expect, it } from 'vitest';
import type { NewCase } from '../../../domain/casework/register-case.ts';
import { caseIdOf, NewCaseSchema } from '../../../domain/casework/register-case.ts';
import { shippedPolicy } from '../../../registry/shipped.ts';
import { command } from '../../fixtures/actors.ts';
import { refusal } from '../../fixtures/case-file.ts';
import { adult, child, household } from '../../fixtures/household.ts';
import { keyed, registered } from '../../fixtures/id-key.ts';

const policy = shippedPolicy('resettlement', 1)!;
const register = (over: Partial<NewCase>, start = false) =>
  registered(household(over), policy, start, command());
const issue = (over: Partial<NewCase>) => refusal(() => register(over)).issues[0];
const consent = {
  purpose: 'tracing' as const,
  recipient: 'red-cross',
  fields: [],
  textVersion: 'v1',
  givenOn: '2026-01-01',
};

describe('registering a household', () => {
  it.each<[string, Partial<NewCase>, string]>([
    ['no principal applicant', { members: [adult({ relationship: 'spouse' })] }, 'members'],
    ['two principal applicants', { members: [adult(), adult()] }, 'members'],
    ['one category twice', { secondaryCategory: 'medical-needs' }, 'secondaryCategory'],
    [
      'a birth in the future',
      { members: [adult(), child({ birthDate: '2026-03-11' })] },
      'members.1.birthDate',
    ],
    ['an age of 126', { members: [adult({ birthDate: '1899-12-31' })] }, 'members.0.birthDate'],
    ['an unaccompanied adult', { members: [adult({ separation: 'unaccompanied' })] }, 'members.0.separation'],
    ['an adult in custody', { members: [adult({ custody: 'one-parent' })] }, 'members.0.custody'],
    [
      'a child that is marked as none',
      { members: [adult(), child({ custody: 'not-a-child' })] },
      'members.1.custody',
    ],
    [
      'a seeker who is no member',
      { tracing: [{ seeker: 1, sought: { relationship: 'son', sex: 'm' } }] },
      'tracing.0.seeker',
    ],
    ['one consent twice', { consents: [consent, consent] }, 'consents.1'],
  ])('refuses %s', (_what, over, path) => {
    expect(issue(over)?.path).toBe(path);
  });

  it('tells no value of a member in what it refuses', () => {
    const { message } = refusal(() => register({ members: [adult(), child({ birthDate: '2031-07-19' })] }));
    expect(message).not.toContain('2031');
    expect(message).not.toContain('Yusuf');
  });

  it('takes a birth on the day itself and an adult on the 18th birthday', () => {
    const { writes } = register({
      members: [adult({ birthDate: '2008-03-10' }), child({ birthDate: '2026-03-10' })],
    });
    expect(writes.filter((put) => put.type === 'person')).toHaveLength(2);
  });

  it('gives the same programme and number the same case, however the number is written', () => {
    expect(caseIdOf(keyed, 'resettlement', ' rrf-12 ')).toBe(caseIdOf(keyed, 'resettlement', 'RRF-12'));
    expect(caseIdOf(keyed, 'resettlement', 'ＲＲＦ-12')).toBe(caseIdOf(keyed, 'resettlement', 'RRF-12'));
    expect(caseIdOf(keyed, 'family-reunification', 'RRF-12')).not.toBe(
      caseIdOf(keyed, 'resettlement', 'RRF-12'),
    );
  });

  it('takes marks that nobody sees away from names and numbers, and leaves those that belong to a name', () => {
    const name = '\u200fعلی\u200cرضا\ufeff';
    const members = [adult({ name, individualNumber: '\u202aKBI-٧\u202c' })];
    const { number, members: read } = NewCaseSchema.parse({
      ...household({ members }),
      number: '\u200eRRF\u200d-9 ',
    });
    expect([number, read[0]!.name, read[0]!.individualNumber]).toEqual(['RRF-9', 'علی\u200cرضا', 'KBI-7']);
    expect(caseIdOf(keyed, 'resettlement', '\u200errf-ـ٩')).toBe(caseIdOf(keyed, 'resettlement', number));
  });

  it('starts with the policy version that it is given, and with its run only when asked', () => {
    expect(register({}).case).toMatchObject({ status: 'registered', run: 0, policyVersion: 1 });
    const started = register({}, true);
    expect(started.case).toMatchObject({ status: 'active', run: 1 });
    expect(started.facts.map(({ act }) => act)).toEqual(['case.registered', 'case.started']);
  });

  it('opens tracing by itself for a child alone, once it is started and nobody asked', () => {
    const alone = child({
      relationship: 'principal-applicant',
      separation: 'unaccompanied',
      motherName: 'Amal',
    });
    const requests = (over: Partial<NewCase>, start: boolean) =>
      register(over, start).writes.filter((put) => put.type === 'tracing-request');
    expect(requests({ members: [alone] }, true)).toMatchObject([
      { sought: { relationship: 'mother', sex: 'f', name: 'Amal' } },
    ]);
    expect(requests({ members: [alone] }, false)).toHaveLength(0);
    const asked = { seeker: 0, sought: { relationship: 'father', sex: 'm' } } as const;
    expect(requests({ members: [alone], tracing: [asked] }, true)).toMatchObject([{ sought: asked.sought }]);
    const { motherName: _unknown, ...nameless } = alone;
    const withFather = { ...nameless, fatherName: 'Omar' };
    expect(requests({ members: [withFather] }, true)).toMatchObject([
      { sought: { relationship: 'father', name: 'Omar' } },
    ]);
  });

  it.each<[string, unknown]>([
    ['21 members', { members: Array.from({ length: 21 }, () => adult()) }],
    ['no member', { members: [] }],
    ['an unknown field', { nickname: 'x' }],
    ['an unknown field of a member', { members: [{ ...adult(), religion: 'x' }] }],
    ['a name that nobody can see', { members: [adult({ name: '\u200b' })] }],
    ['a name that is a stop', { members: [adult({ name: '.' })] }],
    ["a mother's name that is a dash", { members: [adult({ motherName: '-' })] }],
    ['a number without letter or digit', { number: ' -/- ' }],
    ['a number that a spreadsheet shortened', { number: '2.64E+11' }],
    [
      'an individual number that a spreadsheet shortened',
      { members: [adult({ individualNumber: '9,1e+8' })] },
    ],
    [
      'a sought name that is a dash',
      { tracing: [{ seeker: 0, sought: { relationship: 'son', sex: 'm', name: '—' } }] },
    ],
    ['a country that is none', { members: [adult({ nationality: 'SRY' })] }],
    [
      'a sought country that is none',
      { tracing: [{ seeker: 0, sought: { relationship: 'son', sex: 'm', nationality: 'ZZZ' } }] },
    ],
    ['a country by name', { members: [adult({ nationality: 'Syria' })] }],
    ['a language by name', { members: [adult({ languages: ['Arabic'] })] }],
    ['a day that is none', { members: [adult({ birthDate: '1988-02-30' })] }],
    ['an office with capitals', { office: 'Amman' }],
  ])('has a schema that refuses %s', (_what, over) => {
    expect(NewCaseSchema.safeParse({ ...household(), ...(over as object) }).success).toBe(false);
  });
});
