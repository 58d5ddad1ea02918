import { useMemo } from 'react';
import { useIntl } from 'react-intl';
import type { CodeOption } from './use-options.ts';

const PREFIX = 'words.office.';

/** Every office that the console has a label for. */
export function useOffices(): CodeOption[] {
  const intl = useIntl();
  return useMemo(
    () =>
      Object.entries(intl.messages)
        .filter(([id]) => id.startsWith(PREFIX))
        .map(([id, label]) => ({ value: id.slice(PREFIX.length), label: String(label) })),
    [intl],
  );
}
