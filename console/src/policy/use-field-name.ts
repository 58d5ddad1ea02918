import { useMemo } from 'react';
import { useIntl } from 'react-intl';

/** The name of a field of a policy by its path; the path itself for one without a name. */
export function useFieldName(): (path: string) => string {
  const intl = useIntl();
  return useMemo(
    () => (path) => {
      const id = `policy.field.${path}`;
      return intl.messages[id] === undefined ? path : intl.formatMessage({ id });
    },
    [intl],
  );
}
