import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import type { ComponentProps } from 'react';
import { ProblemAlert } from '../api/problem-alert.tsx';

interface Props {
  /** What is recorded of it. */
  readonly note: string;
  readonly label: string;
  readonly write: {
    readonly error: ComponentProps<typeof ProblemAlert>['problem'];
    readonly isPending: boolean;
  };
  onMake(): void;
}

/** The end of a form by which a paper is made: what is recorded of it, what went wrong, and the button. */
export function FormEnd({ note, label, write, onMake }: Props) {
  return (
    <>
      <Alert type="info">{note}</Alert>
      <ProblemAlert problem={write.error} />
      <Box>
        <Button variant="primary" loading={write.isPending} onClick={onMake}>
          {label}
        </Button>
      </Box>
    </>
  );
}
