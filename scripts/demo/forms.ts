import { SAMPLE_FORMS } from '../../registry/sample-forms.ts';
import type { Chance } from './chance.ts';
import type { OpenedItem, WorkItemView } from './workforce.ts';

export interface FormContext {
  view: WorkItemView;
  now: string;
  chance: Chance;
  item: OpenedItem;
}
export type Form = (context: FormContext) => Record<string, unknown> | Promise<Record<string, unknown>>;

const DAY = 86_400_000;
const LAST_VETTING = '2029-01-01';
const after = (now: string, days: number): string => new Date(Date.parse(now) + days * DAY).toISOString();
const today = (now: string): string => now.slice(0, 10);
const about = ({ item }: FormContext): (string | number)[] => [
  item.caseId,
  item.kind,
  item.subject ?? '',
  item.openedAt,
];
const reason = (reasonCode: string) => ({ reasonCode });

/** One of several forms by weight; `rest` is the usual one. */
const mostly =
  (usual: Form, ...others: [Form, number][]): Form =>
  (context) => {
    const options = [
      ...others.map(([form, percent]) => [form, percent] as const),
      [usual, 100 - others.reduce((sum, [, p]) => sum + p, 0)] as const,
    ];
    return context.chance.pick(options, 'form', ...about(context))(context);
  };
const say =
  (decision: string, fields: Record<string, unknown> = {}): Form =>
  () => ({ decision, ...fields });

const examined = (decision: string, classification: string): Form => {
  return (context) => ({
    decision,
    classification,
    examinedOn: today(context.now),
    tuberculosisFinding: context.chance.of('tb', ...about(context)) < 0.05,
  });
};

export const held: Form = (context) => {
  const { view, chance, now } = context;
  const group = view.group ?? [];
  const absent = group.filter((member) => chance.of('absent', member, ...about(context)) < 0.06);
  return {
    decision: 'held',
    heldOn: today(now),
    topics: view.topics ?? [],
    present: group.filter((member) => !absent.includes(member)),
    absent,
  };
};

export const visited =
  (safetyConcern: boolean): Form =>
  (context) => ({
    decision: 'completed',
    on: today(context.now),
    safetyConcern,
    scores: Object.fromEntries(
      (context.view.dimensions ?? []).map((dimension) => {
        const score = context.chance.pick(
          [
            [2, 3],
            [3, 27],
            [4, 45],
            [5, 25],
          ] as const,
          dimension,
          ...about(context),
        );
        return [dimension, dimension === 'safety' ? Math.max(3, score) : score];
      }),
    ),
  });

export const booked =
  (days: number): Form =>
  ({ now }) => ({ decision: 'booked', departureAt: after(now, days), escorted: true });

/** Checks are renewed for some years, and no more once the households of the demo have long arrived. */
const vetted: Form = ({ view, now }) =>
  today(now) < LAST_VETTING
    ? {
        decision: 'checked',
        adultIds: view.members,
        checkedOn: today(now),
        validUntil: after(now, 1000).slice(0, 10),
      }
    : { decision: 'not-renewed', ...reason('no-longer-willing') };

/** Whoever is asked agrees, the children who are old enough for themselves. */
const asked: Form = ({ view, now }) => ({
  decision: 'given',
  ...(view.kind === 'consent-request' ? { consenting: missingIn(view) } : {}),
  childrenHeard: missingIn(view),
  textVersion: `consent-${now.slice(0, 4)}-1`,
  language: 'ar',
  taken: 'signed',
});
const missingIn = (view: WorkItemView): string[] => (view.context?.missing as string[] | undefined) ?? [];

