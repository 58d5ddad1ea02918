import type { MachineClient, MachineRoute } from '../../../domain/clients/machine-client.ts';

/** What a partner system may be given, as plain data: the schemas would bring their validation into the page. */
export const ROUTES = [
  'ListCases',
  'ReadCase',
  'ReadTimeline',
  'RegisterCase',
  'StartCase',
  'RecordConsent',
  'WithdrawConsent',
  'ImportIntake',
  'ListIntakeImports',
  'UndoIntakeImport',
] as const satisfies readonly MachineRoute[];
export const ROLES = [
  'caseworker',
  'health-staff',
  'orientation-trainer',
  'sponsorship-officer',
  'travel-officer',
] as const satisfies readonly MachineClient['role'][];
export const DAYS = ['30', '90', '365'] as const;
