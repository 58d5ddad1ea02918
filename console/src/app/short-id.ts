/** Enough of an id to tell records apart when two people speak of them; the whole id is where it can be copied. */
export const shortId = (id: string): string => id.replace(/^[a-z]+-/, '').slice(0, 8);