/** What people usually write for each kind of work item. */
export const FORMS: Record<string, Form> = {
  ...SAMPLE_FORMS,
  'consent-request': asked,
  'seeker-consent': mostly(asked, [say('refused', reason('no-contact-wished')), 10]),
  'eligibility-review': mostly(
    say('recommend'),
    [
      say('change', {
        primaryCategory: 'legal-or-physical-protection-needs',
        secondaryCategory: 'lack-of-foreseeable-alternatives',
        priority: 'normal',
      }),
      6,
    ],
    [
      ({ view }) => ({
        decision: 'not-recommended',
        counselled: view.members,
        ...reason('no-resettlement-need'),
      }),
      4,
    ],
  ),
  'eligibility-approval': mostly(say('approve'), [say('return', reason('incomplete-assessment')), 6]),
  'relationship-evidence': mostly(say('established', { evidence: ['documents', 'interviews'] }), [
    say('more-evidence', reason('documents-missing')),
    20,
  ]),
  'anchor-agreement': say('agrees'),
  'applicant-agreement': say('agrees'),
  'state-decision': mostly(
    say('accept'),
    [say('defer', reason('security-checks-pending')), 8],
    [say('deny', reason('exclusion-considerations')), 4],
  ),
  'best-interests': mostly(
    say('in-best-interests', { panel: ['panel-chair', 'panel-health', 'panel-education'] }),
    [say('more-information', reason('parent-not-heard')), 20],
  ),
  'health-exam': mostly(
    examined('cleared', 'no-finding'),
    [examined('cleared', 'class-b'), 10],
    [examined('treatment', 'class-a'), 6],
    [say('missed'), 6],
  ),
  'orientation-session': held,
  'orientation-exception': say('excuse', reason('illness')),
  'sponsor-proposal': say('confirm'),
  'sponsor-offer': mostly(say('accept'), [say('decline', reason('housing-not-ready')), 15]),
  'sponsor-confirmation': say('confirm'),
  'sponsor-question': say('answered', { answer: 'Please see the page of the offer.' }),
  'sponsor-worry': say('resolved'),
  'contact-failed': say('contacted'),
  'sponsor-vetting': vetted,
  'placement-decision': mostly(say('continue'), [say('agency-receives', reason('no-sponsor-left')), 40]),
  'travel-documents': mostly(say('ready'), [say('delayed', reason('exit-permit-pending')), 15]),
  'travel-booking': booked(21),
  'fitness-to-fly': mostly(
    ({ view }) => ({ decision: 'fit', personIds: view.members }),
    [say('unfit', reason('acute-illness')), 3],
  ),
  departure: mostly(
    ({ now }) => ({ decision: 'departed', departedAt: now }),
    [({ now }) => ({ decision: 'delayed', departureAt: after(now, 4), ...reason('flight-cancelled') }), 6],
    [say('cancelled', reason('carrier-refused')), 2],
  ),
  arrival: mostly(
    ({ now }) => ({ decision: 'arrived', arrivedAt: now }),
    [({ now }) => ({ decision: 'delayed', expectedAt: after(now, 1), ...reason('missed-connection') }), 5],
  ),
  'follow-up-visit': mostly(visited(false), [say('no-contact'), 4]),
  'follow-up-action': mostly(say('resolved'), [say('referred', { to: 'municipality' }), 30]),
  'protection-concern': say('resolved'),
  'closure-approval': mostly(say('approve', reason('all-stages-completed')), [
    say('return', reason('file-incomplete')),
    3,
  ]),
  'failed-stage': say('retry-stage'),
  'access-review': say('justified'),
  'stalled-work': say('put-right'),
  'same-number': say('same-household', reason('registered-twice')),
  'tracing-search': say('started'),
  'identity-sharing': say('agree'),
  'tracing-candidate': mostly(say('confirm'), [say('reject', reason('other-family')), 20]),
  'tracing-confirmation': say('approve'),
  'tracing-consent': mostly(say('granted'), [say('refused', reason('no-contact-wished')), 10]),
  'tracing-contact': say('restored'),
  'relationship-verification': say('verified'),
  'reunification-agreement': mostly(
    ({ view }) => ({
      decision: 'agreed',
      ...(view.context?.child === true ? { bestInterests: 'in-best-interests' } : {}),
    }),
    [say('contact-only', reason('settled-elsewhere')), 30],
  ),
  'household-move': ({ view }) => ({
    decision: 'settled',
    members: view.members.map((personId) => ({ personId, part: 'moves' })),
    consenting: view.members,
  }),
  'tracing-review': say('close', reason('no-trace')),
};
