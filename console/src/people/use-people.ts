import { useQuery } from '@tanstack/react-query';
import { ListPeople } from '../../../contracts/api/people.ts';
import type { Answer } from '../api/call.ts';
import { useCall } from '../api/use-call.ts';

export type People = Answer<typeof ListPeople>;
export type Person = People['people'][number];

/** The first part of the keys of all queries about accounts. */
export const PEOPLE = 'people';

/** Everybody with an account whom this person may see. */
export function usePeople() {
  const call = useCall();
  return useQuery({
    queryKey: [PEOPLE],
    queryFn: ({ signal }) => call(ListPeople, { signal }),
  });
}

export const ROLES = [
  ...['caseworker', 'health-staff', 'orientation-trainer', 'tracing-officer', 'sponsorship-officer'],
  ...['travel-officer', 'protection-officer', 'supervisor', 'programme-manager', 'auditor', 'administrator'],
  'partner-staff',
] as Person['roles'];
export const STATES = ['active', 'invited', 'suspended'] as const;
/** Roles that belong to no office. */
export const isOfOffice = (role: string): boolean =>
  !['programme-manager', 'auditor', 'administrator', 'partner-staff'].includes(role);
