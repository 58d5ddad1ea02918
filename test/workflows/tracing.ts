import { describe, expect, test } from 'vitest';
import type { NewCase } from '../../domain/casework/register-case.ts';
import { adult, consentsOf, household, USUAL_PURPOSES } from '../fixtures/household.ts';
import { chapter, theWorld } from './chapter.ts';
import type { Answered, Script, Step } from './people.ts';
import { later } from './people.ts';
import { refused, theEnd } from './stories.ts';
import { actsOf, daysBetween, decisionsOn, factsOf, leftovers, openedAt } from './told.ts';
import { deathIsReported, foundOutside } from './tracing-steps.ts';
import type { Story } from './world.ts';

const sameEyes: Answered[] = [];
const end = { 'state-decision': [theEnd] };
const person = (name: string) => adult({ relationship: 'sister', name, sex: 'f', birthDate: '1991-04-05' });

const UNTRACED = USUAL_PURPOSES.filter((purpose) => purpose !== 'tracing');

/** Somebody who asks for a sister of that name. */
const seeker = (name: string, script: Script = {}, more: Partial<NewCase> = {}): Story => {
  const sought = { name, relationship: 'sister' as const, sex: 'f' as const, birthYear: 1991 };
  return { household: { tracing: [{ seeker: 0, sought }], ...more }, script: { ...end, ...script } };
};
/** A household in which there is a person of that name. */
const registered = (name: string): Story => ({
  household: { members: [adult(), person(name)] },
  script: end,
});
/** Registers the sought person some time after the request. */
const registersLater =
  (name: string): Step =>
  async ({ call, usual }) => {
    const wanted = household({
      ...{ office: 'amman', destinationOffice: 'toronto', number: `RRF-${name}` },
      members: [adult(), person(name)],
    });
    const { body } = await call('caseworker.amman', '/cases', { ...wanted, start: true });
    theWorld().script(String(body.caseId), { ...end, 'state-decision': [theEnd] });
    return usual();
  };
/** The household withdraws its consent for tracing while the registry is searched. */
const withdraws: Step = async ({ call, readCase }) => {
  const { consents } = await readCase();
  const consent = consents.find(({ purpose }) => purpose === 'tracing')!;
  await call('caseworker.amman', `:/consents/${consent.id}/withdraw`, {});
  return { decision: 'deny', reasonCode: 'quota' };
};
const reject: Step = { decision: 'reject', reasonCode: 'other-family' };

/** Only the found person joins the seeker; the others stay. */
const onlyFound: Step = ({ view }) => ({
  decision: 'settled',
  members: view.members.map((personId) => ({
    personId,
    part: personId === view.context?.personId ? 'moves' : 'stays',
  })),
  consenting: [],
});
const samePerson: Answered[] = [];
const onlyFoundTwice: Step = async (moment) => {
  const form = (await (onlyFound as (of: typeof moment) => Record<string, unknown>)(moment))!;
  samePerson.push(await moment.decide(form, 'caseworker.amman'));
  return form;
};

const selfConfirmed: Answered[] = [];
const alive: Step = { decision: 'alive-no-contact' };
const onAppointment: Step = ({ day }) => ({ decision: 'appointment', appointmentOn: day(2).slice(0, 10) });

