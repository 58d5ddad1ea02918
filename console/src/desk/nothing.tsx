import Box from '@cloudscape-design/components/box';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { ReactNode } from 'react';

/** The content of an empty list: that it is empty, and what to do. */
export function Nothing({ title, todo, children }: { title: string; todo: string; children?: ReactNode }) {
  return (
    <Box textAlign="center" padding="l">
      <SpaceBetween size="xs">
        <Box variant="p" fontSize="heading-s" fontWeight="bold">
          {title}
        </Box>
        <Box color="text-body-secondary">{todo}</Box>
        {children}
      </SpaceBetween>
    </Box>
  );
}
