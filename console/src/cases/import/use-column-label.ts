import { COLUMN_KEYS, COLUMNS } from '../../../../domain/intake/columns.ts';
import { useWords } from '../../i18n/use-text.ts';

/** What a column of a file is called in the reader's language; a path inside a household stays as it is. */
export function useColumnLabel(): (column: string) => string {
  const words = useWords();
  return (column) => {
    const key = COLUMN_KEYS.find((one) => COLUMNS[one].name === column);
    return key === undefined ? column : words('cases.map.field', key);
  };
}
