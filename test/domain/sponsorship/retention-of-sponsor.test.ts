import { expect, it } from 'vitest';
import type { LegalHold } from '../../../domain/case/legal-hold.ts';
import { sponsorReviewDueSince } from '../../../domain/sponsorship/retention-of-sponsor.ts';
import type { SponsorFile } from '../../../domain/sponsorship/sponsor-file.ts';
import { policyFaults } from '../../../registry/policy-schema.ts';
import { shippedPolicy } from '../../../registry/shipped.ts';
import { sponsor } from '../../fixtures/sponsorship.ts';

const NEVER = { open: false, last: undefined };
const policy = shippedPolicy('resettlement', 1)!;
const vetted = { status: 'active', validUntil: '2026-04-01' } as const;
const file = (over: Partial<SponsorFile> = {}): SponsorFile => ({
  ...{ sponsor: sponsor({ vetting: vetted }), workItems: [], documents: [], rights: [], holds: [], policy },
  ...over,
});
const due = (of: SponsorFile, hosted: { open: boolean; last: string | undefined } = NEVER) =>
  sponsorReviewDueSince(of, hosted, '2032-01-01T00:00:00.000Z');

it('counts from the last of its vetting, an offer and the closing of a case', () => {
  expect(due(file())).toBe('2031-04-01');
  expect(due(file(), { open: false, last: '2026-09-10T08:00:00.000Z' })).toBe('2031-09-10');
  expect(due(file(), { open: false, last: '2027-09-10T08:00:00.000Z' })).toBeUndefined();
  const shorter = { ...policy, retention: { ...policy.retention, sponsors: 'P2Y' } };
  expect(due(file({ policy: shorter }))).toBe('2028-04-01');
});

it('waits while a household is offered or hosted, a hold stands, or nothing is left', () => {
  expect(due(file(), { open: true, last: undefined })).toBeUndefined();
  expect(due(file({ sponsor: sponsor({ vetting: vetted, held: 2 }) }))).toBeUndefined();
  const hold = { type: 'legal-hold', id: 'hold-1' } as LegalHold;
  expect(due(file({ holds: [hold] }))).toBeUndefined();
  const erasedAt = '2031-05-01T00:00:00.000Z';
  expect(due(file({ sponsor: sponsor({ vetting: vetted, erasedAt }) }))).toBeUndefined();
});

it('is refused in a policy when it is shorter than a complaint takes', () => {
  const retention = { ...policy.retention, sponsors: 'P1D' };
  expect(policyFaults({ ...policy, retention })).toMatchObject([
    { path: ['retention', 'sponsors'], rule: { code: 'at-least' } },
  ]);
});
