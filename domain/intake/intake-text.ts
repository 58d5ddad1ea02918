import { withoutMarks } from '../kernel/written-text.ts';

/** What `POST /intake` takes of a file. */
export type IntakeContent = { csv: string } | { json: unknown };

const objectsOf = (value: unknown): unknown[] => {
  if (Array.isArray(value)) return value;
  const { households } = value as { households?: unknown };
  return Array.isArray(households) ? households : [value];
};

/** JSON, or one JSON value a line; undefined when a line is neither. */
function jsonOf(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? { households: value } : value;
  } catch {
    const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '');
    try {
      return { households: lines.map((line) => JSON.parse(line) as unknown).flatMap(objectsOf) };
    } catch {
      return undefined;
    }
  }
}

/**
 * The text of a file as an intake: JSON (with or without byte-order mark, a list, or one household a line) when it
 * begins like JSON, else a table. Undefined for JSON that cannot be read.
 */
export function contentOfText(text: string): IntakeContent | undefined {
  if (!/^[[{]/.test(withoutMarks(text.slice(0, 100)))) return { csv: text };
  const json = jsonOf(text.replace(/^\uFEFF/, '').trim());
  return json === undefined ? undefined : { json };
}
