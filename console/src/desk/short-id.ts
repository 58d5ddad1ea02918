/** The first letters of the part of an id that tells a case from others; the whole stands where it is copied from. */
export const shortId = (id: string): string => (id.split('-')[1] ?? id).slice(0, 8);
