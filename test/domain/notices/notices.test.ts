import { describe, expect, it } from 'vitest';
import type { NoticeTemplateSchema } from '../../../domain/notices/notice.ts';
import { sponsorMail } from '../../../domain/notices/sponsor-mail.ts';
import { noticeTo, toSponsorOf } from '../../../domain/notices/to.ts';
import { command } from '../../fixtures/actors.ts';
import { caseFile } from '../../fixtures/case-file.ts';
import { placedWith, sponsor } from '../../fixtures/sponsorship.ts';

const to = { kind: 'sponsor', id: 'sponsor-1' } as const;

describe('notices', () => {
  it('have ids that follow from the command, the template and who gets them', () => {
    const by = command();
    const id = (template: 'sponsor-offer' | 'sponsor-arrival', who: string, from = by) =>
      noticeTo('case-1', { ...to, id: who }, template, from).id;
    expect(id('sponsor-offer', 'a')).toBe(id('sponsor-offer', 'a'));
    expect(
      new Set([
        id('sponsor-offer', 'a'),
        id('sponsor-offer', 'b'),
        id('sponsor-arrival', 'a'),
        id('sponsor-offer', 'a', command()),
      ]).size,
    ).toBe(4);
  });

  it('wait to be sent to sponsors; staff read theirs in the console', () => {
    expect(noticeTo('case-1', to, 'sponsor-offer', command()).status).toBe('pending');
    expect(
      noticeTo('case-1', { kind: 'staff', id: 'anna', office: 'amman' }, 'work-item-reminder', command())
        .status,
    ).toBe('sent');
  });

  it('go to the sponsor that accepted, if there is one', () => {
    expect(toSponsorOf(caseFile(), 'travel-delayed', command())).toEqual([]);
    const group = sponsor();
    expect(toSponsorOf(placedWith(caseFile(), group), 'travel-delayed', command())).toMatchObject([
      { to: { id: group.id } },
    ]);
  });

  it('to sponsors have words for every template of theirs, with its date, and none for others', () => {
    const data = {
      dueAt: '2026-03-17T09:00:00.000Z',
      arrivedAt: '2026-04-02T06:00:00.000Z',
      departureAt: '2026-04-05T10:00:00.000Z',
    };
    const mail = (template: (typeof NoticeTemplateSchema.options)[number]) =>
      sponsorMail(noticeTo('case-1', to, template, command(), data), 'https://cases.example.org');
    expect(mail('sponsor-offer')?.text).toContain('2026-03-17');
    expect(mail('sponsor-arrival')?.text).toContain('2026-04-02');
    expect(mail('travel-delayed')?.text).toContain('2026-04-05');
    expect(mail('sponsor-offer-reminder')?.text).toMatch(/https:\/\/cases\.example\.org$/);
    for (const template of [
      'work-item-reminder',
      'work-item-escalated',
      'protection-concern',
      'case-closed',
    ] as const)
      expect(mail(template)).toBeUndefined();
  });
});
