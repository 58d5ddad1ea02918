import { describe, expect, it } from 'vitest';
import type { CaseFile } from '../../../domain/case/case-file.ts';
import type { Actor } from '../../../domain/kernel/actor.ts';
import { claimWorkItem, reassignWorkItem, releaseWorkItem } from '../../../domain/staff/assign-work-item.ts';
import type { StaffMember } from '../../../domain/staff/staff-member.ts';
import { decideWorkItem } from '../../../domain/work-item/decide-work-item.ts';
import { WORK_ITEM_KINDS } from '../../../registry/work-item-kinds.ts';
import { AT, command, sponsorActor, staff } from '../../fixtures/actors.ts';
import { caseFile, committed, opened, refusal, refusalName } from '../../fixtures/case-file.ts';
import { RECOMMENDED } from '../../fixtures/eligibility.ts';
import { offeredTo, promisedBy, sponsor } from '../../fixtures/sponsorship.ts';

const anna = staff('caseworker', 'amman', 'anna');
const bilal = staff('caseworker', 'amman', 'bilal');
const supervisor = staff('supervisor');
const member = (id: string, over: Partial<StaffMember> = {}): StaffMember => ({
  ...{
    type: 'staff-member',
    schema: 2,
    id,
    office: 'amman',
    roles: ['caseworker'],
    lastSeenOn: '2026-03-10',
  },
  ...over,
});
const form = { ...RECOMMENDED, note: 'she was a teacher' };
const review = () => opened(caseFile(), 'eligibility-review');
const claimed = (by: Actor) => {
  const { file, id } = review();
  return { file: committed(file, claimWorkItem(file, id, command(by))), id };
};
const decide = ({ file, id }: { file: CaseFile; id: string }, by: Actor, version?: number) =>
  decideWorkItem(file, id, form, command(by), version);

describe('who may decide', () => {
  it.each<[string, Actor, string | undefined]>([
    ['the role at the office', anna, undefined],
    ['a supervisor of the office', supervisor, undefined],
    ['the role at another office', staff('caseworker', 'winnipeg'), 'NotFound'],
    ['a supervisor of another office', staff('supervisor', 'winnipeg'), 'NotFound'],
    ['another role', staff('health-staff'), 'Forbidden'],
    ['an auditor', staff('auditor'), 'Forbidden'],
    ['a sponsor', sponsorActor('sponsor-1'), 'NotFound'],
  ])('%s', (_who, actor, error) => {
    if (error) expect(refusalName(() => decide(review(), actor))).toBe(error);
    else expect(decide(review(), actor).facts).toHaveLength(2);
  });

  it('a claimed item: who claimed it, or a supervisor', () => {
    expect(refusalName(() => decide(claimed(anna), bilal))).toBe('Forbidden');
    expect(decide(claimed(anna), anna).answer).toMatchObject({ decision: 'recommend' });
    expect(decide(claimed(anna), supervisor).answer).toMatchObject({ decision: 'recommend' });
  });

  it('an offer: the sponsor that was asked, or a sponsorship officer who records its answer', () => {
    const group = sponsor();
    const { file, offerId } = offeredTo(caseFile(), group);
    const asked = opened(file, 'sponsor-offer', offerId);
    const accept = (by: Actor) => decideWorkItem(asked.file, asked.id, { decision: 'accept' }, command(by));
    expect(accept(sponsorActor(group.id)).answer).toMatchObject({ decision: 'accept' });
    expect(accept(staff('sponsorship-officer', 'winnipeg')).answer).toMatchObject({ decision: 'accept' });
    expect(refusalName(() => accept(sponsorActor('sponsor-2')))).toBe('NotFound');
    expect(refusalName(() => accept(staff('caseworker', 'winnipeg')))).toBe('Forbidden');
  });
});

