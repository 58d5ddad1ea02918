import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { ReactNode } from 'react';

interface Props {
  readonly title: string;
  readonly hint: string;
  readonly children: ReactNode;
}

/** A heading, what is counted below it, and the numbers. */
export function Section({ title, hint, children }: Props) {
  return (
    <div className="programme-section">
      <Container
        header={
          <Header variant="h2" description={hint}>
            {title}
          </Header>
        }
      >
        <SpaceBetween size="m">{children}</SpaceBetween>
      </Container>
    </div>
  );
}
