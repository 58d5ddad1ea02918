/** A sheet with its rows. */
export interface Sheet {
  readonly name: string;
  readonly rows: readonly (readonly string[])[];
}

const INDEX = '_index';
const PARENT = '_parent_index';
const at = ({ rows }: Sheet, column: string): number => (rows[0] ?? []).indexOf(column);

/** The sheet of a form and the one of its repeated group, as Kobo and ODK export them; undefined if there are none. */
export function repeatsAmong<S extends Sheet>(sheets: readonly S[]): { form: S; group: S } | undefined {
  const form = sheets.find((sheet) => at(sheet, INDEX) !== -1 && at(sheet, PARENT) === -1);
  const groups = sheets.filter((sheet) => at(sheet, PARENT) !== -1);
  const [group] = groups.sort((a, b) => (b.rows[0]?.length ?? 0) - (a.rows[0]?.length ?? 0));
  return form && group ? { form, group } : undefined;
}

/**
 * The rows of a repeated group, each with the answers of its form beside it. A form without any row in the group
 * follows at the end, so that nobody is lost.
 */
export function joinRepeats({ form, group }: { form: Sheet; group: Sheet }): string[][] {
  const [index, parent] = [at(form, INDEX), at(group, PARENT)];
  const forms = new Map(form.rows.slice(1).map((row) => [row[index] ?? '', row]));
  const [head = [], ...rows] = group.rows;
  const padded = (row: readonly string[]) => head.map((_, position) => row[position] ?? '');
  const used = new Set<string>();
  const joined = rows.map((row) => {
    const key = row[parent] ?? '';
    used.add(key);
    return row.length === 0 ? [] : [...padded(row), ...(forms.get(key) ?? [])];
  });
  const alone = [...forms].filter(([key, row]) => row.length > 0 && !used.has(key));
  const names = (form.rows[0] ?? []).map((name) => (head.includes(name) ? `${form.name}/${name}` : name));
  return [[...head, ...names], ...joined, ...alone.map(([, row]) => [...padded([]), ...row])];
}