const stories: Record<string, Story> = {
  outside: seeker('Rasha Omran', { 'tracing-search': [foundOutside] }),

  registeredAlive: registered('Widad Khalil'),
  alive: seeker('Widad Khalil', { 'tracing-consent': [alive] }),
  registeredDead: registered('Nawal Hadid'),
  dead: seeker('Nawal Hadid', {
    'tracing-contact': [
      { decision: 'died', proof: 'witness', source: 'family', sourceReference: 'letter of a cousin' },
    ],
    'death-confirmation': [refused(selfConfirmed, { decision: 'confirmed' }, 'tracing.amman')],
    'tracing-answer': [{ decision: 'not-reached', reasonCode: 'no-contact' }, onAppointment],
  }),
  deadElsewhere: seeker('Nobody Alive', {
    'tracing-review': [deathIsReported],
    'death-confirmation': [{ decision: 'not-confirmed', reasonCode: 'other-person' }],
  }),

  registeredAgreed: {
    ...registered('Layla Nasser'),
    script: { 'state-decision': [later(170), theEnd], 'household-move': [onlyFound, onlyFoundTwice] },
  },
  agreed: seeker('Layla Nasser', {
    'tracing-confirmation': [refused(sameEyes, { decision: 'approve' }, 'tracing.amman')],
  }),
  registeredTogether: {
    ...registered('Sawsan Tahan'),
    script: { 'state-decision': [later(170)] },
  },
  together: seeker('Sawsan Tahan'),
  registeredRejected: registered('Huda Karim'),
  rejected: seeker('Huda Karim', { 'tracing-candidate': [reject] }),
  registeredNotConfirmed: registered('Mona Aziz'),
  notConfirmed: seeker('Mona Aziz', { 'tracing-confirmation': [reject] }),
  registeredElsewhere: {
    ...registered('Rima Shahin'),
    household: {
      members: [adult(), person('Rima Shahin')],
      office: 'nairobi',
      destinationOffice: 'amman',
    },
  },
  elsewhere: seeker('ريما شاهين', {
    'reunification-agreement': [{ decision: 'contact-only', reasonCode: 'settled-elsewhere' }],
  }),
  withdrawn: seeker('Lubna Qasim', {
    'tracing-search': [{ decision: 'started' }],
    'state-decision': [withdraws],
  }),
  askedFirst: seeker('Hala Sabbagh', {}, { consents: consentsOf([adult()], UNTRACED) }),
  doesNotConsent: seeker(
    'Hala Sabbagh',
    { 'seeker-consent': [{ decision: 'refused', reasonCode: 'no-contact-wished' }] },
    { consents: consentsOf([adult()], UNTRACED) },
  ),
  registeredRefused: registered('Salma Odeh'),
  refused: seeker('Salma Odeh', {
    'tracing-consent': [{ decision: 'refused', reasonCode: 'no-contact-wished' }],
  }),
  nobody: seeker('Nobody Here', { 'tracing-review': [{ decision: 'continue' }] }),
  foundLater: seeker('Dina Faris', {
    'tracing-search': [registersLater('Dina Faris')],
    'tracing-candidate': [{ decision: 'confirm' }],
    'reunification-agreement': [{ decision: 'contact-only', reasonCode: 'settled-elsewhere' }],
  }),
  registeredSlow: registered('Amira Saleh'),
  slow: seeker('Amira Saleh', { 'tracing-consent': [later(120)] }),
  registeredSlower: registered('Noor Hamdan'),
  slower: seeker('Noor Hamdan', {
    'tracing-confirmation': [later(110)],
    'tracing-contact': [later(130)],
    'relationship-verification': [later(120)],
    'reunification-agreement': [later(150)],
  }),
  lateStart: seeker('Nobody Either', { 'tracing-search': [later(130)] }),
  notStarted: { ...seeker('Nobody Yet'), start: false },
  travels: seeker('Nobody There', {
    'state-decision': [{ decision: 'accept' }],
    'tracing-search': [later(90)],
    'follow-up-visit': [theEnd],
  }),
};

const told = chapter('tracing', stories);

const request = (name: string) => told[name]!.view.tracing[0]!;
const tracing = (name: string) => told[name]!.executions.filter((one) => one.workflow === 'family-tracing');
const kinds = (name: string) =>
  factsOf(told[name]!, 'work-item.decided')
    .map((fact) => String(fact.details?.kind))
    .filter((kind) => /^(tracing|relationship|reunification|death)-/.test(kind));

