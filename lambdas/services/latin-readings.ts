import { transliterateName } from '../../stages/family-tracing/reading/name.ts';

/** Readings of names that are not in Latin script, by person. */
export const latinReadings = (
  persons: readonly { readonly id: string; readonly name?: string | undefined }[],
): Record<string, string> =>
  Object.fromEntries(
    persons.flatMap(({ id, name }) => {
      const latin = name === undefined ? undefined : transliterateName(name);
      return latin === undefined ? [] : [[id, latin]];
    }),
  );
