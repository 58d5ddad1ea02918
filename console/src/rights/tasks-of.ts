interface Waits {
  readonly workItemId: string;
  readonly subject?: string | undefined;
}

/** The task in which each subject of open work is decided: a request by its id, a review by that of the record. */
export const tasksOf = (waitsFor: readonly Waits[]): ReadonlyMap<string, string> =>
  new Map(waitsFor.map(({ subject = '', workItemId }) => [subject, workItemId]));
