/** Parts of a policy that are explained as a whole, whatever is inside. */
const WHOLE = new Set(['programme', 'version', 'note', 'stages', 'documents']);

/** The field of a policy whose help stands at a path of it, such as `health.pregnancy.single`; undefined between fields. */
export function helpKeyOf(path: string): string | undefined {
  const [group = '', name, inside] = path.split('.');
  if (WHOLE.has(group)) return group;
  // Every kind of work has the same times.
  const field = group === 'patience' ? inside : name;
  return field === undefined || field === '' ? undefined : `${group}.${field}`;
}
