/** What of an office waits for a supervisor to see to it, whatever the role. */
export const ATTENTION = ['failed', 'stalled', 'away', 'overdue'] as const;
export type Attention = (typeof ATTENTION)[number];
