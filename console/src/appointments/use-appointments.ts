import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import {
  type AppointmentRow,
  ListAppointments,
  ListCaseAppointments,
} from '../../../contracts/api/appointments.ts';
import { useCall } from '../api/use-call.ts';

const PAGE = 50;
const APPOINTMENTS = 'appointments';

/** The appointments of the office in a period, earliest first, or only the person's own. */
export function useAppointments(from: string, to: string, mine: boolean) {
  const call = useCall();
  const query = useInfiniteQuery({
    queryKey: [APPOINTMENTS, 'office', from, to, mine],
    queryFn: ({ pageParam, signal }) =>
      call(ListAppointments, {
        query: { from, to, limit: PAGE, cursor: pageParam, mine: mine ? 'true' : 'false' },
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.cursor ?? undefined,
  });
  const pages = query.data?.pages ?? [];
  const rows: readonly AppointmentRow[] = pages.flatMap((page) => page.appointments);
  return { ...query, rows, people: pages.flatMap((page) => page.people) };
}

/** The appointments of one household, the latest first. */
export function useCaseAppointments(caseId: string) {
  const call = useCall();
  return useQuery({
    queryKey: [APPOINTMENTS, 'case', caseId],
    queryFn: ({ signal }) => call(ListCaseAppointments, { params: { caseId }, signal }),
  });
}

/** Has all appointments read again. */
export function useAppointmentsAgain(): () => Promise<void> {
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ queryKey: [APPOINTMENTS] });
}
