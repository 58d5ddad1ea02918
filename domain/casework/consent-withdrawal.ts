import type { CaseFile } from '../case/case-file.ts';
import type { Change } from '../case/change.ts';
import { noChange } from '../case/change.ts';
import type { Consent, ConsentPurpose } from '../case/consent.ts';
import { ASKING_STAGES, CONSENT_USES } from '../case/consent-uses.ts';
import { missingFor } from '../case/consent-work.ts';
import type { Command } from '../kernel/actor.ts';
import { isOpen } from '../work-item/work-item.ts';
import { interruptCase } from './interrupt-case.ts';

/** Who was told something under a purpose already: an id or a code, and when. */
export interface Told {
  recipient: string;
  at: string;
}

/** To whom something was given out while the consent stood: what is known there stays known. */
export function givenOut(file: CaseFile, consent: Consent): Told[] {
  if (consent.purpose === 'disclosure-to-sponsor')
    return file.offers.map(({ sponsorId, offeredAt }) => ({ recipient: sponsorId, at: offeredAt }));
  const asked = file.workItems.filter(({ kind }) => kind === 'state-decision');
  return consent.purpose === 'disclosure-to-state'
    ? asked.map(({ openedAt }) => ({ recipient: file.case.destinationOffice, at: openedAt }))
    : [];
}

/** Whether open work of a stage rests on a purpose that somebody's consent is missing for now. */
const isStopped = (file: CaseFile, purpose: ConsentPurpose, at: string): boolean =>
  ASKING_STAGES.filter((stage) => CONSENT_USES[stage].purpose === purpose).some(
    (stage) =>
      file.workItems.some(
        (item) => item.stage === stage && isOpen(item) && item.kind !== 'consent-request',
      ) && missingFor(file, stage, at).length > 0,
  );

/**
 * What follows when a consent for a purpose is gone from this file: tracing ends for those who do not consent any more,
 * offers end, and a stage that was at work on it begins again, which opens work to ask.
 */
export function stopWhatRestsOn(file: CaseFile, purpose: ConsentPurpose, command: Command): Change {
  for (const { consentEnded } of file.rules.stages) {
    const ended = consentEnded?.(file, purpose, command);
    if (ended) return ended;
  }
  if (file.case.status !== 'active') return noChange({});
  return isStopped(file, purpose, command.at) ? interruptCase(file, undefined, command) : noChange({});
}
