import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { CaseFile } from '../../../domain/case/case-file.ts';
import type { AskingStage, ConsentUse } from '../../../domain/case/consent-uses.ts';
import { ASKING_STAGES, CONSENT_USES, consents } from '../../../domain/case/consent-uses.ts';
import { beginStage } from '../../../domain/casework/begin-stage.ts';
import { mayNotTell } from '../../../domain/notices/may-tell.ts';
import { giveWork } from '../../../domain/organisation/give-work.ts';
import { atomsOf } from '../../../domain/statistics/release/rows.ts';
import { openTracingRequest } from '../../../domain/tracing-request/open-tracing-request.ts';
import { isStillReferred } from '../../../domain/work-item/refuse-unreferred.ts';
import type { WorkItem } from '../../../domain/work-item/work-item.ts';
import { shippedPolicy } from '../../../registry/shipped.ts';
import { requireDnaConsents } from '../../../stages/family-reunification/dna-consents.ts';
import { searchRegistry } from '../../../stages/family-tracing/search.ts';
import { disclosedTo } from '../../../stages/sponsorship/disclosure.ts';
import { makeOffer } from '../../../stages/sponsorship/make-offer.ts';
import { planView } from '../../../stages/sponsorship/offer-page.ts';
import { proposalFor } from '../../../stages/sponsorship/placement-view.ts';
import { AT, command, staff } from '../../fixtures/actors.ts';
import { caseFile, decided, opened, refusalName } from '../../fixtures/case-file.ts';
import { RECOMMENDED } from '../../fixtures/eligibility.ts';
import { adult, child, consentsOf, USUAL_PURPOSES } from '../../fixtures/household.ts';
import { organisation } from '../../fixtures/partners.ts';
import { agreed, complete, establishedFor, submitted } from '../../fixtures/reunification.ts';
import { sponsor } from '../../fixtures/sponsorship.ts';

const members = [
  adult(),
  adult({ relationship: 'spouse', name: 'Karim Haddad', sex: 'm', birthDate: '1985-02-01' }),
  child(),
];
const sought = { relationship: 'sister', sex: 'f', name: 'Amal Haddad' } as const;
const to = sponsor();
const by = command(staff('caseworker'));

const begins = (file: CaseFile, stage: string) => beginStage(file, stage, by).unconsented === 0;
const decides = (file: CaseFile, kind: string, form: Record<string, unknown>): boolean => {
  try {
    decided(file, kind, form, by);
    return true;
  } catch (error) {
    if ((error as Error).name !== 'ConsentMissing') throw error;
    return false;
  }
};
const goes = (act: () => unknown): boolean => {
  try {
    act();
    return true;
  } catch (error) {
    if ((error as Error).name !== 'ConsentMissing') throw error;
    return false;
  }
};
const seekerOf = (file: CaseFile) => file.persons.find(({ relationship }) => relationship === 'spouse')!.id;

/** The exam of the seeker as the clinic has it, and whether it may be given to it. */
const CLINIC = organisation();
const seekersExam = (file: CaseFile): WorkItem => {
  const given = { organisation: CLINIC.id, by: 'x', at: AT, personIds: [seekerOf(file)] };
  const restsOn = file.consents
    .filter(({ purpose }) => purpose === 'referral-to-partner')
    .map(({ id }) => id);
  const item = opened(file, 'health-exam', seekerOf(file)).file.workItems.find(
    ({ kind }) => kind === 'health-exam',
  )!;
  return { ...item, given: { ...given, restsOn } };
};
const givenTo = (file: CaseFile) => giveWork(file, seekersExam(file), CLINIC, by);

const asReunification = (file: CaseFile): CaseFile => ({
  ...file,
  policy: shippedPolicy('family-reunification', 1)!,
});

type Probe = (file: CaseFile) => boolean[];
/** Whether each use goes ahead with this file. A use without a line here does not compile; a stage's is that it begins. */
const PROBES: Readonly<Record<ConsentUse, Probe>> = {
  ...(Object.fromEntries(
    ASKING_STAGES.map((stage): [string, Probe] => [stage, (file) => [begins(file, stage)]]),
  ) as Record<AskingStage, Probe>),
  'eligibility-review': (file) => [
    begins(file, 'eligibility-review'),
    decides(file, 'eligibility-review', RECOMMENDED),
  ],
  'family-reunification': (file) => [
    begins(file, 'family-reunification'),
    goes(() => establishedFor(asReunification(file))),
  ],
  'reunification-application': (file) => [goes(() => submitted(complete(agreed(asReunification(file)))))],
  'state-decision': (file) => [
    begins(file, 'state-decision'),
    decides(file, 'state-decision', { decision: 'accept' }),
  ],
  'dna-test': (file) => [goes(() => requireDnaConsents(file, [seekerOf(file)], 'City laboratory', AT))],
  'sponsor-proposal': (file) => [proposalFor(file, [to], by).ranked.length === 1],
  'sponsor-offer': (file) => [goes(() => makeOffer({ ...file, sponsors: [to] }, to, 'ranked', by))],
  'sponsor-page': (file) => [disclosedTo(file, to, AT) !== undefined, planView(file, to, AT) !== undefined],
  'sponsor-notice': (file) => [mayNotTell(file, to, AT) === undefined],
  'tracing-request': (file) => [
    goes(() => openTracingRequest(file, { seekerId: seekerOf(file), sought }, by)),
    searchRegistry(file, file.tracing[0]!.id, [], by).answer.next !== 'seeker-consent',
  ],
  'tracing-index': (file) => [consents(file, 'tracing-index', seekerOf(file), AT)],
  'tracing-match': (file) => [consents(file, 'tracing-match', seekerOf(file), AT)],
  'partner-referral': (file) => [goes(() => givenTo(file)), isStillReferred(file, seekersExam(file), AT)],
  'statistics-release': (file) => [atomsOf(file, 'cases', new Set(), AT, 0).length === 1],
};
const uses = Object.keys(PROBES) as ConsentUse[];
const PURPOSES: typeof USUAL_PURPOSES = [
  ...USUAL_PURPOSES,
  ...(['statistics', 'referral-to-partner', 'dna-test'] as const),
];
const toClinic = (given: ReturnType<typeof consentsOf>) =>
  given.map((one) => (one.purpose === 'referral-to-partner' ? { ...one, recipient: CLINIC.id } : one));
