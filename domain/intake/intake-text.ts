import { withoutMarks } from '../kernel/written-text.ts';

/** The content that `POST /intake` accepts. */
export type IntakeContent = { csv: string } | { json: unknown };

const objectsOf = (value: unknown): unknown[] => {
  if (Array.isArray(value)) return value;
  const { households } = value as { households?: unknown };
  return Array.isArray(households) ? households : [value];
};

/** JSON, or one JSON value per line; undefined if a line is neither. */
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
 * The text of a file as an intake: JSON (with or without byte-order mark, a list, or one household per line) if it
 * begins like JSON, otherwise a table. Undefined for unreadable JSON.
 */
export function contentOfText(text: string): IntakeContent | undefined {
  if (!/^[[{]/.test(withoutMarks(text.slice(0, 100)))) return { csv: text };
  const json = jsonOf(text.replace(/^\uFEFF/, '').trim());
  return json === undefined ? undefined : { json };
}
