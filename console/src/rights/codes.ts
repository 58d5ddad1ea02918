/** Codes of the schemas that forms offer, as plain data; `test/console/rights.test.ts` compares them. */
export const RIGHTS = ['correction', 'restriction', 'objection', 'erasure'] as const;
export const ASKED_BY = ['self', 'guardian', 'representative'] as const;
export const CHANNELS = ['in-person', 'telephone', 'letter', 'message', 'partner'] as const;
export const AUTHORITIES = ['court', 'prosecutor', 'police', 'oversight-body', 'own-inquiry'] as const;

/** The most characters of what somebody said. */
export const MOST_WORDS = 2000;

/** Reasons that a form offers; another can be entered as a code. */
export const REASONS = {
  lift: ['asked-by-person', 'data-corrected', 'question-settled'],
  hold: ['court-order', 'complaint-open', 'inquiry-open'],
  release: ['order-ended', 'case-ended', 'set-by-mistake'],
} as const;
