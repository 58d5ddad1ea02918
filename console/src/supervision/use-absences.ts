import { useQuery } from '@tanstack/react-query';
import { ListAbsences } from '../../../contracts/api/absences.ts';
import type { Answer } from '../api/call.ts';
import { useCall } from '../api/use-call.ts';

export type Absence = Answer<typeof ListAbsences>['absences'][number];

const KEPT_MS = 60_000;
export const ABSENCES = 'absences';

/** Who of one's own office is away or will be. */
export function useAbsences() {
  const call = useCall();
  const read = useQuery({
    queryKey: [ABSENCES],
    queryFn: ({ signal }) => call(ListAbsences, { query: {}, signal }),
    staleTime: KEPT_MS,
  });
  const absences: readonly Absence[] = read.data?.absences ?? [];
  const away = new Map(absences.filter((one) => one.away).map((one) => [one.staff, one]));
  return { ...read, absences, away };
}
