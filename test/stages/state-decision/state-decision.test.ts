import { describe, expect, it } from 'vitest';
import { CaseRecordSchema } from '../../../domain/case/case.ts';
import type { CaseFile } from '../../../domain/case/case-file.ts';
import { withdrawConsent } from '../../../domain/casework/consents-and-flags.ts';
import { relayOf } from '../../../domain/casework/relay.ts';
import { AT, command, staff } from '../../fixtures/actors.ts';
import { caseFile, decided, opened, refusal, refusalName } from '../../fixtures/case-file.ts';
import { adult, child } from '../../fixtures/household.ts';
import { placedWith, sponsor } from '../../fixtures/sponsorship.ts';

const worker = staff('caseworker');
const decide = (file: CaseFile, form: Record<string, unknown>) =>
  decided(file, 'state-decision', form, command(worker));
const family = () =>
  caseFile({
    members: [
      adult(),
      adult({ relationship: 'brother', sex: 'm' }),
      child(),
      child({ sex: 'f', relationship: 'daughter' }),
    ],
  });
const couple = [adult(), adult({ relationship: 'spouse', sex: 'm' })];
const four = () => caseFile({ members: [...couple, adult({ relationship: 'brother', sex: 'm' }), child()] });
const each = (file: CaseFile, ...decisions: string[]) =>
  file.persons.map((person, index) => ({ personId: person.id, decision: decisions[index] ?? 'accept' }));
const split = (file: CaseFile, ...decisions: string[]) =>
  decide(file, { decision: 'split', reasonCode: 'state-quota', members: each(file, ...decisions) });

describe('the state decides', () => {
  it('to accept: the stage is done', () => {
    expect(decide(caseFile(), { decision: 'accept' }).file.case.stages['state-decision']).toMatchObject({
      status: 'completed',
      outcome: 'accepted',
    });
  });

  it('to deny: the case goes to closure with the reason', () => {
    expect(decide(caseFile(), { decision: 'deny', reasonCode: 'security-check' }).file.case).toMatchObject({
      status: 'closing',
      closing: { outcome: 'denied', reasonCode: 'security-check' },
    });
  });

  it('to defer, which is no denial: it is asked for again, on the day named or by policy', () => {
    const named = decide(caseFile(), { decision: 'defer', reasonCode: 'documents', until: '2026-04-01' });
    expect(named.change.answer).toMatchObject({ decision: 'defer', askAgainAt: '2026-04-01T00:00:00.000Z' });
    expect(named.change.patch).toEqual({});
    const policy = decide(caseFile(), { decision: 'defer', reasonCode: 'documents' });
    expect(policy.change.answer.askAgainAt).toBe('2026-06-08T09:00:00.000Z');
  });

  it.each(['2026-03-10', '2020-01-01', '2026-06-19', '9999-12-31'])('but not to defer until %s', (until) => {
    const found = refusal(() => decide(caseFile(), { decision: 'defer', reasonCode: 'documents', until }));
    expect(found.issues[0]?.path).toBe('until');
  });

  it('only with a reason when it is not to accept', () => {
    for (const decision of ['deny', 'defer', 'split'])
      expect(refusal(() => decide(caseFile(), { decision, members: each(caseFile()) })).issues[0]?.path).toBe(
        'reasonCode',
      );
  });
});

