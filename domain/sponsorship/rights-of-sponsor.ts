import type { Change } from '../case/change.ts';
import { mergeChanges } from '../case/change.ts';
import { noticeTo } from '../case/notice-to.ts';
import type { Command } from '../kernel/actor.ts';
import { invalid } from '../kernel/invalid-input.ts';
import { rule } from '../kernel/rules.ts';
import type { AskedRight } from '../rights/ask-right.ts';
import { askRight } from '../rights/ask-right.ts';
import { decidedRight, notByRecorder } from '../rights/decide-right.ts';
import { IRREVERSIBLE_RIGHTS, RIGHTS_REQUEST, RightsDecisionForm } from '../rights/decision-form.ts';
import { obstacleOfSponsor, refuseErasureOfSponsor } from './erase-sponsor.ts';
import type { SponsorFile } from './sponsor-file.ts';
import { sponsorWorkKind } from './sponsor-kind.ts';
import { changeSponsorStanding } from './vetting.ts';

/** What a sponsor can object to: the other purposes are about households. */
const OBJECTED = 'referral-to-partner' satisfies AskedRight['purpose'];

/** Records what a sponsor asked about its data. */
export function askRightOfSponsor(
  file: SponsorFile,
  wanted: AskedRight,
  command: Command,
): Change<{ requestId: string }> {
  if (wanted.personId !== undefined)
    throw invalid('personId', rule('unknown-field', { fields: 'personId' }), 'a person');
  if (wanted.purpose !== undefined && wanted.purpose !== OBJECTED)
    throw invalid('purpose', rule('purpose-of-sponsor'), wanted.purpose);
  const { id, destinationOffice: office } = file.sponsor;
  return askRight({ id, office, policy: file.policy, rights: file.rights }, wanted, command);
}

/**
 * As for a household. A sponsor whose data is restricted, or that objects to its use, is offered nobody: it is
 * suspended, and may be reinstated once that has ended.
 */
export const rightsOfSponsor = sponsorWorkKind({
  kind: RIGHTS_REQUEST,
  stage: 'sponsorship',
  role: 'supervisor',
  irreversible: IRREVERSIBLE_RIGHTS,
  form: RightsDecisionForm,
  first: ({ rights }, subject) => notByRecorder(rights, subject),
  closed(file, subject) {
    const request = file.rights.find(({ id }) => id === subject);
    const obstacle = request?.right === 'erasure' ? obstacleOfSponsor(file) : undefined;
    return obstacle === undefined ? [] : [{ decision: 'granted', why: obstacle }];
  },
  decide({ file, item, command }, form): Change {
    const { request, change } = decidedRight(file, item.subject, form, command);
    const { sponsor } = file;
    if (form.decision === 'granted' && request.right === 'erasure') refuseErasureOfSponsor(file);
    const told = noticeTo(sponsor.id, { kind: 'sponsor', id: sponsor.id }, 'rights-decided', command, {
      workItemId: item.id,
    });
    const answered = { ...change, writes: [...change.writes, told] };
    const stops = form.decision === 'granted' && request.right !== 'correction';
    if (!stops || sponsor.vetting.status === 'suspended' || sponsor.vetting.status === 'revoked')
      return answered;
    const suspended = changeSponsorStanding(sponsor, 'suspended', 'data-restricted', command);
    return mergeChanges(
      { patch: {}, writes: [suspended.sponsor], facts: suspended.facts, answer: {} },
      answered,
    );
  },
});

/** Refuses to have a sponsor offered households while what it asked for forbids to use its data. */
export function refuseRestricted({ rights }: SponsorFile): void {
  const stands = rights.find(({ status, right }) => status === 'granted' && right !== 'correction');
  if (stands) throw invalid('to', rule('restriction-ended'), stands.right);
}
