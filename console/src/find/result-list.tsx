import { useText } from '../i18n/use-text.ts';
import { ResultRow } from './result-row.tsx';
import type { Result } from './results.ts';

interface Props {
  readonly id: string;
  readonly results: readonly Result[];
  /** The place of the result on which the keyboard stands; -1 for none. */
  readonly active: number;
  onChoose(result: Result): void;
}

const GROUPS = ['case', 'sponsor', 'work-item', 'execution'] as const;

export const optionId = (list: string, at: number): string => `${list}-${at}`;

/** The results by kind. Focus stays in the field: the field names the active result, as a combobox does. */
export function ResultList({ id, results, active, onChoose }: Props) {
  const say = useText();
  return (
    <div id={id} role="listbox" aria-label={say('find.results')} className="find-list">
      {GROUPS.filter((kind) => results.some((result) => result.kind === kind)).map((kind) => (
        // biome-ignore lint/a11y/useSemanticElements: a group of options has no element of its own
        <div key={kind} role="group" aria-labelledby={`${id}-${kind}`}>
          <div id={`${id}-${kind}`} className="find-group">
            {say(`find.group.${kind}`)}
          </div>
          {results.map((result, at) =>
            result.kind === kind ? (
              <Option
                key={result.path}
                id={optionId(id, at)}
                selected={at === active}
                onChoose={() => onChoose(result)}
              >
                <ResultRow result={result} />
              </Option>
            ) : null,
          )}
        </div>
      ))}
    </div>
  );
}

interface OptionProps {
  readonly id: string;
  readonly selected: boolean;
  readonly children: React.ReactNode;
  onChoose(): void;
}

function Option({ id, selected, children, onChoose }: OptionProps) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Enter in the field chooses it
    // biome-ignore lint/a11y/useFocusableInteractive: the field that controls the list keeps the focus
    <div
      id={id}
      role="option"
      aria-selected={selected}
      className="find-option"
      ref={(element) => {
        if (selected) element?.scrollIntoView({ block: 'nearest' });
      }}
      onMouseDown={(event) => event.preventDefault()}
      onClick={onChoose}
    >
      {children}
    </div>
  );
}
