import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import { useText } from '../i18n/use-text.ts';

interface Props {
  readonly list: {
    readonly hasNextPage: boolean;
    readonly isFetchingNextPage: boolean;
    fetchNextPage(): unknown;
  };
}

/** A button for the next page of a list, if there is one. */
export function MoreButton({ list }: Props) {
  const say = useText();
  if (!list.hasNextPage) return null;
  return (
    <Box textAlign="center">
      <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
        {say('desk.more')}
      </Button>
    </Box>
  );
}