describe('a household that one state denied', () => {
  const denied = { decision: 'resubmit', reasonCode: 'state-quota', destinationOffice: 'lyon' };

  it('is submitted to another, and its case goes on', () => {
    const { file } = decide(caseFile(), denied);
    expect(file.case).toMatchObject({ status: 'active', destinationOffice: 'lyon' });
    expect(file.case.stages['state-decision']).toBeUndefined();
    expect(file.stateSubmissions?.submissions).toMatchObject([
      { to: 'winnipeg', decision: 'denied', reasonCode: 'state-quota' },
    ]);
  });

  it('is told of each state that learned of it when a consent ends, by the state that it was', () => {
    const { file } = decide(caseFile(), denied);
    const later = command(staff('caseworker'), '2026-05-01T09:00:00.000Z');
    const asked = opened(file, 'state-decision', undefined, later).file;
    const consent = asked.consents.find(({ purpose }) => purpose === 'disclosure-to-state')!;
    expect(withdrawConsent(asked, consent.id, later).answer.told).toEqual([
      { recipient: 'winnipeg', at: AT },
      { recipient: 'lyon', at: later.at },
    ]);
  });

  it('is submitted to an office that the programme knows, and not to its own', () => {
    for (const destinationOffice of ['atlantis', 'amman'])
      expect(refusal(() => decide(caseFile(), { ...denied, destinationOffice })).issues[0]).toMatchObject({
        path: 'destinationOffice',
        code: 'known-office',
      });
  });

  it('is not submitted again to one that denied it', () => {
    const { file } = decide(caseFile(), denied);
    for (const destinationOffice of ['lyon', 'winnipeg'])
      expect(refusal(() => decide(file, { ...denied, destinationOffice })).issues[0]?.path).toBe(
        'destinationOffice',
      );
  });

  it('is not, where the programme has one state, or something rests on what this one decided', () => {
    const reunion = caseFile({ programme: 'family-reunification' });
    const placed = placedWith(caseFile(), sponsor());
    const joined = {
      ...caseFile(),
      case: {
        ...caseFile().case,
        stages: { 'state-decision': { status: 'reopened', outcome: 'member-joined', at: AT } },
      },
    } as const;
    for (const file of [reunion, placed, joined])
      expect(refusalName(() => decide(file, denied))).toBe('WrongState');
  });

  it('is accepted by the other only with consent to tell that state', () => {
    const { file } = decide(caseFile({ consents: [] }), denied);
    expect(refusalName(() => decide(file, { decision: 'accept' }))).toBe('ConsentMissing');
  });
});

