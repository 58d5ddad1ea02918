import type { CaseFile } from '../case/case-file.ts';
import { destinationOf } from '../case/case-file.ts';
import type { Change } from '../case/change.ts';
import { noChange } from '../case/change.ts';
import type { Consent, ConsentPurpose } from '../case/consent.ts';
import { ASKING_STAGES, CONSENT_USES } from '../case/consent-uses.ts';
import { missingFor } from '../case/consent-work.ts';
import type { Command } from '../kernel/actor.ts';
import { isBefore } from '../kernel/calendar.ts';
import { isOpen } from '../work-item/work-item.ts';
import { interruptCase } from './interrupt-case.ts';

/** Someone who was already told something under a purpose: an id or code, and when. */
export interface Told {
  recipient: string;
  at: string;
}

/** Recipients of data that was disclosed while the consent was in force: it cannot be taken back. */
export function givenOut(file: CaseFile, consent: Consent): Told[] {
  if (consent.purpose === 'disclosure-to-sponsor')
    return file.offers.map(({ sponsorId, offeredAt }) => ({ recipient: sponsorId, at: offeredAt }));
  if (consent.purpose === 'referral-to-partner')
    return file.workItems.flatMap(({ given }) =>
      given?.restsOn.includes(consent.id) ? [{ recipient: given.organisation, at: given.at }] : [],
    );
  const asked = file.workItems.filter(({ kind }) => kind === 'state-decision');
  return consent.purpose === 'disclosure-to-state'
    ? asked.map(({ openedAt }) => ({ recipient: stateAsked(file, openedAt), at: openedAt }))
    : [];
}

/** Which state was asked then: a household that one denied is submitted to another. */
const stateAsked = (file: CaseFile, askedAt: string): string =>
  file.stateSubmissions?.submissions.find(({ at }) => !isBefore(at, askedAt))?.to ?? destinationOf(file);

/** Whether open work of a stage now lacks somebody's consent to a purpose. */
const isStopped = (file: CaseFile, purpose: ConsentPurpose, at: string): boolean =>
  ASKING_STAGES.filter((stage) => CONSENT_USES[stage].purpose === purpose).some(
    (stage) =>
      file.workItems.some(
        (item) => item.stage === stage && isOpen(item) && item.kind !== 'consent-request',
      ) && missingFor(file, stage, at).length > 0,
  );

/**
 * What follows when a consent to a purpose ends: tracing stops for those who no longer consent, offers end, and a
 * stage that was working on it starts over and asks again.
 */
export function stopWhatRestsOn(file: CaseFile, purpose: ConsentPurpose, command: Command): Change {
  for (const { consentEnded } of file.rules.stages) {
    const ended = consentEnded?.(file, purpose, command);
    if (ended) return ended;
  }
  if (file.case.status !== 'active') return noChange({});
  return isStopped(file, purpose, command.at) ? interruptCase(file, undefined, command) : noChange({});
}
