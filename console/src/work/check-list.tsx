import Button from '@cloudscape-design/components/button';
import Checkbox from '@cloudscape-design/components/checkbox';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useText } from '../i18n/use-text.ts';

interface Props {
  readonly options: readonly { readonly id: string; readonly text: string }[];
  readonly chosen: readonly string[];
  /** No button for all: each is a finding of its own, and nobody has them all. */
  readonly oneByOne?: true;
  onChoose(chosen: string[]): void;
}

const MANY = 4;

/** A list of checkboxes, with one button for all if there are many. */
export function CheckList({ options, chosen, oneByOne, onChoose }: Props) {
  const say = useText();
  const everything = options.every(({ id }) => chosen.includes(id));
  const toggle = (id: string, on: boolean) =>
    onChoose(options.map((option) => option.id).filter((each) => (each === id ? on : chosen.includes(each))));
  return (
    <SpaceBetween size="xs">
      {options.length >= MANY && !oneByOne && (
        <Button
          variant="inline-link"
          formAction="none"
          onClick={() => onChoose(everything ? [] : options.map(({ id }) => id))}
        >
          {say(everything ? 'work.choose-none' : 'work.choose-all')}
        </Button>
      )}
      {options.map(({ id, text }) => (
        <Checkbox
          key={id}
          checked={chosen.includes(id)}
          onChange={({ detail }) => toggle(id, detail.checked)}
        >
          <bdi>{text}</bdi>
        </Checkbox>
      ))}
    </SpaceBetween>
  );
}
