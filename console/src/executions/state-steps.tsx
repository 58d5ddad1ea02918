import Button from '@cloudscape-design/components/button';
import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useText } from '../i18n/use-text.ts';

interface Props {
  readonly name: string;
  readonly reached: readonly string[];
  onSelect(state: string): void;
}

/** To the state before and after, in the order in which the execution reached them, and a link to hand on. */
export function StateSteps({ name, reached, onSelect }: Props) {
  const say = useText();
  const at = reached.indexOf(name);
  const before = reached[at - 1];
  const after = at < 0 ? undefined : reached[at + 1];
  return (
    <SpaceBetween size="xs" direction="horizontal">
      <Button
        iconName="angle-up"
        ariaLabel={say('executions.state-before')}
        disabled={before === undefined}
        onClick={() => before !== undefined && onSelect(before)}
      />
      <Button
        iconName="angle-down"
        ariaLabel={say('executions.state-after')}
        disabled={after === undefined}
        onClick={() => after !== undefined && onSelect(after)}
      />
      <CopyToClipboard
        textToCopy={location.href}
        copyButtonText={say('executions.state-link')}
        copySuccessText={say('executions.state-link.copied')}
        copyErrorText={say('executions.not-copied')}
      />
    </SpaceBetween>
  );
}
