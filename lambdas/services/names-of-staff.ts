import { aDirectory } from './the-directory.ts';

/** Names of several members of staff by id, as far as the directory has them. */
export async function namesOfStaff(ids: readonly string[]): Promise<Record<string, string>> {
  const wanted = new Set(ids);
  const people = (await aDirectory()?.list()) ?? [];
  return Object.fromEntries(
    people.flatMap(({ id, name }) => (name !== undefined && wanted.has(id) ? [[id, name]] : [])),
  );
}
