import Box from '@cloudscape-design/components/box';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { ReactNode } from 'react';
import { useText } from '../i18n/use-text.ts';
import { useSession } from '../session/use-session.ts';
import { type EmptyList, emptyText } from './empty-for.ts';

interface Props {
  readonly title: string;
  readonly todo?: string | undefined;
  /** The list that is empty, for what somebody of this role does now. */
  readonly list?: EmptyList | undefined;
  readonly children?: ReactNode;
}

/** The content of an empty list: that it is empty, and what to do. */
export function Nothing({ title, todo, list, children }: Props) {
  return (
    <Box textAlign="center" padding="l">
      <SpaceBetween size="xs">
        <Box variant="p" fontSize="heading-s" fontWeight="bold">
          {title}
        </Box>
        {todo !== undefined && <Box color="text-body-secondary">{todo}</Box>}
        {list !== undefined && <ForRole list={list} />}
        {children}
      </SpaceBetween>
    </Box>
  );
}

function ForRole({ list }: { list: EmptyList }) {
  const say = useText();
  const { person } = useSession();
  const text = emptyText(list, person.roles);
  return text === undefined ? null : <Box color="text-body-secondary">{say(text)}</Box>;
}
