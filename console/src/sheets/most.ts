/** As many families as sit in one room, and as many journeys as one manifest is made for. */
export const MOST_CLASSES = 40;
export const MOST_JOURNEYS = 40;

/** As many cases or tasks as are printed together. */
export const MOST_SHEETS = 40;
