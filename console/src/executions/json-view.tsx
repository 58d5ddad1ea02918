import './executions.css';
import Box from '@cloudscape-design/components/box';
import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import { useState } from 'react';
import { useText } from '../i18n/use-text.ts';

interface Props {
  readonly label: string;
  readonly value: unknown;
  readonly open?: boolean;
}

/** JSON as it is, always from left to right, expandable and copyable; a label if there is none. */
export function JsonView({ label, value, open = false }: Props) {
  const say = useText();
  const [opened, setOpened] = useState(open);
  if (value === undefined || value === null || value === '')
    return (
      <Box>
        {label}:{' '}
        <Box display="inline" color="text-body-secondary">
          {say('executions.none')}
        </Box>
      </Box>
    );
  // A history may be long: what is folded is not written.
  const text = opened ? (typeof value === 'string' ? value : JSON.stringify(value, null, 2)) : '';
  return (
    <ExpandableSection
      headerText={label}
      expanded={opened}
      onChange={({ detail }) => setOpened(detail.expanded)}
    >
      <div className="json" dir="ltr">
        <pre>{text}</pre>
      </div>
      <CopyToClipboard
        variant="button"
        textToCopy={text}
        copyButtonText={say('executions.copy')}
        copySuccessText={say('executions.copied')}
        copyErrorText={say('executions.not-copied')}
      />
    </ExpandableSection>
  );
}
