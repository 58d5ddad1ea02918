import { describe, expect, test } from 'vitest';
import { adult, child, consent, consentsOf } from '../fixtures/household.ts';
import { chapter } from './chapter.ts';
import type { Step } from './people.ts';
import { later } from './people.ts';
import { theEnd } from './stories.ts';
import { actsOf, daysBetween, decisionsOn, factsOf, leftovers, openedAt } from './told.ts';
import type { Story } from './world.ts';

const programme = 'family-reunification' as const;
const end = { 'health-exam': [theEnd] };
const no: Step = { decision: 'does-not-agree', reasonCode: 'changed-circumstances' };

const refused = { decision: 'not-established', reasonCode: 'dna-excludes' };
const refusedByAnother: Step = async ({ decide }) => {
  expect((await decide(refused)).status).toBe(403);
  await decide(refused, 'caseworker2.amman');
  return null;
};

const denied: Step = { decision: 'deny', reasonCode: 'exclusion-considerations' };
const lost: Step = ({ view }) => ({
  decision: 'lost',
  reasonCode: 'refusal-confirmed',
  counselled: view.members,
});
const leftIt: Step = ({ view }) => ({
  decision: 'not-lodged',
  reasonCode: 'personal-circumstances',
  counselled: view.members,
});

const tested = [adult(), child()];
const withTest = [
  ...consentsOf(tested),
  consent('dna-test'),
  consent('dna-test', { member: 1, guardian: 0 }),
];
const askForTest: Step = ({ view: { members } }) => ({
  ...{ decision: 'dna-test', tried: ['documents', 'interviews'], laboratory: 'City laboratory' },
  ...{ dnaConsenting: members, dnaCounselled: members },
});
const established: Step = async ({ usual }) => ({ ...(await usual()), evidence: ['interviews', 'dna'] });

/** The members who came and the others, in two appointments. */
const halfTaken: Step = ({ view, now }) => ({
  ...{ decision: 'taken', takenOn: now.slice(0, 10) },
  biometrics: view.members.map((personId, index) => ({
    personId,
    outcome: index === 0 ? 'taken' : 'not-taken',
  })),
});

const stories = {
  reunified: { household: { programme } },
  asksForPapers: {
    household: { programme },
    script: {
      'reunification-application': [
        async ({ decide, usual }) => {
          const { alternatives: _none, ...bare } = (await usual()) as Record<string, unknown>;
          expect((await decide(bare)).status).toBe(400);
          return usual();
        },
      ],
      ...end,
    },
  },
  dnaTest: {
    household: { programme, members: tested, consents: withTest },
    script: { 'relationship-evidence': [askForTest, established], ...end },
  },
  dnaStopped: {
    household: { programme, members: tested, consents: withTest },
    script: {
      'relationship-evidence': [askForTest],
      'dna-test': [
        async ({ call, readCase }) => {
          const { consents } = await readCase();
          const own = consents.find(({ purpose }) => purpose === 'dna-test')!;
          expect((await call('caseworker.amman', `:/consents/${own.id}/withdraw`, {})).status).toBe(200);
          return null;
        },
      ],
      ...end,
    },
  },
  stateUnasked: { household: { programme, members: tested, consents: consentsOf(tested, ['assessment']) } },
  stateTakenBack: {
    household: { programme, members: tested },
    script: {
      'reunification-application': [
        async ({ call, readCase }) => {
          const { consents } = await readCase();
          const own = consents.find(({ purpose }) => purpose === 'disclosure-to-state')!;
          expect((await call('caseworker.amman', `:/consents/${own.id}/withdraw`, {})).status).toBe(200);
          return null;
        },
      ],
      ...end,
    },
  },
  missesBiometrics: {
    household: { programme, members: [adult(), child()] },
    script: { biometrics: [{ decision: 'missed', reasonCode: 'did-not-come' }, halfTaken], ...end },
  },
  moreEvidence: {
    household: { programme },
    script: {
      'relationship-evidence': [{ decision: 'more-evidence', reasonCode: 'documents-missing' }],
      ...end,
    },
  },
  notEstablished: {
    household: { programme },
    script: { 'relationship-evidence': [refused, refusedByAnother] },
  },
  anchorDisagrees: { household: { programme }, script: { 'anchor-agreement': [no] } },
  applicantDisagrees: { household: { programme }, script: { 'applicant-agreement': [no] } },
  children: {
    household: { programme, members: [adult(), child(), child({ sex: 'f', relationship: 'daughter' })] },
    script: end,
  },
  appealWon: {
    household: { programme },
    script: {
      'state-decision': [denied],
      'state-appeal': [later(10)],
      'appeal-decision': [later(130)],
      ...end,
    },
  },
  appealLost: {
    household: { programme },
    script: { 'state-decision': [denied], 'appeal-decision': [lost] },
  },
  decidedAnew: {
    household: { programme },
    script: {
      'state-decision': [denied, { decision: 'accept' }],
      'appeal-decision': [{ decision: 'decide-anew' }],
      ...end,
    },
  },
  notAppealed: {
    household: { programme },
    script: { 'state-decision': [denied], 'state-appeal': [leftIt] },
  },
  lateAppeal: {
    household: { programme },
    script: { 'state-decision': [denied], 'state-appeal': ['nobody'], ...end },
  },
  late: { household: { programme }, script: { 'anchor-agreement': ['nobody'], ...end } },
} satisfies Record<string, Story>;

