import { useMemo } from 'react';
import { useIntl } from 'react-intl';

const UNITS = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1000],
] as const;

/** A length of time in its two largest units, `3 days 4 hr`; what is shorter than a second in milliseconds. */
export function useDuration(): (milliseconds: number) => string {
  const intl = useIntl();
  return useMemo(
    () => (milliseconds) => {
      const written = (value: number, unit: string) =>
        intl.formatNumber(value, { style: 'unit', unit, unitDisplay: 'short' });
      if (milliseconds < 1000) return written(Math.max(0, Math.round(milliseconds)), 'millisecond');
      const first = UNITS.findIndex(([, length]) => milliseconds >= length);
      let rest = milliseconds;
      const parts = UNITS.slice(first, first + 2).flatMap(([unit, length]) => {
        const count = Math.floor(rest / length);
        rest -= count * length;
        return count === 0 ? [] : [written(count, unit)];
      });
      return parts.join(' ');
    },
    [intl],
  );
}
