import type { Role } from '../../../domain/kernel/actor.ts';

type Told = Partial<Record<Role, string>>;
const same = (told: string, ...roles: Role[]): Told =>
  Object.fromEntries(roles.map((role) => [role, told])) as Told;
const own = (...roles: Role[]): Told =>
  Object.fromEntries(roles.map((role) => [role, role as string])) as Told;

/** What an empty list says to somebody of a role: `<list>.empty.for.<this>`, which comes with the list's page. */
export const EMPTY_FOR = {
  cases: own(
    ...(['caseworker', 'supervisor', 'health-staff', 'orientation-trainer', 'tracing-officer'] as const),
    ...(['sponsorship-officer', 'travel-officer', 'protection-officer', 'auditor'] as const),
    'programme-manager',
  ),
  tracing: own('tracing-officer', 'caseworker', 'protection-officer', 'supervisor'),
  sponsors: own('sponsorship-officer', 'supervisor'),
  placement: own('sponsorship-officer', 'supervisor'),
  'follow-up': own('caseworker', 'protection-officer', 'supervisor'),
  travel: own('travel-officer', 'supervisor', 'sponsorship-officer', 'caseworker'),
  appointments: {
    ...same('staff', 'caseworker', 'tracing-officer', 'sponsorship-officer', 'travel-officer'),
    ...same('staff', 'protection-officer', 'supervisor'),
    ...own('health-staff', 'orientation-trainer'),
  },
  notices: {
    ...same('staff', 'caseworker', 'health-staff', 'orientation-trainer', 'tracing-officer'),
    ...same('staff', 'sponsorship-officer', 'travel-officer', 'protection-officer'),
    ...own('supervisor', 'administrator', 'partner-staff'),
  },
  exports: own('administrator', 'supervisor', 'auditor'),
  figures: own('supervisor', 'administrator', 'auditor'),
  clients: own('administrator', 'auditor'),
  webhooks: own('administrator', 'auditor'),
  people: own('administrator', 'supervisor', 'auditor'),
} as const satisfies Readonly<Record<string, Told>>;

export type EmptyList = keyof typeof EMPTY_FOR;

/** The text for the last of a person's roles that the list knows: the one with the most to do there. */
export function emptyText(list: EmptyList, roles: readonly Role[]): string | undefined {
  const told: Told = EMPTY_FOR[list];
  const role = roles.findLast((each) => told[each] !== undefined);
  return role && `${list}.empty.for.${told[role]}`;
}
