import { useMemo } from 'react';
import { useIntl } from 'react-intl';

/** The label of a policy field by its path; the path itself if there is none. */
export function useFieldName(): (path: string) => string {
  const intl = useIntl();
  return useMemo(
    () => (path) => {
      const id = ['policy.field', 'policy', 'policy.group']
        .map((prefix) => `${prefix}.${path}`)
        .find((known) => intl.messages[known] !== undefined);
      return id === undefined ? path : intl.formatMessage({ id });
    },
    [intl],
  );
}
