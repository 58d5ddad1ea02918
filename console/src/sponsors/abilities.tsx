import Checkbox from '@cloudscape-design/components/checkbox';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useWords } from '../i18n/use-text.ts';
import { ABILITIES, type Ability } from './register-values.ts';

interface Props {
  readonly chosen: readonly Ability[];
  onChange(chosen: readonly Ability[]): void;
}

/** What a sponsor is able to do, as boxes to tick. */
export function Abilities({ chosen, onChange }: Props) {
  const words = useWords();
  return (
    <SpaceBetween size="xs">
      {ABILITIES.map((ability) => (
        <Checkbox
          key={ability}
          checked={chosen.includes(ability)}
          onChange={({ detail }) =>
            onChange(ABILITIES.filter((each) => (each === ability ? detail.checked : chosen.includes(each))))
          }
        >
          {words('sponsors.ability', ability)}
        </Checkbox>
      ))}
    </SpaceBetween>
  );
}
