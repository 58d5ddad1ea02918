import { adult, consent, consentsOf, household } from './invented.ts';
import type { Journey } from './journey.ts';
import { found, onJourney, withdraw } from './journey.ts';
import type { Attack, Found } from './world.ts';
import { answers, firstOf } from './world.ts';

const UNTRACED = ['assessment', 'disclosure-to-sponsor', 'disclosure-to-state'];
const SISTER = 'Layla Invented';
const BORN = '1991-04-05';
const sister = (name = SISTER) => adult(name, { birthDate: BORN });
const sought = (name = SISTER) => ({ name, relationship: 'sister', sex: 'f', birthYear: 1991 });
const elsewhere = { office: 'nairobi', destinationOffice: 'bucharest' };
const asks = { user: 'caseworker.nairobi' };
const looks = { user: 'tracing.nairobi' };

/** Somebody of Nairobi who looks for a sister. */
const seeking = (journey: Journey, name = SISTER) =>
  journey.register(
    household([adult('Amal Invented')], { ...elsewhere, tracing: [{ seeker: 0, sought: sought(name) }] }),
    asks.user,
  );

async function requestsOf({ call }: Journey, caseId: string): Promise<string> {
  const listed = await call('GET', '/tracing-requests?office=nairobi', looks);
  const { requests } = listed.body as { requests: { requestId: string; caseId: string }[] };
  const mine = requests.find((request) => request.caseId === caseId);
  if (mine === undefined) return listed.text;
  return (await call('GET', `/cases/${caseId}/tracing-requests/${mine.requestId}`, looks)).text;
}

/** A woman who never consented to tracing is looked for by her name; one who did is found. */
async function neverConsented(journey: Journey): Promise<Found> {
  const hers = household([sister()], { consents: consentsOf(1, UNTRACED), start: false });
  const hidden = await journey.register(hers);
  const open = await journey.register(household([sister('Salma Odeh')], { start: false }));
  const control = await seeking(journey, 'Salma Odeh');
  await journey.until('tracing-candidate', control);
  const caseId = await seeking(journey);
  const next = await journey.until(['tracing-candidate', 'tracing-review'], caseId);
  const [hersId] = (await journey.read(hidden)).persons.map(({ id }) => id);
  const told = await requestsOf(journey, caseId);
  const search = await journey.call('POST', '/persons/search', { ...looks, body: { name: SISTER } });
  const unknown = await journey.call('POST', '/persons/search', {
    ...looks,
    body: { name: 'Nobody Whosoever' },
  });
  return firstOf(
    found((await requestsOf(journey, control)).includes(open) === false, 'nobody was found who may be'),
    found(next.kind === 'tracing-candidate', 'she was proposed'),
    found(told.includes(hidden) || told.includes(hersId!) || told.includes(BORN), 'the request tells of her'),
    found(search.text !== unknown.text, `the registry answers ${search.text}`),
  );
}

/** One tracing officer meets a candidate of another office before a second person has agreed that they may. */
async function identifiedAlone(journey: Journey): Promise<Found> {
  const hers = await journey.register(household([sister()], { start: false }));
  const caseId = await seeking(journey, 'Laila Invented');
  const item = await journey.until('tracing-candidate', caseId);
  const told = [
    await requestsOf(journey, caseId),
    (await journey.call('GET', `/work-items/${item.id}`, looks)).text,
    (await journey.call('GET', `/cases/${caseId}`, looks)).text,
  ];
  const confirmed = await journey.decide(item, { decision: 'confirm' }, looks.user);
  return firstOf(
    found(!told[0]!.includes(hers), 'she was not proposed, so nothing was tried'),
    found(
      told.some((text) => text.includes(BORN) || text.includes(SISTER)),
      'one officer alone was shown who she is',
    ),
    found(confirmed.status === 200, 'one officer alone confirmed her'),
  );
}

/** She withdraws her consent while she is proposed: she is shown no more, and nobody can confirm her. */
async function withdrewTracing(journey: Journey): Promise<Found> {
  const hers = await journey.register(household([sister()], { start: false }));
  const caseId = await seeking(journey);
  const item = await journey.until('tracing-candidate', caseId);
  const before = await requestsOf(journey, caseId);
  const withdrawn = await withdraw(journey, hers, 'tracing');
  const after = await requestsOf(journey, caseId);
  const work = await journey.call('GET', `/work-items/${item.id}`, looks);
  const confirmed = await journey.decide(item, { decision: 'confirm' }, looks.user);
  return firstOf(
    found(!before.includes(hers), 'she was not proposed, so nothing was tried'),
    answers(withdrawn, 200),
    found(after.includes(BORN) || after.includes('"decision":"open"'), 'the request still shows her'),
    found(work.text.includes(BORN), 'the work still shows her'),
    found(confirmed.status === 200, 'she could still be confirmed'),
  );
}

