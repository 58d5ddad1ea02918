/** Lets so much work go on at the same time and no more; what finds no place is told so at once. */
export function placesFor(most: number) {
  let taken = 0;
  return {
    /** The result of the work, or undefined if it found no place and was not begun. */
    async take<T>(work: () => Promise<T>): Promise<{ done: T } | undefined> {
      if (taken >= most) return undefined;
      taken += 1;
      try {
        return { done: await work() };
      } finally {
        taken -= 1;
      }
    },
  };
}
