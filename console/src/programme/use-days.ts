import { type Days, percentile } from '../../../domain/statistics/flow/durations.ts';
import { useText } from '../i18n/use-text.ts';

/** A percentile as days in words; with fewer than ten durations it says that they are too few. */
export function useDays(): (days: Days, share: number) => string {
  const say = useText();
  return (days, share) => {
    const found = percentile(days, share);
    return found === undefined ? say('programme.too-few') : say('programme.days', { count: found });
  };
}
