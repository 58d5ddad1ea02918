import { adult, consent, consentsOf, household, husband, sponsor } from './invented.ts';
import type { Journey } from './journey.ts';
import { found, onJourney, withdraw } from './journey.ts';
import type { Attack, Found } from './world.ts';
import { answers, firstOf } from './world.ts';

const COUPLE = [adult('Zahra Invented'), husband('Karim Invented')];
const BUT_SPONSORS = ['assessment', 'tracing', 'disclosure-to-state'];
const caseworker = { user: 'caseworker.amman' };

async function registered({ call }: Journey, name: string, over: object = {}): Promise<string> {
  const email = `${name.toLowerCase().replaceAll(' ', '.')}@example.org`;
  const body = sponsor(name, email, over);
  const answer = await call('POST', '/sponsors', { user: 'sponsorship.toronto', body });
  if (answer.status !== 201) throw new Error(`Expected a sponsor, received ${answer.text}.`);
  return (answer.body as { sponsorId: string }).sponsorId;
}

/** The principal applicant and the husband. */
async function couple(journey: Journey, caseId: string) {
  const { persons } = await journey.read(caseId);
  const isPrincipal = (person: { relationship?: string }) => person.relationship === 'principal-applicant';
  return [persons.find(isPrincipal), persons.find((one) => !isPrincipal(one))] as const;
}

async function signsForAnother(journey: Journey): Promise<Found> {
  const caseId = await journey.register(household(COUPLE, { start: false, consents: [] }));
  const [wife, man] = await couple(journey, caseId);
  const signed = consent('disclosure-to-sponsor', { language: 'ar', personId: man!.id });
  const body = { ...signed, guardianId: wife!.id };
  const answer = await journey.call('POST', `/cases/${caseId}/consents`, { ...caseworker, body });
  const foreign = (await journey.read(caseId)).consents.find(
    ({ personId, signatory }) => personId === man!.id && signatory !== man!.id,
  );
  const own = await journey.call('POST', `/cases/${caseId}/consents`, { ...caseworker, body: signed });
  return firstOf(
    answers(own, 202),
    found(foreign !== undefined, `answered ${answer.status}, and she signed for him`),
  );
}

/** One adult consented to disclosure, the other did not: the household is offered to nobody. */
async function disclosedByOne(journey: Journey): Promise<Found> {
  await registered(journey, 'Harbour Group');
  const consents = [...consentsOf(2, BUT_SPONSORS), consent('disclosure-to-sponsor')];
  const caseId = await journey.register(household(COUPLE, { consents }));
  const asked = await journey.until('consent-request', caseId);
  const { offers } = await journey.read(caseId);
  return firstOf(
    found(asked.subject !== 'sponsorship', `asked for ${asked.subject}`),
    found(offers.length > 0, 'an offer was made'),
    found(journey.told('harbour.group@example.org').length > 0, 'a sponsor was told'),
  );
}

/** Consent names one sponsor: another one, who ranks better, is neither proposed nor may be chosen. */
async function otherRecipient(journey: Journey): Promise<Found> {
  const named = await registered(journey, 'Harbour Group', { experience: 0 });
  const other = await registered(journey, 'Forest Group', { experience: 5 });
  const only = (over: object) => consent('disclosure-to-sponsor', { recipient: named, ...over });
  const consents = [...consentsOf(2, BUT_SPONSORS), only({}), only({ member: 1 })];
  const caseId = await journey.register(household(COUPLE, { consents }));
  const proposal = await journey.until('sponsor-proposal', caseId);
  const as = 'sponsorship.toronto';
  const { text } = await journey.call('GET', `/work-items/${proposal.id}`, { user: as });
  const override = { decision: 'override', sponsorId: other, reasonCode: 'school-nearby' };
  const answer = await journey.decide(proposal, override, as);
  await journey.until('sponsor-offer', caseId);
  const { offers } = await journey.read(caseId);
  return firstOf(
    found(!text.includes(named), 'the one whom they named is not proposed'),
    found(text.includes(`"sponsorId":"${other}"`), 'the other is proposed'),
    found(answer.status >= 500, `choosing the other was answered ${answer.status}`),
    found(
      offers.some(({ sponsorId }) => sponsorId === other),
      'the other has an offer',
    ),
    found(journey.told('forest.group@example.org').length > 0, 'the other was told'),
  );
}

