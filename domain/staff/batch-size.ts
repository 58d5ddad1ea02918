/** The most items of one batch. */
export const MAX_BATCH = 200;
