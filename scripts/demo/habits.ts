import type { Role } from '../../domain/kernel/actor.ts';
import { aboutOf } from '../../domain/work-item/sample-form.ts';
import { anyKindNamed } from '../../registry/any-kind.ts';
import type { Chance } from './chance.ts';
import type { Form } from './forms.ts';
import { FORMS } from './forms.ts';
import type { Act, OpenedItem } from './workforce.ts';

const DAY = 86_400_000;

/**
 * Who does work that needs four eyes: another person than the first. Other work is done by the people of its role.
 */
const SECOND: Record<string, string> = {
  'eligibility-approval': 'caseworker2',
  'tracing-confirmation': 'tracing2',
  'death-confirmation': 'tracing2',
  // Who drew up a plan does not approve it.
  'settlement-plan': 'supervisor',
};

/** Work of which the supervisor is the second person, or that needs another: a supervisor does not do it when it is late. */
const BY_TWO: readonly string[] = [
  ...['eligibility-approval', 'tracing-confirmation', 'death-confirmation', 'household-move'],
  'gate-waiver',
  'sponsor-confirmation',
];

/** A role's people, by the first part of their user name. */
const PEOPLE: Partial<Record<Role, string>> = {
  ...{ caseworker: 'caseworker', 'health-staff': 'health', 'orientation-trainer': 'orientation' },
  ...{ 'tracing-officer': 'tracing', 'sponsorship-officer': 'sponsorship', 'travel-officer': 'travel' },
  ...{ 'protection-officer': 'protection', supervisor: 'supervisor' },
};
/** The first part of every staff user's name. */
export const STAFF: readonly string[] = [...Object.values(PEOPLE), ...Object.values(SECOND)];
/** Who does work of a kind, by the first part of their user name. */
export const whoDoes = (kind: string): string =>
  SECOND[kind] ?? PEOPLE[anyKindNamed(kind).role] ?? 'supervisor';

/** Urgent kinds: people do them on time, because a journey or a person's safety depends on it. */
const PROMPT = new Set(['fitness-to-fly', 'departure', 'arrival', 'protection-concern']);

/** How far into its time a piece of work is done: most early, some after the reminder, a few only when escalated. */
function lateness(chance: Chance, item: OpenedItem): number {
  const about = aboutOf(item);
  if (PROMPT.has(item.kind)) return 0.02 + 0.15 * chance.of('when', ...about);
  const mood = chance.pick(
    [
      ['early', 80],
      ['reminded', 12],
      ['escalated', 8],
    ] as const,
    'mood',
    ...about,
  );
  const share = chance.of('when', ...about);
  return { early: 0.05 + 0.4 * share, reminded: 0.7 + 0.25 * share, escalated: 1.05 + 0.5 * share }[mood];
}

/** The habits of the demo's staff and sponsors, derived from a seed, so that two runs are the same. */
export const habitsFrom =
  (chance: Chance, script: (item: OpenedItem) => Form | undefined, asked: Set<string> = new Set()) =>
  (item: OpenedItem): Act | undefined => {
    const form = script(item) ?? FORMS[item.kind];
    if (!form) throw new Error(`Expected a habit for every kind of work item, received ${item.kind}.`);
    const time = Date.parse(item.dueAt) - Date.parse(item.openedAt);
    const late = form.late ?? lateness(chance, item);
    const sponsor = item.kind === 'sponsor-offer';
    if (sponsor && chance.of('silent', item.caseId, item.subject ?? '') < 0.06) return undefined;
    // Who moves is decided by one person, and by a second when asked again.
    const question = `${item.caseId} ${item.kind} ${item.subject ?? ''}`;
    const second = item.kind === 'household-move' && asked.has(question) ? '2' : '';
    asked.add(question);
    const user = sponsor ? `sponsor:${item.assignee}` : `${whoDoes(item.kind)}${second}.${item.office}`;
    const escalated = late > 1 && !sponsor && !BY_TWO.includes(item.kind);
    // Nobody acts at exactly the millisecond at which a reminder is due, because then their order would depend on the
    // machine.
    const latest = time + (29 + chance.of('latest', ...aboutOf(item))) * DAY;
    const chosen = form.by?.(item);
    return {
      user: chosen ? `${chosen}.${item.office}` : escalated ? `supervisor.${item.office}` : user,
      after: Math.min(time * (sponsor ? Math.min(late, 0.9) : late), latest),
      claim: !sponsor && chance.of('claim', ...aboutOf(item)) < 0.1,
      form: (view, now) => form({ view, now, chance, item }),
    };
  };
