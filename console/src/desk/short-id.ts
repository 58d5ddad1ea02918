/** The first letters of the distinguishing part of an id; the complete id is what gets copied. */
export const shortId = (id: string): string => (id.split('-')[1] ?? id).slice(0, 8);