describe('family tracing', () => {
  test('goes from a candidate to agreement, each step decided by a person', () => {
    expect(kinds('agreed')).toEqual([
      'tracing-search',
      'tracing-candidate',
      'tracing-confirmation',
      'tracing-consent',
      'tracing-contact',
      'relationship-verification',
      'reunification-agreement',
    ]);
    expect(
      request('agreed')
        .actions.map(({ kind, outcome }) => `${kind} ${outcome}`)
        .slice(2, 6),
    ).toEqual([
      'tracing-confirmation approve',
      'tracing-consent asked',
      'tracing-consent granted',
      'tracing-contact restored',
    ]);
    expect(request('agreed').candidates).toMatchObject([
      { caseId: told.registeredAgreed!.caseId, decision: 'confirmed' },
    ]);
  });

  test('opens a case in which the found person joins the seeker, and follows it to its end', () => {
    const { reunificationCaseId, actions } = request('agreed');
    const links = [{ caseId: reunificationCaseId, because: 'reunification' }];
    expect(told.agreed!.view.case.linked).toEqual(links);
    expect(told.registeredAgreed!.view.case.linked).toEqual(links);
    const reunited = told.agreed!.linked[0]!;
    expect(reunited.view.case).toMatchObject({
      id: reunificationCaseId,
      programme: 'family-reunification',
      closing: { outcome: 'reunified' },
    });
    expect(reunited.view.persons).toMatchObject([
      { name: 'Layla Nasser', relationship: 'principal-applicant', status: 'active' },
    ]);
    expect(actions.slice(-4).map(({ kind, outcome }) => `${kind} ${outcome}`)).toEqual([
      'reunification-agreement agreed',
      'reunification reunified',
      'reunification followed-up',
      'reunification reunified',
    ]);
    expect(request('agreed')).toMatchObject({ status: 'closed', outcome: 'reunified' });
  });

  test('moves the found person out of the first case, which goes on without them', () => {
    const { persons } = told.registeredAgreed!.view;
    expect(persons.map(({ name, status }) => [name === 'Layla Nasser', status]).sort()).toEqual([
      [false, 'active'],
      [true, 'split'],
    ]);
    expect(samePerson).toMatchObject([{ status: 403, body: { type: 'urn:kinbridge:error:FourEyes' } }]);
    expect(actsOf(told.registeredAgreed!, 'household-move.', 'case.split')).toEqual([
      'household-move.proposed',
      'household-move.confirmed',
      'case.split',
    ]);
    expect(actsOf(told.registeredAgreed!, 'case.cancelled')).toHaveLength(1);
    expect(factsOf(told.agreed!, 'reunification.opened')[0]?.details?.members).toHaveLength(1);
  });

  test('closes the first case when its whole household joins the seeker', () => {
    expect(told.registeredTogether!.view.case).toMatchObject({
      status: 'closed',
      closing: { outcome: 'cancelled' },
    });
    expect(actsOf(told.registeredTogether!, 'case.cancelled')).toEqual([]);
    expect(factsOf(told.registeredTogether!, 'case.split')[0]?.details?.reasonCode).toBe(
      'joined-another-case',
    );
    expect(told.registeredTogether!.view.persons.map(({ status }) => status)).toEqual(['split', 'split']);
    const [reunited] = told.together!.linked;
    expect(reunited!.view.persons.map(({ status }) => status)).toEqual(['active', 'active']);
    const signed = reunited!.view.consents.map(({ personId }) => personId);
    expect(new Set(signed)).toEqual(new Set(reunited!.view.persons.map(({ id }) => id)));
  });

  test('asks the found person by the office that has the case, the seeker by the other', () => {
    const by = factsOf(told.elsewhere!, 'work-item.decided').map(
      (fact) => `${fact.details?.kind} ${fact.actor}`,
    );
    expect(by).toContain('tracing-confirmation tracing2.amman');
    expect(by).toContain('identity-sharing tracing.nairobi');
    expect(by).toContain('tracing-consent tracing.nairobi');
    expect(by).toContain('tracing-contact tracing.amman');
    expect(request('elsewhere')).toMatchObject({ status: 'closed', outcome: 'contact-only' });
  });

  test('asks a seeker without consent first, and searches only then', () => {
    const decided = factsOf(told.askedFirst!, 'work-item.decided').map((fact) => fact.details?.kind);
    expect(decided.indexOf('seeker-consent')).toBeGreaterThanOrEqual(0);
    expect(decided.indexOf('seeker-consent')).toBeLessThan(decided.indexOf('tracing-search'));
    expect(request('doesNotConsent')).toMatchObject({ status: 'closed', outcome: 'consent-refused' });
    expect(kinds('doesNotConsent')).toEqual([]);
  });

  test('stops when the seeker withdraws consent', () => {
    expect(request('withdrawn')).toMatchObject({ status: 'closed', outcome: 'consent-withdrawn' });
    const stopped = factsOf(told.withdrawn!, 'tracing-request.stopped')[0]!.at;
    const ended = tracing('withdrawn').map((one) => one.stoppedAt);
    expect(Math.max(...ended.map(Number)) - Date.parse(stopped)).toBeLessThan(60_000);
  });

  test('is confirmed by a second person', () => {
    expect(sameEyes).toMatchObject([{ status: 403, body: { type: 'urn:kinbridge:error:FourEyes' } }]);
    const by = ['tracing-candidate', 'tracing-confirmation'].map(
      (kind) => factsOf(told.agreed!, 'work-item.decided').find((fact) => fact.details?.kind === kind)?.actor,
    );
    expect(by).toEqual(['tracing.amman', 'tracing2.amman']);
  });

  test.each(['rejected', 'notConfirmed'])('never proposes a rejected person again: %s', (name) => {
    expect(openedAt(told[name]!, 'tracing-candidate')).toHaveLength(1);
    expect(factsOf(told[name]!, 'tracing-request.searched')).toHaveLength(4);
    expect(request(name)).toMatchObject({ status: 'closed', outcome: 'not-found' });
    expect(request(name).candidates[0]).toMatchObject({ decision: 'rejected' });
  });

  test('tells the seeker nothing when the found person refuses', () => {
    expect(request('refused')).toMatchObject({ status: 'closed', outcome: 'consent-refused' });
    expect(kinds('refused').at(-1)).toBe('tracing-consent');
    const others = told.refused!.notices.filter(
      ({ to }) => !(to.kind === 'role' && to.role === 'tracing-officer'),
    );
    expect(others).toEqual([]);
    expect(told.refused!.mails).toEqual([]);
  });

  test('tells the seeker that somebody is alive and wishes no contact, and nothing more', () => {
    expect(request('alive')).toMatchObject({ status: 'closed', outcome: 'alive-no-contact' });
    expect(kinds('alive').slice(-2)).toEqual(['tracing-consent', 'tracing-answer']);
    expect(told.alive!.mails).toEqual([]);
    const others = told.alive!.notices.filter(
      ({ to }) => !(to.kind === 'role' && to.role === 'tracing-officer'),
    );
    expect(others).toEqual([]);
  });

  test('finds somebody outside the registry, who is asked through whoever found them', () => {
    expect(kinds('outside')).toEqual(kinds('agreed'));
    expect(request('outside')).toMatchObject({ status: 'closed', outcome: 'reunification-agreed' });
    expect(request('outside').candidates).toMatchObject([{ caseId: 'outside', decision: 'confirmed' }]);
    const payloads = JSON.stringify(told.outside!.executions);
    expect(payloads).not.toMatch(/Rasha|RC-2026-91/);
  });

  test('has a death confirmed by a second person, and tells it in person after an appointment', () => {
    expect(selfConfirmed).toMatchObject([{ status: 403, body: { type: 'urn:kinbridge:error:FourEyes' } }]);
    expect(request('dead')).toMatchObject({ status: 'closed', outcome: 'found-dead' });
    expect(
      request('dead')
        .actions.slice(-5)
        .map(({ kind, outcome }) => `${kind} ${outcome}`),
    ).toEqual([
      'death reported',
      'death-confirmation confirmed',
      'tracing-answer not-reached',
      'tracing-answer appointment',
      'tracing-answer told',
    ]);
    const answers = openedAt(told.dead!, 'tracing-answer');
    expect(answers).toHaveLength(3);
    expect(daysBetween(answers[0]!, answers[2]!)).toBeGreaterThan(4);
  });

  test('goes on searching when a reported death is not confirmed', () => {
    expect(decisionsOn(told.deadElsewhere!, 'death-confirmation')).toEqual(['not-confirmed']);
    expect(decisionsOn(told.deadElsewhere!, 'tracing-review')).toEqual(['close']);
    expect(request('deadElsewhere')).toMatchObject({ status: 'closed', outcome: 'not-found' });
  });

  test('searches again every 90 days, asks after four searches, goes on, and is closed', () => {
    const at = factsOf(told.nobody!, 'tracing-request.searched').map((fact) => fact.at);
    expect(at).toHaveLength(8);
    for (const [index, search] of at.entries())
      if (index % 4 !== 0) expect(daysBetween(at[index - 1]!, search)).toBeCloseTo(90, 2);
    expect(decisionsOn(told.nobody!, 'tracing-review')).toEqual(['continue', 'close']);
    expect(request('nobody')).toMatchObject({ status: 'closed', outcome: 'not-found' });
  });

  test('goes on in a new execution before one is a year old', () => {
    const names = tracing('nobody').map((one) => one.name);
    expect(names.length).toBeGreaterThan(4);
    expect(names).toContain(`${request('nobody').id}-1`);
  });

  test('finds a person who is registered later', () => {
    const searches = actsOf(told.foundLater!, 'tracing-request.searched', 'tracing-request.matched');
    expect(searches).toEqual(['tracing-request.matched']);
    expect(request('foundLater')).toMatchObject({ status: 'closed', outcome: 'contact-only' });
  });

  test.each([
    ['slow', 2],
    ['slower', 5],
  ])('goes on where it was when its execution is renewed while a person is asked: %s', (name, runs) => {
    expect(kinds(name)).toEqual(kinds('agreed'));
    expect(request(name)).toMatchObject({ status: 'closed', outcome: 'reunified' });
    expect(tracing(name).length).toBeGreaterThanOrEqual(runs);
  });

  test('starts where it was when its execution is renewed before anybody searched', () => {
    expect(kinds('lateStart')[0]).toBe('tracing-search');
    const [started] = factsOf(told.lateStart!, 'tracing-request.moved');
    const searched = factsOf(told.lateStart!, 'tracing-request.searched');
    expect(searched).toHaveLength(4);
    expect(daysBetween(started!.at, searched[0]!.at)).toBeCloseTo(0, 3);
    expect(request('lateStart')).toMatchObject({ status: 'closed', outcome: 'not-found' });
  });

  test('does not wait for its case to be started', () => {
    expect(factsOf(told.notStarted!, 'tracing-request.searched')).toHaveLength(4);
    expect(request('notStarted')).toMatchObject({ status: 'closed', outcome: 'not-found' });
  });

  test('does not block the departure of its case', () => {
    const departed = factsOf(told.travels!, 'travel.departed')[0]!.at;
    const [started] = factsOf(told.travels!, 'tracing-request.moved');
    expect(daysBetween(departed, started!.at)).toBeGreaterThan(0);
    expect(told.travels!.view.case.stages.travel?.outcome).toBe('arrived');
  });

  const ended = Object.keys(stories).filter((name) => name !== 'notStarted');
  test.each(ended)('leaves nothing behind: %s', (name) => {
    expect(leftovers(told[name]!)).toEqual([]);
  });
});
