import Box from '@cloudscape-design/components/box';
import FormField from '@cloudscape-design/components/form-field';
import SegmentedControl from '@cloudscape-design/components/segmented-control';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useFormat } from '../i18n/use-format.ts';
import { useText, useWords } from '../i18n/use-text.ts';

interface Props {
  readonly of: 'knewBefore' | 'learned';
  readonly people: readonly { readonly id: string; readonly name: string }[];
  readonly given: Readonly<Record<string, string>>;
  /** Whether the form was sent, so that whoever is missing is named. */
  readonly tried: boolean;
  onGive(given: Readonly<Record<string, string>>): void;
}

const LEVELS = ['not-yet', 'partly', 'well'];

/** How well each person knows what the class is about. */
export function Levels({ of, people, given, tried, onGive }: Props) {
  const say = useText();
  const words = useWords();
  const format = useFormat();
  const label = words('words.field', of);
  const missing = people.filter(({ id }) => given[id] === undefined).map(({ name }) => name);
  return (
    <fieldset className="each">
      <legend>
        <Box variant="awsui-key-label">{label}</Box>
      </legend>
      <FormField
        errorText={
          tried && missing.length > 0 && say('classes.levels.missing', { names: format.list(missing) })
        }
      >
        <SpaceBetween size="s">
          {people.map(({ id, name }) => (
            <div key={id} className="each-row">
              <span>
                <bdi>{name}</bdi>
              </span>
              <SegmentedControl
                label={say('work.each.of', { what: label, who: name })}
                selectedId={given[id] ?? null}
                options={LEVELS.map((level) => ({ id: level, text: words('words.value.level', level) }))}
                onChange={({ detail }) => onGive({ ...given, [id]: detail.selectedId })}
              />
            </div>
          ))}
        </SpaceBetween>
      </FormField>
    </fieldset>
  );
}
