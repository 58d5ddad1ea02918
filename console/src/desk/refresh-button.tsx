import Button from '@cloudscape-design/components/button';
import { useText } from '../i18n/use-text.ts';

export function RefreshButton({ list }: { list: { readonly isFetching: boolean; refetch(): unknown } }) {
  const say = useText();
  return (
    <Button
      iconName="refresh"
      ariaLabel={say('desk.refresh')}
      loading={list.isFetching}
      onClick={() => void list.refetch()}
    />
  );
}
