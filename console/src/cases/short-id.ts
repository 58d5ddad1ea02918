/** Enough of an id to tell cases apart when two people speak of them. */
export const shortId = (id: string): string => id.replace(/^[a-z]+-/, '').slice(0, 8);
