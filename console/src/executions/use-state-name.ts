import { useMemo } from 'react';
import { useIntl } from 'react-intl';
import { stateInWords } from './names.ts';

/** Where a state's name may have a label: it is named like the stage, work or workflow that it starts. */
const PLACES = ['words.stage', 'words.kind', 'executions.workflow'];

/** A state in the reader's language where it is named like something that has a label; otherwise its name as words. */
export function useStateName(): (state: string) => string {
  const intl = useIntl();
  return useMemo(
    () => (state) => {
      const ours = `executions.name.${state}`;
      if (intl.messages[ours] !== undefined) return intl.formatMessage({ id: ours });
      const code = state.replace(/([a-z0-9])([A-Z])/g, '$1-$2').toLowerCase();
      const id = PLACES.map((place) => `${place}.${code}`).find((each) => intl.messages[each] !== undefined);
      return id === undefined ? stateInWords(state) : intl.formatMessage({ id });
    },
    [intl],
  );
}
