import { COLUMN_KEYS } from '../../domain/intake/columns.ts';

/** The columns of the sample files, without some that a file does well without: preferences and the calendar of births. */
export const SAMPLE_COLUMNS = COLUMN_KEYS.filter((key) => key !== 'preferences' && key !== 'birthCalendar');