describe('a split by member', () => {
  it('may refuse the principal applicant: another adult leads those who go on', () => {
    const file = family();
    const principal = file.persons.find(({ relationship }) => relationship === 'principal-applicant')!;
    const brother = file.persons.find(({ relationship }) => relationship === 'brother')!;
    const members = file.persons.map(({ id }) => ({
      personId: id,
      decision: id === principal.id ? 'deny' : 'accept',
    }));
    const form = { decision: 'split', reasonCode: 'state-quota', members };
    expect(refusal(() => decide(file, form)).issues[0]?.path).toBe('newPrincipalId');
    const { change, file: left } = decide(file, { ...form, newPrincipalId: brother.id });
    expect(left.persons.find(({ id }) => id === brother.id)?.relationship).toBe('principal-applicant');
    expect(left.persons.find(({ id }) => id === principal.id)?.status).toBe('split');
    expect(change.opened).toMatchObject([{ case: { status: 'closing', closing: { outcome: 'denied' } } }]);
  });

  it('never accepts children alone out of a household with adults', () => {
    const file = family();
    const members = file.persons.map(({ id, birthDate }) => ({
      personId: id,
      decision: birthDate > '2010' ? 'accept' : 'deny',
    }));
    const newPrincipalId = file.persons.find(({ birthDate }) => birthDate > '2010')!.id;
    const form = { decision: 'split', reasonCode: 'state-quota', members, newPrincipalId };
    expect(refusal(() => decide(file, form)).issues[0]?.path).toBe('members');
  });

  it.each(['deny', 'defer'])(
    'leaves no children to go alone (%s), unless best interests say so',
    (decision) => {
      const file = family();
      const childrenOf = (all: CaseFile) => all.persons.filter(({ birthDate }) => birthDate > '2010');
      const members = file.persons.map(({ id, birthDate }) => ({
        ...{ personId: id, decision: birthDate > '2010' ? decision : 'accept' },
      }));
      const form = { decision: 'split', reasonCode: 'state-quota', members };
      const may = (mayBeParted: boolean, some = childrenOf(file)): CaseFile => ({
        ...file,
        bestInterests: some.map(({ id }) => ({
          ...{ type: 'best-interests-record', schema: 3, caseId: file.case.id, personId: id, at: AT },
          ...{
            procedure: 'determination',
            decision: 'in-best-interests',
            panel: ['a', 'b', 'c'],
            mayBeParted,
          },
        })),
      });
      for (const one of [file, may(false), may(true, childrenOf(file).slice(1))])
        expect(refusal(() => decide(one, form)).issues[0]).toMatchObject({
          ...{ path: 'members', code: 'children-parted' },
        });
      expect(decide(may(true), form).change.opened).toHaveLength(1);
    },
  );

  it('moves who is deferred into a linked case that goes on, with their consents', () => {
    const file = family();
    const { change, file: left } = split(file, 'accept', 'defer', 'accept', 'defer');
    expect(left.persons.map(({ status }) => status)).toEqual(expect.arrayContaining(['active', 'split']));
    expect(left.persons.filter(({ status }) => status === 'split')).toHaveLength(2);
    expect(left.case.stages['state-decision']).toMatchObject({
      status: 'completed',
      outcome: 'accepted-in-part',
    });
    const [linked, ...more] = change.opened!;
    expect(more).toEqual([]);
    expect(linked!.case).toMatchObject({
      status: 'active',
      run: 1,
      stages: {},
      number: `${file.case.number}/1`,
      linked: [{ caseId: file.case.id, because: 'split' }],
      policyVersion: 1,
      audit: { seq: 0 },
    });
    expect(left.case.linked).toEqual([{ caseId: linked!.case.id, because: 'split' }]);
    const persons = linked!.writes.filter((put) => put.type === 'person');
    expect(persons.map(({ relationship }) => relationship)).toEqual(['principal-applicant', 'daughter']);
    expect(persons.every(({ caseId, status }) => caseId === linked!.case.id && status === 'active')).toBe(
      true,
    );
    const went = linked!.writes.flatMap((put) => (put.type === 'consent' ? [put] : []));
    expect(went.every(({ caseId }) => caseId === linked!.case.id)).toBe(true);
    expect(new Set(went.map(({ personId }) => personId))).toEqual(new Set([persons[0]!.id]));
  });

  it('moves who is denied into a linked case that closes, each kind into one of its own', () => {
    const { change } = split(four(), 'accept', 'defer', 'deny', 'deny');
    expect(change.opened).toMatchObject([
      { case: { status: 'active', stages: {} } },
      {
        case: {
          status: 'closing',
          closing: { outcome: 'denied', reasonCode: 'state-quota' },
          stages: { 'state-decision': { status: 'completed' } },
        },
      },
    ]);
    const [deferred, denied] = change.opened!;
    expect(deferred!.case.id).not.toBe(denied!.case.id);
    expect(deferred!.case.number).not.toBe(denied!.case.number);
    expect(change.patch.linked).toHaveLength(2);
  });

  it.each<[string, (file: CaseFile) => object[]]>([
    ['a member without a decision', (file) => each(file).slice(1)],
    ['a stranger', (file) => [...each(file, 'accept', 'deny'), { personId: 'person-x', decision: 'deny' }]],
    ['everybody accepted', (file) => each(file)],
    ['nobody accepted', (file) => each(file, 'deny', 'deny', 'defer', 'defer')],
  ])('is refused with %s', (_what, members) => {
    const file = family();
    const form = { decision: 'split', reasonCode: 'state-quota', members: members(file) };
    expect(refusal(() => decide(file, form)).issues[0]?.path).toBe('members');
  });

  it('of a case that was interrupted before stops nothing of the linked case', () => {
    const interrupted = caseFile({ members: couple }, { run: 2, interruptedRun: 1 });
    const [linked] = split(interrupted, 'accept', 'defer').change.opened!;
    expect(relayOf(undefined, linked!.case)).toEqual([
      expect.objectContaining({ kind: 'start', execution: `${linked!.case.id}-1` }),
    ]);
  });

  it('of a case with the longest number can be read again', () => {
    const file = caseFile({ number: 'N'.repeat(60), members: couple });
    const [linked] = split(file, 'accept', 'defer').change.opened!;
    expect(CaseRecordSchema.safeParse(linked!.case).error).toBeUndefined();
  });
});
