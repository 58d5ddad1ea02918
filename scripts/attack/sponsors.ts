import { adult, household, husband, sponsor } from './invented.ts';
import type { Journey } from './journey.ts';
import { found, onJourney, withdraw } from './journey.ts';
import type { Attack, Found } from './world.ts';
import { answers, firstOf } from './world.ts';

const COUPLE = [adult('Zahra Invented'), husband('Karim Invented')];
const MAIL = 'harbour.group@example.org';
const TOLD = '2 people';
const ARRIVED = 'The family has arrived';

/** A couple whom the only sponsor there is will be asked about. */
async function offered(journey: Journey): Promise<string> {
  const body = sponsor('Harbour Group', MAIL);
  const answer = await journey.call('POST', '/sponsors', { user: 'sponsorship.toronto', body });
  if (answer.status !== 201) throw new Error(`Expected a sponsor, received ${answer.text}.`);
  return journey.register(household(COUPLE));
}

const revoke = ({ call }: Journey, sponsorId: string | undefined) =>
  call('POST', `/sponsors/${sponsorId}/standing`, {
    ...{ user: 'sponsorship.toronto', body: { to: 'revoked', reasonCode: 'under-investigation' } },
  });

/** Everything that a sponsor who signs in could ask for of a case. */
async function signedIn({ call }: Journey, sponsorId: string | undefined, caseId: string): Promise<Found> {
  const as = { user: `sponsor:${sponsorId}` };
  const paths = ['', '/audit', '/timeline', '/executions', '/readings'].map(
    (rest) => `/cases/${caseId}${rest}`,
  );
  const found: Found[] = [];
  for (const path of [...paths, '/cases', '/sponsors', '/departures', '/placement', '/follow-up-visits']) {
    const answer = await call('GET', path, as);
    found.push(answers(answer, 403, 404));
  }
  const listed = await call('GET', '/work-items', as);
  return firstOf(...found, listed.text.includes(caseId) ? 'the list of work tells the case' : undefined);
}

async function revokedOffer(journey: Journey): Promise<Found> {
  const caseId = await offered(journey);
  const item = await journey.until('sponsor-offer', caseId);
  const before = await journey.newestPage(MAIL);
  const revoked = await revoke(journey, item.assignee);
  const after = await journey.newestPage(MAIL);
  const accepted = await journey.decide(item, { decision: 'accept' }, `sponsor:${item.assignee}`);
  const read = await journey.call('GET', `/work-items/${item.id}`, { user: `sponsor:${item.assignee}` });
  return firstOf(
    found(!before.text.includes(TOLD), 'the page told nothing before, so nothing was tried'),
    answers(revoked, 200, 202),
    found(after.text.includes(TOLD), 'the page still tells of the household'),
    found(accepted.status === 200, 'the offer could be accepted'),
    found(read.text.includes('languages'), 'the work still tells of the household'),
    await signedIn(journey, item.assignee, caseId),
  );
}

/** The plan of a household that travels, and what is left of it when `end` has ended what it rests on. */
async function planAfter(
  journey: Journey,
  end: (caseId: string, sponsorId: string | undefined) => Promise<{ status: number; text: string }>,
): Promise<Found> {
  const caseId = await offered(journey);
  const item = await journey.until('sponsor-offer', caseId);
  await journey.usual(item);
  await journey.until('departure', caseId);
  const before = await journey.newestPage(MAIL);
  const ended = await end(caseId, item.assignee);
  const after = await journey.newestPage(MAIL);
  return firstOf(
    found(!before.text.includes('<ul>'), 'the plan told nothing before, so nothing was tried'),
    answers(ended, 200, 202),
    found(after.text.includes('<ul>') || after.text.includes('2026'), 'the plan is still shown'),
  );
}

const withdrawn = (journey: Journey) =>
  planAfter(journey, (caseId) => withdraw(journey, caseId, 'disclosure-to-sponsor'));
const revokedPlan = (journey: Journey) =>
  planAfter(journey, (_caseId, sponsorId) => revoke(journey, sponsorId));

/** The household arrives after it withdrew what the sponsor is told on. */
async function arrivalTold(journey: Journey): Promise<Found> {
  const caseId = await offered(journey);
  const arrival = await journey.until('arrival', caseId);
  const ended = await withdraw(journey, caseId, 'disclosure-to-sponsor');
  const before = journey.told(MAIL).length;
  await journey.usual(arrival);
  await journey.until('follow-up-visit', caseId);
  const page = await journey.newestPage(MAIL);
  const since = journey
    .told(MAIL)
    .slice(before)
    .map(({ subject }) => subject);
  return firstOf(
    answers(ended, 200),
    found(since.includes(ARRIVED), 'the arrival was told by mail'),
    found(page.text.includes('2026'), 'the page tells the arrival'),
  );
}

const dutiesIn = ({ text }: { text: string }): string => /<ul>.*<\/ul>/s.exec(text)?.[0] ?? '';

/** A visit is scored and records no service: what the sponsor is to do stands as it stood. */
async function toldAsDone(journey: Journey): Promise<Found> {
  const caseId = await offered(journey);
  const visit = await journey.until('follow-up-visit', caseId);
  const before = await journey.newestPage(MAIL);
  const told = journey.told(MAIL).length;
  await journey.usual(visit, ({ lines }) => ({
    lines: (lines as { lineId: string }[]).map(({ lineId }) => ({ lineId, became: 'still-owed' })),
  }));
  await journey.until('follow-up-visit', caseId);
  const since = journey.told(MAIL).length - told;
  const after = await journey.newestPage(MAIL);
  return firstOf(
    found(!before.text.includes('<ul>'), 'the plan told no duties, so nothing was tried'),
    found(dutiesIn(before) !== dutiesIn(after), 'the scored visit changed what is told of duties'),
    found(since > 0, 'a message was sent about the visit'),
  );
}

const by = 'revoked sponsor';
const after = 'sponsor after a withdrawal';
export const SPONSORS: readonly Attack<void>[] = [
  onJourney(by, 'opens and answers an offer, signs in and asks for cases and work (fault 12)', revokedOffer),
  onJourney(by, 'opens the plan of a household that travels (fault 12)', revokedPlan),
  onJourney(after, 'opens the plan (fault 12)', withdrawn),
  onJourney(after, 'waits for the news of the arrival (fault 12)', arrivalTold),
  onJourney('sponsor', 'is told that a duty is done which nobody recorded (fault 15)', toldAsDone),
];
