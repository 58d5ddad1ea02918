/** A value that must be there by now; without it an error says what was expected. */
export function present<T>(value: T | null | undefined, what: string): T {
  if (value === undefined || value === null) throw new Error(`Expected ${what}, received nothing.`);
  return value;
}
