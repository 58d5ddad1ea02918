/** Who said that a sponsorship cannot go on: none of them is believed less, and the household is made safe first. */
export const REPORTED_BY = ['sponsor', 'family', 'staff'] as const;
export type ReportedBy = (typeof REPORTED_BY)[number];
