import Box from '@cloudscape-design/components/box';
import { useText } from '../i18n/use-text.ts';

/** Says of an order that it is one of the loaded rows only. */
export function Exactness({ count }: { readonly count: number }) {
  const say = useText();
  return (
    <Box color="text-body-secondary" fontSize="body-s" margin={{ top: 'xs' }}>
      <span aria-live="polite">{say('lists.sort.loaded', { count })}</span>
    </Box>
  );
}
