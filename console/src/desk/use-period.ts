import { useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { boundsOf, type PeriodName, periodNamed } from './period.ts';

const PARAMETER = 'period';

/** The period in the URL, with its bounds, which stay the same until midnight. */
export function usePeriod() {
  const [params, setParams] = useSearchParams();
  const period = periodNamed(params.get(PARAMETER));
  const today = new Date().toDateString();
  const bounds = useMemo(() => boundsOf(period, new Date(today)), [period, today]);
  const choose = (chosen: PeriodName) => setParams({ [PARAMETER]: chosen }, { replace: true });
  return { period, ...bounds, choose };
}