describe('a decision', () => {
  it('is kept with its form, and tells neither workflow nor audit what was noted', () => {
    const { file, id } = review();
    const change = decide({ file, id }, anna);
    const item = committed(file, change).workItems[0]!;
    expect(item).toMatchObject({
      status: 'decided',
      version: 2,
      decision: { code: 'recommend', by: 'anna', at: AT, form: { note: form.note } },
    });
    expect(JSON.stringify([change.answer, change.facts, item.decision!.answer])).not.toContain('teacher');
  });

  it('repeated gives the first answer, also by an older version; another is refused', () => {
    const { file, id } = review();
    const by = command(anna);
    const first = decideWorkItem(file, id, form, by, 1);
    const left = committed(file, first);
    expect(decideWorkItem(left, id, form, by, 1)).toMatchObject({
      facts: [],
      writes: [],
      answer: first.answer,
    });
    expect(refusalName(() => decideWorkItem(left, id, form, command(anna)))).toBe('WrongState');
  });

  it('on an older version is refused with the present one', () => {
    const found = refusal(() => decide(claimed(anna), anna, 1));
    expect(found).toMatchObject({ name: 'VersionConflict', currentVersion: 2 });
    expect(decide(claimed(anna), anna, 2).facts).toHaveLength(2);
  });

  it('on a cancelled or unknown item is refused', () => {
    const { file, id } = review();
    const cancelled = {
      ...file,
      workItems: file.workItems.map((item) => ({ ...item, status: 'cancelled' as const })),
    };
    expect(refusalName(() => decide({ file: cancelled, id }, anna))).toBe('WrongState');
    expect(refusalName(() => decide({ file, id: 'item-x' }, anna))).toBe('NotFound');
  });

  it.each(WORK_ITEM_KINDS.map((kind) => [kind.kind, kind] as const))(
    '%s refuses forms that are not its own, naming where and no value',
    (_kind, kind) => {
      const { file: promised } = promisedBy(caseFile(), sponsor());
      const offers = promised.offers.map((offer) => ({ ...offer, id: 'subject' }));
      const any = opened({ ...promised, offers }, 'eligibility-review', 'subject').file;
      const { role, stage } = kind;
      const item = {
        ...any.workItems.find(({ subject }) => subject === 'subject')!,
        kind: kind.kind,
        role,
        stage,
      };
      const file = { ...any, workItems: [item] };
      for (const input of [{}, { decision: 'Samira Haddad' }, { decision: 7 }, [], null, 'Samira Haddad']) {
        const found = refusal(() => kind.decide({ file, item, command: command() }, input));
        expect(found).toMatchObject({
          name: 'InvalidInput',
          issues: [expect.objectContaining({ path: expect.any(String) })],
        });
        expect(JSON.stringify([found.message, found.issues])).not.toContain('Samira');
      }
    },
  );
});

describe('an item is held by one person', () => {
  it('who claims it, again and again, and nobody else', () => {
    const { file, id } = claimed(anna);
    expect(claimWorkItem(file, id, command(anna))).toMatchObject({ facts: [], answer: { version: 2 } });
    expect(refusalName(() => claimWorkItem(file, id, command(bilal)))).toBe('WrongState');
    expect(refusal(() => claimWorkItem(file, id, command(anna), 1))).toMatchObject({
      name: 'VersionConflict',
      currentVersion: 2,
    });
  });

  it('until it is given back by them or a supervisor', () => {
    const { file, id } = claimed(anna);
    expect(refusalName(() => releaseWorkItem(file, id, command(bilal)))).toBe('Forbidden');
    for (const by of [anna, supervisor]) {
      const left = committed(file, releaseWorkItem(file, id, command(by)));
      expect(left.workItems[0]).toMatchObject({ status: 'open', version: 3 });
      expect(left.workItems[0]).not.toHaveProperty('assignee');
      expect(releaseWorkItem(left, id, command(by)).facts).toEqual([]);
    }
  });

  it('and is given to nobody who could not decide it', () => {
    const { file, id } = claimed(anna);
    const unable = [
      undefined,
      member('health', { roles: ['health-staff'] }),
      member('far', { office: 'winnipeg' }),
      member('idle', { roles: [] }),
    ];
    for (const one of unable)
      expect(refusalName(() => reassignWorkItem(file, id, { member: one }, command(supervisor)))).toBe(
        'InvalidInput',
      );
    const lead = member('lead', { roles: ['supervisor'] });
    expect(reassignWorkItem(file, id, { member: lead }, command(supervisor)).facts).toHaveLength(1);
  });

  it('or given to another by a supervisor', () => {
    const { file, id } = claimed(anna);
    expect(refusalName(() => reassignWorkItem(file, id, { member: member('bilal') }, command(anna)))).toBe(
      'Forbidden',
    );
    expect(
      committed(file, reassignWorkItem(file, id, { member: member('bilal') }, command(supervisor)))
        .workItems[0],
    ).toMatchObject({ assignee: 'bilal' });
  });

  it('but an offer stays with the sponsor that was asked', () => {
    const { file, offerId } = offeredTo(caseFile(), sponsor());
    const asked = opened(file, 'sponsor-offer', offerId);
    const by = command({
      ...staff('sponsorship-officer', 'winnipeg'),
      roles: ['sponsorship-officer', 'supervisor'],
    });
    for (const take of [claimWorkItem, releaseWorkItem])
      expect(refusalName(() => take(asked.file, asked.id, by))).toBe('WrongState');
    expect(refusalName(() => reassignWorkItem(asked.file, asked.id, { member: member('anna') }, by))).toBe(
      'WrongState',
    );
  });
});
