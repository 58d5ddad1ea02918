import { COLUMN_KEYS } from '../../domain/intake/columns.ts';

/** The columns of the sample files. No sample household states preferences: a file does well without the column. */
export const SAMPLE_COLUMNS = COLUMN_KEYS.filter((key) => key !== 'preferences');
