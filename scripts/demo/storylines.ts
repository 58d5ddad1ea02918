import type { Host } from '../../local/host.ts';
import { treatedFor, withCondition } from '../../stages/health-assessment/sample-forms.ts';
import { visited } from '../../stages/post-arrival-follow-up/sample-forms.ts';
import { booked } from '../../stages/travel/sample-forms.ts';
import { ARRIVALS } from './arrival-storylines.ts';
import { diesUndecided } from './dies-undecided.ts';
import { askForTest } from './dna-storyline.ts';
import { EMERGENCY } from './emergency.ts';
import { namedBySponsor } from './known-family.ts';
import type { Names } from './names.ts';
import type { Storyline } from './storyline.ts';
import {
  alive,
  allAbsent,
  decline,
  died,
  notYetLearned,
  others,
  partForm,
  resubmitted,
  splitForm,
  unfitForm,
  waivedByState,
} from './storyline-forms.ts';

const DAY = 86_400_000;

/**
 * Whether a storyline is of the search for somebody, which runs beside the case: a household may have one of those and
 * one of the others.
 */
export const isOfTracing = (kind: string): boolean => kind.startsWith('tracing-');

/**
 * Rare events that a run should show whatever the seed: each happens to one household that is large enough for it.
 */
export const storylines = (host: Host, names: Names): Storyline[] => [
  {
    name: 'withdrawn by the household',
    members: 1,
    kind: 'state-decision',
    time: 1,
    happening: (_host, item) => ({
      user: `caseworker.${item.office}`,
      path: 'withdraw',
      body: { reasonCode: 'returned-home' },
    }),
  },
  {
    name: 'a member dies',
    members: 3,
    kind: 'health-exam',
    time: 1,
    happening: (_host, item, view) => ({
      user: `caseworker.${item.office}`,
      path: 'deaths',
      body: { personId: others(view, item.caseId, names)[0]?.id },
    }),
  },
  { name: 'split by the state', members: 4, kind: 'state-decision', time: 1, form: splitForm(host, names) },
  {
    name: 'deferred by the state',
    members: 1,
    kind: 'state-decision',
    time: 1,
    form: () => ({ decision: 'defer', reasonCode: 'security-checks-pending' }),
  },
  {
    name: 'health validity lapses before travel',
    members: 2,
    kind: 'travel-booking',
    time: 1,
    form: booked(185),
  },
  {
    name: 'a visa ends before the journey, and papers are asked for again',
    members: 1,
    kind: 'travel-booking',
    time: 1,
    form: () => ({ decision: 'papers-again', reasonCode: 'visa-expires' }),
  },
  ...ARRIVALS,
  {
    name: 'denied by one state, and submitted to another',
    members: 2,
    kind: 'state-decision',
    time: 1,
    form: resubmitted(host),
  },
  EMERGENCY,
  { name: 'treated and examined again', members: 2, kind: 'health-exam', time: 1, form: treatedFor(45) },
  {
    ...{ name: 'class A is waived by the state, and a clinic goes on after the arrival', members: 1 },
    ...{ kind: 'health-exam', time: 0, form: waivedByState() },
  },
  {
    name: 'needs dialysis on the way and after',
    members: 1,
    kind: 'health-exam',
    time: 1,
    form: withCondition,
  },
  {
    name: 'unfit to fly, and the others wait',
    members: 2,
    kind: 'fitness-to-fly',
    time: 1,
    form: unfitForm(host, names),
  },
  {
    name: 'unfit to fly, and the others go first',
    members: 4,
    kind: 'fitness-to-fly',
    time: 1,
    form: partForm(host, names),
  },
  {
    name: 'sessions missed again and again',
    members: 1,
    kind: 'orientation-session',
    time: 0,
    form: allAbsent,
  },
  {
    name: 'nothing learned before departure',
    members: 2,
    kind: 'orientation-session',
    time: 0,
    form: notYetLearned,
  },
  {
    name: 'a sponsor names a family it knows',
    members: 1,
    kind: 'state-decision',
    time: 1,
    happening: namedBySponsor,
  },
  { name: 'three sponsors decline', members: 1, kind: 'sponsor-offer', time: 0, form: decline },
  {
    name: 'an undertaking is refused',
    members: 1,
    kind: 'sponsor-confirmation',
    time: 1,
    form: () => ({ decision: 'undertaking-refused', reasonCode: 'duties-too-great' }),
  },
  {
    name: 'a settlement plan is returned once, and approved by another',
    members: 2,
    kind: 'sponsor-confirmation',
    time: 1,
    form: () => ({ decision: 'return-plan', reasonCode: 'plan-not-for-needs' }),
  },
  {
    name: 'sponsor lost before departure',
    members: 1,
    kind: 'travel-documents',
    time: 1,
    happening: (_host, _item, view) => ({
      user: `sponsorship.${view.case.destinationOffice}`,
      path: 'sponsor-lost',
      body: { reasonCode: 'illness-in-sponsor-group' },
    }),
  },
  {
    name: 'cancelled by the programme',
    members: 1,
    kind: 'travel-documents',
    time: 1,
    happening: (_host, item) => ({
      user: `supervisor.${item.office}`,
      path: 'cancel',
      body: { reasonCode: 'programme-closed' },
    }),
  },
  { name: 'a family is told of a death', members: 1, kind: 'tracing-consent', time: 1, form: died },
  {
    name: 'a relative who is sought dies before anybody decided',
    ...{ members: 1, kind: 'tracing-search', time: 1, happening: diesUndecided },
  },
  { name: 'alive, and wishes no contact', members: 1, kind: 'tracing-consent', time: 1, form: alive },
  {
    ...{ name: 'a DNA test is made, and told by protection', members: 0 },
    ...{ chosenAt: 'relationship-evidence', kind: 'relationship-evidence', time: 1, form: askForTest(host) },
  },
  {
    ...{ name: 'biometrics are missed, and taken at another appointment', members: 0 },
    ...{ chosenAt: 'relationship-evidence', kind: 'biometrics', time: 1 },
    form: () => ({ decision: 'missed', reasonCode: 'did-not-come' }),
  },
  // Only a family that joins a relative has an appeal; it comes from a search, and not from the import.
  {
    ...{ name: 'an appeal wins', members: 0, chosenAt: 'relationship-evidence' },
    ...{ kind: 'state-decision', time: 1 },
    form: () => ({ decision: 'deny', reasonCode: 'exclusion-considerations' }),
  },
  { name: 'safety concern after arrival', members: 2, kind: 'follow-up-visit', time: 2, form: visited(true) },
  {
    name: 'sponsorship breaks down after arrival',
    members: 2,
    kind: 'follow-up-visit',
    time: 1,
    happening: (_host, item, view) =>
      view.offers.some(({ status }) => status === 'accepted')
        ? {
            user: `sponsorship.${item.office}`,
            path: 'sponsor-lost',
            body: { reasonCode: 'exhaustion', reportedBy: 'family' },
          }
        : undefined,
  },
  {
    name: 'arrival corrected',
    members: 1,
    kind: 'follow-up-visit',
    time: 1,
    happening: (host, item) => ({
      user: `travel.${item.office}`,
      path: 'arrival',
      body: { arrivedAt: new Date(host.clock.now() - DAY).toISOString() },
    }),
  },
];