const told = chapter('reunification', stories);

describe('family reunification', () => {
  test('brings a family to its anchor relative, with no sponsor in between', () => {
    const { view } = told.reunified;
    expect(view.case.closing?.outcome).toBe('reunified');
    expect(Object.keys(view.case.stages).sort()).toEqual([
      'best-interests',
      'closure',
      'cultural-orientation',
      'family-reunification',
      'health-assessment',
      'post-arrival-follow-up',
      'state-decision',
      'travel',
    ]);
    expect(actsOf(told.reunified, 'offer.', 'placement.')).toEqual([]);
    expect(told.reunified.mails).toEqual([]);
  });

  test('applies when both sides agree, and only then has biometrics taken', () => {
    const { reunified, asksForPapers } = told;
    expect(actsOf(reunified, 'application.', 'biometrics.')).toEqual([
      'application.documents-asked',
      'application.submitted',
      'biometrics.taken',
    ]);
    expect(actsOf(asksForPapers, 'application.', 'biometrics.')).toEqual(
      actsOf(reunified, 'application.', 'biometrics.'),
    );
    expect(openedAt(told.anchorDisagrees, 'reunification-application')).toEqual([]);
  });

  test('has a DNA test told by protection before the relationship is established with it', () => {
    expect(decisionsOn(told.dnaTest, 'relationship-evidence')).toEqual(['dna-test', 'established']);
    expect(actsOf(told.dnaTest, 'dna.')).toEqual(['dna.asked', 'dna.reported']);
    const [by] = factsOf(told.dnaTest, 'dna.reported').map(({ actor }) => actor);
    expect(by).toMatch(/^protection/);
    expect(told.dnaTest.view.case.stages['family-reunification']?.outcome).toBe('agreed');
  });

  test('makes no DNA test when somebody takes their consent back, and weighs other evidence', () => {
    expect(actsOf(told.dnaStopped, 'dna.')).toEqual(['dna.asked', 'dna.stopped']);
    expect(decisionsOn(told.dnaStopped, 'relationship-evidence')).toEqual(['dna-test', 'established']);
    expect(told.dnaStopped.view.case.stages['family-reunification']?.outcome).toBe('agreed');
  });

  test.each(['stateUnasked', 'stateTakenBack'] as const)(
    'asks for consent before the state is told by an application: %s',
    (name) => {
      const asked = openedAt(told[name], 'consent-request');
      const applications = openedAt(told[name], 'reunification-application');
      expect(asked).toHaveLength(1);
      expect(applications).toHaveLength(name === 'stateUnasked' ? 1 : 2);
      expect(asked[0]! <= applications.at(-1)!).toBe(true);
      expect(decisionsOn(told[name], 'consent-request')).toEqual(['given']);
      expect(decisionsOn(told[name], 'reunification-application')).toEqual(['submitted']);
      expect(told[name].view.case.stages['family-reunification']?.outcome).toBe('agreed');
    },
  );

  test('asks again for biometrics that somebody missed, until everybody’s are there', () => {
    const opened = openedAt(told.missesBiometrics, 'biometrics');
    expect(opened).toHaveLength(3);
    expect(decisionsOn(told.missesBiometrics, 'biometrics')).toEqual(['missed', 'taken', 'taken']);
    expect(daysBetween(factsOf(told.missesBiometrics, 'biometrics.missed')[0]!.at, opened[1]!)).toBe(14);
    expect(told.missesBiometrics.view.case.stages['family-reunification']?.outcome).toBe('agreed');
  });

  test('waits for more evidence', () => {
    const [, again] = openedAt(told.moreEvidence, 'relationship-evidence');
    expect(daysBetween(factsOf(told.moreEvidence, 'relationship.adjourned')[0]!.at, again!)).toBe(14);
    expect(told.moreEvidence.view.case.stages['family-reunification']?.outcome).toBe('agreed');
  });

  test('ends when two persons find the relationship not established', () => {
    expect(factsOf(told.notEstablished, 'relationship.refusal-proposed')).toHaveLength(1);
    expect(told.notEstablished.view.case.closing?.outcome).toBe('relationship-not-established');
    expect(openedAt(told.notEstablished, 'anchor-agreement')).toEqual([]);
  });

  test.each(['anchorDisagrees', 'applicantDisagrees'] as const)(
    'ends when a side does not agree: %s',
    (name) => {
      expect(told[name].view.case.closing?.outcome).toBe('relationship-not-established');
      expect(actsOf(told[name], 'reunification.')).toEqual(['reunification.refused']);
      expect(openedAt(told[name], 'state-decision')).toEqual([]);
    },
  );

  test('asks the anchor in the destination and the applicants in the country of asylum', () => {
    const by = (kind: string) =>
      factsOf(told.reunified, 'work-item.decided').find((fact) => fact.details?.kind === kind)?.actor;
    expect(by('anchor-agreement')).toBe('caseworker.toronto');
    expect(by('applicant-agreement')).toBe('caseworker.amman');
  });

  test('goes on when an appeal is won, and closes when it is lost', () => {
    expect(told.appealWon.view.case.stages['state-decision']).toMatchObject({ outcome: 'accepted' });
    expect(openedAt(told.appealWon, 'health-exam').length).toBeGreaterThan(0);
    expect(actsOf(told.appealWon, 'state.')).toEqual([
      'state.denied',
      'state.appealed',
      'state.appeal-won',
      'state.accepted',
    ]);
    expect(told.appealLost.view.case.closing).toMatchObject({ outcome: 'denied' });
    expect(actsOf(told.appealLost, 'state.')).toEqual([
      'state.denied',
      'state.appealed',
      'state.appeal-lost',
    ]);
  });

  test('has the state decide anew after an appeal, and escalates one that nobody lodges', () => {
    expect(decisionsOn(told.decidedAnew, 'state-decision')).toEqual(['deny', 'accept']);
    expect(told.decidedAnew.view.case.stages['state-decision']).toMatchObject({ outcome: 'accepted' });
    expect(factsOf(told.lateAppeal, 'work-item.escalated').length).toBeGreaterThan(0);
    expect(told.lateAppeal.view.case.stages['state-decision']).toMatchObject({ outcome: 'accepted' });
    expect(told.notAppealed.view.case.closing).toMatchObject({ outcome: 'denied' });
  });

  test('assesses the best interests of every child', () => {
    expect(factsOf(told.children, 'best-interests.decided').map((fact) => fact.details?.procedure)).toEqual([
      'assessment',
      'assessment',
    ]);
  });

  test('escalates an agreement that nobody asks for', () => {
    expect(factsOf(told.late, 'work-item.escalated')).toHaveLength(1);
    expect(decisionsOn(told.late, 'anchor-agreement')).toEqual(['agrees']);
    expect(told.late.view.case.stages['family-reunification']?.outcome).toBe('agreed');
  });

  test.each(Object.keys(stories) as (keyof typeof stories)[])('leaves nothing behind: %s', (name) => {
    expect(leftovers(told[name])).toEqual([]);
  });
});
