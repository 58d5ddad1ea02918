/** The decisions of each kind of work that partner organisations make; the server holds them to the same. */
const THEIRS: Readonly<Record<string, readonly string[]>> = {
  'health-exam': ['cleared', 'treatment', 'missed'],
  'fitness-to-fly': ['fit', 'unfit'],
  'orientation-session': ['held', 'cancelled'],
};

export const theirDecisions = (kind: string): readonly string[] => THEIRS[kind] ?? [];