/** A case without any consent has somebody looked for. */
async function seeksWithout(journey: Journey): Promise<Found> {
  await journey.register(household([sister()], { start: false }));
  const bare = household([adult('Amal Invented')], { ...elsewhere, consents: [], start: false });
  const caseId = await journey.register(bare, asks.user);
  const { persons } = (await journey.call('GET', `/cases/${caseId}`, { user: 'supervisor.nairobi' }))
    .body as {
    persons: { id: string }[];
  };
  const body = { seekerId: persons[0]!.id, sought: sought() };
  const opened = await journey.call('POST', `/cases/${caseId}/tracing-requests`, { ...looks, body });
  const inFile = household([adult('Amal Invented')], {
    ...{ ...elsewhere, consents: [consent('assessment')], tracing: [{ seeker: 0, sought: sought() }] },
  });
  const fileCase = await journey.register(inFile, asks.user);
  const first = await journey.until(['seeker-consent', 'tracing-search', 'tracing-candidate'], fileCase);
  return firstOf(
    found(!opened.text.includes('ConsentMissing'), `a request without consent was answered ${opened.text}`),
    found(first.kind !== 'seeker-consent', `${first.kind} opened before the seeker was asked`),
  );
}

/** The same person, by individual number, comes into a second case: of the office, by a correction, of another office. */
async function standsInAnother(journey: Journey): Promise<Found> {
  const individualNumber = 'ATTACK-IND-1';
  const her = () => household([adult('Zahra Invented', { individualNumber })]);
  await journey.register(household([adult('Zahra Invented', { individualNumber })]));
  const own = { user: 'caseworker.amman' };
  const again = await journey.call('POST', '/cases', { ...own, body: her() });
  const other = await journey.register(household([adult('Zahra Invented')]));
  const [person] = (await journey.read(other)).persons;
  const corrected = await journey.call('PUT', `/cases/${other}/persons/${person!.id}`, {
    ...{ ...own, headers: { 'if-match': `"${person!.version}"` } },
    body: { member: adult('Zahra Invented', { individualNumber }), reasonCode: 'number-found' },
  });
  const abroad = await journey.register({ ...her(), ...elsewhere }, asks.user);
  const first = await journey.until(['same-number', 'eligibility-review'], abroad);
  return firstOf(
    answers(again, 409),
    answers(corrected, 409),
    found(first.kind !== 'same-number', `the second case of another office begins with ${first.kind}`),
  );
}

/** The found person joins the seeker: from then on they stand in one live case alone. */
async function standsTwice(journey: Journey): Promise<Found> {
  const hana = adult('Hana Invented', { relationship: 'sister' });
  const hers = await journey.register(household([sister(), hana]));
  await journey.until('state-decision', hers);
  const caseId = await journey.register(
    household([adult('Amal Invented')], { tracing: [{ seeker: 0, sought: sought() }] }),
  );
  const move = await journey.until('household-move', hers);
  const { persons } = await journey.read(hers);
  const members = persons.map(({ id, name }) => ({
    personId: id,
    part: name === SISTER ? 'moves' : 'stays',
  }));
  const consenting = members.filter(({ part }) => part === 'moves').map(({ personId }) => personId);
  const form = { decision: 'settled', members, consenting };
  const proposed = await journey.decide(move, form, 'caseworker.amman');
  const second = await journey.until('household-move', hers);
  const alone = await journey.decide(second, form, 'caseworker.amman');
  const agreed = await journey.decide(second, form, 'caseworker2.amman');
  await journey.until('relationship-evidence');
  const { case: seekers } = await journey.read(caseId);
  const joint = seekers.linked?.at(-1)?.caseId;
  const standing: string[] = [];
  for (const one of [hers, joint ?? caseId])
    for (const person of (await journey.read(one)).persons)
      if (person.name === SISTER && person.status === 'active') standing.push(one);
  return firstOf(
    answers(proposed, 200),
    answers(alone, 403),
    answers(agreed, 200),
    found(standing.length !== 1, `she stands in ${standing.length} live cases`),
  );
}

const by = 'other office';
export const TRACED: readonly Attack<void>[] = [
  onJourney(by, 'looks for somebody who never consented to tracing (fault 11)', neverConsented),
  onJourney(by, 'is shown who a candidate is before a second person agreed (fault 11)', identifiedAlone),
  onJourney(by, 'goes on with somebody who withdrew consent for tracing (fault 11)', withdrewTracing),
  onJourney(by, 'has somebody looked for without the seeker’s consent (fault 11)', seeksWithout),
  onJourney('person in two cases', 'comes into a second case by the number (fault 13)', standsInAnother),
  onJourney('person in two cases', 'joins a relative and stays where they were (fault 13)', standsTwice),
];