/** She withdraws while the offer is open; his consent holds. */
async function withdrawnByOne(journey: Journey): Promise<Found> {
  await registered(journey, 'Harbour Group');
  const caseId = await journey.register(household(COUPLE));
  const offer = await journey.until('sponsor-offer', caseId);
  const before = await journey.newestPage('harbour.group@example.org');
  const withdrawn = await withdraw(journey, caseId, 'disclosure-to-sponsor');
  const after = await journey.newestPage('harbour.group@example.org');
  const accepted = await journey.decide(offer, { decision: 'accept' }, `sponsor:${offer.assignee}`);
  return firstOf(
    answers(withdrawn, 200),
    found(!before.text.includes('2 people'), 'the offer showed nothing before, so nothing was tried'),
    found(after.text.includes('2 people'), 'the page still tells of the household'),
    found(accepted.status === 200, 'the offer could be accepted'),
  );
}

/** A state accepts one and denies the other: the new case has its own person's consents, and nobody else's. */
async function splitTakesOwn(journey: Journey): Promise<Found> {
  const caseId = await journey.register(household(COUPLE));
  const item = await journey.until('state-decision', caseId);
  const [wife, man] = await couple(journey, caseId);
  const members = [
    { personId: wife!.id, decision: 'accept' },
    { personId: man!.id, decision: 'defer' },
  ];
  const form = { decision: 'split', members, reasonCode: 'checks-pending' };
  const split = await journey.decide(item, form, caseworker.user);
  const linked = (await journey.read(caseId)).case.linked?.[0]?.caseId;
  if (split.status !== 200 || linked === undefined) return `the split was answered ${split.text}`;
  const { consents } = await journey.read(linked);
  const foreign = consents.filter(({ personId, signatory }) => personId !== man!.id || signatory !== man!.id);
  return found(foreign.length > 0, `${foreign.length} consents of another person came along`);
}

/** The state is to decide while the consent holds, and does so when it has ended. */
async function expired(journey: Journey): ReturnType<Journey['decide']> {
  const ends = consent('disclosure-to-state', { expiresOn: '2026-03-31' });
  const consents = [...consentsOf(1, ['assessment']), ends];
  const caseId = await journey.register(household([adult('Amal Invented')], { consents }));
  const item = await journey.until('state-decision', caseId);
  await journey.pass(40);
  return journey.decide(item, { decision: 'accept' }, caseworker.user);
}

/** Nobody consented that a state sees the household, or no more: it is not decided on. */
async function stateWithout(journey: Journey): Promise<Found> {
  const none = await journey.register(household([adult('Zahra Invented')], { consents: [] }));
  const first = await journey.until('consent-request', none);
  await journey.usual(first);
  const second = await journey.until('consent-request', none);
  const { waitsFor } = await journey.read(none);
  const caseId = await journey.register(household([adult('Mona Invented')]));
  const item = await journey.until('state-decision', caseId);
  const withdrawn = await withdraw(journey, caseId, 'disclosure-to-state');
  const accepted = await journey.decide(item, { decision: 'accept' }, caseworker.user);
  const late = await expired(journey);
  return firstOf(
    found(first.subject !== 'eligibility-review', `the assessment was not asked for, but ${first.subject}`),
    found(second.subject !== 'state-decision', `the state was not asked for, but ${second.subject}`),
    found(
      waitsFor.some(({ kind }) => kind === 'state-decision'),
      'the state decides without consent',
    ),
    answers(withdrawn, 200),
    found(accepted.status === 200, 'a state accepted after the withdrawal'),
    found(late.status === 200, 'a state accepted after the consent had ended'),
  );
}

const by = 'whoever signs for others';
export const CONSENTS: readonly Attack<void>[] = [
  onJourney(by, 'signs the consent of another adult (fault 9)', signsForAnother),
  onJourney(by, 'discloses a couple under the consent of one of them (fault 9)', disclosedByOne),
  onJourney(by, 'discloses to another sponsor than the one who was named (fault 9)', otherRecipient),
  onJourney(by, 'goes on under his consent when she withdrew hers (fault 9)', withdrawnByOne),
  onJourney(by, 'takes consents of others along into a split case (fault 9)', splitTakesOwn),
  onJourney(
    'state',
    'assesses and accepts a case without consent, or after a withdrawal (fault 10)',
    stateWithout,
  ),
];
