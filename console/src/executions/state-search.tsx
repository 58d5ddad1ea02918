import Select from '@cloudscape-design/components/select';
import { useText } from '../i18n/use-text.ts';
import type { AslScope } from './asl.ts';
import { statesOf } from './asl.ts';
import { useStateName } from './use-state-name.ts';
import type { StateTrace } from './visit.ts';

interface Props {
  readonly definition: AslScope;
  readonly traces: ReadonlyMap<string, StateTrace>;
  readonly selected: string | undefined;
  onFind(state: string): void;
}

/** Finds a state by a part of its name, in words or as the definition has it. */
export function StateSearch({ definition, traces, selected, onFind }: Props) {
  const say = useText();
  const nameOf = useStateName();
  const options = statesOf(definition).map(({ name }) => ({
    value: name,
    label: nameOf(name),
    labelTag: say(`executions.state.${traces.get(name)?.status ?? 'not-reached'}`),
    filteringTags: [name],
  }));
  return (
    <Select
      options={options}
      selectedOption={options.find(({ value }) => value === selected) ?? null}
      placeholder={say('executions.find-state')}
      ariaLabel={say('executions.find-state')}
      filteringType="auto"
      filteringAriaLabel={say('executions.find-state')}
      empty={say('executions.find-state.none')}
      onChange={({ detail }) => onFind(detail.selectedOption.value ?? '')}
    />
  );
}