const file = (given = consentsOf(members, PURPOSES)) =>
  caseFile({ members, consents: toClinic(given), tracing: [{ seeker: 1, sought }] });
const none = (all: boolean[]) => all.every((went) => !went);

describe('the use of personal data', () => {
  it.each(uses)('%s goes ahead when everybody consented', (use) => {
    expect(PROBES[use](file()).every(Boolean)).toBe(true);
  });

  it.each(uses)('%s stops without any consent', (use) => {
    expect(none(PROBES[use](file([])))).toBe(true);
  });

  it.each(uses)('%s does not rest on what another adult signed', (use) => {
    const principalOnly = consentsOf(members, PURPOSES).filter(({ member }) => member === undefined);
    expect(none(PROBES[use](file(principalOnly)))).toBe(true);
  });

  it.each(uses)('%s does not rest on a consent for another purpose', (use) => {
    const others = PURPOSES.filter((purpose) => purpose !== CONSENT_USES[use].purpose);
    expect(none(PROBES[use](file(consentsOf(members, others))))).toBe(true);
  });

  it.each(uses)('%s stops with a withdrawal and after the end of the consent', (use) => {
    const whole = file();
    const ended = (over: object) => ({
      ...whole,
      consents: whole.consents.map((consent) =>
        consent.personId === seekerOf(whole) ? { ...consent, ...over } : consent,
      ),
    });
    expect(none(PROBES[use](ended({ withdrawnAt: AT })))).toBe(true);
    expect(none(PROBES[use](ended({ expiresOn: '2026-03-09' })))).toBe(true);
  });

  it.each(uses)('%s is asked for in the files that the table names, by its name', (use) => {
    const { asked, test } = CONSENT_USES[use];
    for (const path of asked) {
      const text = readFileSync(path, 'utf8');
      expect(/standingOf|requireConsent|consents\(|mayNotTell|missingFor|disclosedTo/.test(text), path).toBe(
        true,
      );
    }
    expect(readFileSync(test, 'utf8')).toContain('consent');
  });
});

describe('work that asks for consent', () => {
  it('names who is missing, takes their own consent, and is done when somebody records it elsewhere', () => {
    const principalOnly = consentsOf(members, PURPOSES).filter(({ member }) => member === undefined);
    const before = file(principalOnly);
    const asked = opened(before, 'consent-request', 'state-decision');
    const item = asked.file.workItems.at(-1)!;
    expect(item).toMatchObject({ stage: 'state-decision', role: 'caseworker' });
    expect(item.context).toEqual({ purpose: 'disclosure-to-state', missing: [seekerOf(asked.file)] });
    const form = { decision: 'given', textVersion: 'v3', language: 'ar', taken: 'signed' };
    const given = decided(
      before,
      'consent-request',
      { ...form, consenting: [seekerOf(before)] },
      by,
      'state-decision',
    );
    expect(begins(given.file, 'state-decision')).toBe(true);
    expect(given.file.consents.at(-1)).toMatchObject({ signedAs: 'self', taken: 'signed', language: 'ar' });
  });

  it('takes nobody whose consent is not missing', () => {
    const whole = file();
    const form = { decision: 'given', textVersion: 'v3', language: 'ar', taken: 'signed' };
    expect(
      refusalName(() =>
        decided(whole, 'consent-request', { ...form, consenting: [seekerOf(whole)] }, by, 'state-decision'),
      ),
    ).toBe('InvalidInput');
  });

  it('that the household refuses ends the case, unless it does without a sponsor', () => {
    const refuse = { decision: 'refused', reasonCode: 'personal-circumstances' };
    const state = decided(file([]), 'consent-request', refuse, by, 'state-decision').file;
    expect(state.case).toMatchObject({ status: 'closing', closing: { outcome: 'withdrawn' } });
    const sponsored = decided(file([]), 'consent-request', refuse, by, 'sponsorship').file;
    expect(sponsored.case.status).toBe('active');
  });
});
