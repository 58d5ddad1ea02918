import type * as z from 'zod';
import { CaseError } from '../../../../domain/kernel/errors.ts';

/** The faults of a form: by path, the key of the message (`cases.fault.<code>`). */
export type Faults = Readonly<Record<string, string>>;

/** Fields with messages of their own. */
const BY_FIELD: Readonly<Record<string, string>> = {
  birthDate: 'birth-date',
  givenOn: 'date',
  expiresOn: 'date',
  separation: 'separation',
  custody: 'custody',
  secondaryCategory: 'secondary-category',
  nationality: 'country',
  office: 'office',
  destinationOffice: 'office',
  birthYear: 'year',
  phones: 'phone',
  issuedOn: 'date',
  seeker: 'choose',
  seekerId: 'choose',
};

const fieldOf = (path: string): string => path.split('.').findLast((part) => !/^\d+$/.test(part)) ?? '';

/** The fault of a field whose value is empty or invalid. */
function faultAt(path: string, empty: boolean): string {
  const field = fieldOf(path);
  if (path === 'members') return 'one-principal';
  if (/^consents\.\d+$/.test(path)) return 'consent-repeated';
  if (empty) return 'required';
  return BY_FIELD[field] ?? 'wrong';
}

const at = (input: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>((value, key) => (value as Record<PropertyKey, unknown> | undefined)?.[key], input);

/** The faults found by a schema. */
export const faultsOf = (error: z.ZodError, input: unknown): Faults =>
  Object.fromEntries(
    error.issues.map(({ path }) => {
      const value = at(input, path);
      return [path.join('.'), faultAt(path.join('.'), value === '' || value === undefined)];
    }),
  );

/** The faults in a refusal by the domain or the server, by the paths of its issues. */
export const faultsOfIssues = (issues: readonly { path: string; code?: string | undefined }[]): Faults =>
  Object.fromEntries(
    issues.map(({ path, code }) => [
      path,
      code === 'in-no-other-case' ? 'number-elsewhere' : faultAt(path, false),
    ]),
  );

/** The faults of a rule between fields; any other error is rethrown. */
export function faultsOfRule(check: () => void): Faults {
  try {
    check();
    return {};
  } catch (error) {
    if (error instanceof CaseError && error.issues.length > 0) return faultsOfIssues(error.issues);
    throw error;
  }
}

/** Whether something is wrong at a path or below it. */
export const isWrong = (faults: Faults, prefixes: readonly string[]): boolean =>
  Object.keys(faults).some((path) =>
    prefixes.some((prefix) => path === prefix || path.startsWith(`${prefix}.`)),
  );

/** Everything wrong with a corrected member before it is sent, including rules between fields. */
export const correctionFaults = (
  error: z.ZodError | undefined,
  wanted: unknown,
  unborn: boolean,
): Faults => ({
  ...(error ? faultsOf(error, wanted) : {}),
  ...(unborn ? { 'member.birthDate': 'birth-date' } : {}),
});
