/** Texts or sources of a folder, by the name of a field, or by kind and field where a kind means something else by it. */
export type HelpFile = Readonly<Record<string, string>>;

/** What the first folder that knows a field says about it: that of its stage, then what all stages share. */
export function helpOf(kind: string, field: string, files: readonly HelpFile[]): string | undefined {
  for (const file of files) {
    const text = file[`${kind}.${field}`] ?? file[field];
    if (text !== undefined) return text;
  }
  return undefined;
}
