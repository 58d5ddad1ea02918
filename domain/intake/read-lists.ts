import type { NewCase } from '../casework/register-case.ts';
import type { ColumnKey, RowValues } from './columns.ts';
import type { PersonRow } from './read-row.ts';
import { reject } from './read-row.ts';

type ListKey = Extract<ColumnKey, `consent${string}` | `sought${string}` | `paper${string}`>;
type Element<Key extends ListKey> = NonNullable<RowValues[Key]> extends readonly (infer T)[] ? T : never;

/**
 * The values of a column that accompanies a list of `count` things: one for each, or one for all. Wrong lengths are
 * added to the row's rejections.
 */
export function beside<Key extends ListKey>(
  row: PersonRow,
  key: Key,
  count: number,
  needed: boolean,
): (Element<Key> | undefined)[] {
  const values = row.values[key] as Element<Key>[] | undefined;
  if (values === undefined) {
    if (needed && row.texts[key] === undefined) row.rejections.push(reject(row, key, 'required.consent'));
    return Array.from({ length: count }, () => undefined);
  }
  if (values.length === 1) return Array.from({ length: count }, () => values[0]);
  if (values.length !== count)
    row.rejections.push(reject(row, key, 'list-length', { count, received: values.length }));
  return values;
}

/** Rejects values of `keys` that belong to nothing, because the column that determines their number is empty. */
export function refuseOrphans(row: PersonRow, keys: readonly ListKey[], leader: string): void {
  for (const key of keys)
    if (row.texts[key] !== undefined) row.rejections.push(reject(row, key, 'list-length.orphan', { leader }));
}

/** The consents that a row records. */
export function readConsents(row: PersonRow): NewCase['consents'] {
  const purposes = row.values.consentPurpose;
  if (purposes === undefined) {
    if (row.texts.consentPurpose === undefined)
      refuseOrphans(
        row,
        ['consentRecipient', 'consentFields', 'consentTextVersion', 'consentDate', 'consentExpiry'],
        'consent purpose',
      );
    return [];
  }
  const recipients = beside(row, 'consentRecipient', purposes.length, true);
  const fields = beside(row, 'consentFields', purposes.length, false);
  const versions = beside(row, 'consentTextVersion', purposes.length, true);
  const dates = beside(row, 'consentDate', purposes.length, true);
  const expiries = beside(row, 'consentExpiry', purposes.length, false);
  return purposes.flatMap((purpose, index) => {
    const [recipient, textVersion, givenOn, expiresOn] = [
      recipients[index],
      versions[index],
      dates[index],
      expiries[index],
    ];
    if (recipient === undefined || textVersion === undefined || givenOn === undefined) return [];
    return [
      {
        purpose,
        recipient,
        fields: fields[index] ?? [],
        textVersion,
        givenOn,
        ...(expiresOn ? { expiresOn } : {}),
      },
    ];
  });
}

/** The persons sought by the person of a row, the `seeker`-th of the case. */
export function readSought(row: PersonRow, seeker: number): NewCase['tracing'] {
  const relationships = row.values.soughtRelationship;
  if (relationships === undefined) {
    if (row.texts.soughtRelationship === undefined)
      refuseOrphans(row, ['soughtName', 'soughtSex', 'soughtBirthYear'], 'sought relationship');
    return [];
  }
  const names = beside(row, 'soughtName', relationships.length, false);
  const sexes = beside(row, 'soughtSex', relationships.length, false);
  const years = beside(row, 'soughtBirthYear', relationships.length, false);
  return relationships.map((relationship, index) => {
    const [name, birthYear] = [names[index], years[index]];
    return {
      seeker,
      sought: {
        relationship,
        sex: sexes[index] ?? 'u',
        ...(name ? { name } : {}),
        ...(birthYear ? { birthYear } : {}),
      },
    };
  });
}
