import { COLUMN_KEYS } from '../../domain/intake/columns.ts';
import { IDENTITY_COLUMNS } from '../../domain/intake/identity-columns.ts';

/**
 * The columns of the sample files, without some that a file does well without: preferences, the calendar of births, and how
 * persons are called, reached and known.
 */
export const SAMPLE_COLUMNS = COLUMN_KEYS.filter(
  (key) => key !== 'preferences' && key !== 'birthCalendar' && !(key in IDENTITY_COLUMNS),
);
