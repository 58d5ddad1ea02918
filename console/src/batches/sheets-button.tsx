import Button from '@cloudscape-design/components/button';
import { useNavigate } from 'react-router';
import { useText } from '../i18n/use-text.ts';
import { MOST_SHEETS } from '../sheets/most.ts';

/** Opens the sheets of so many as one document to print. */
export function SheetsButton({ count, to }: { readonly count: number; readonly to: string }) {
  const say = useText();
  const navigate = useNavigate();
  return (
    <Button
      disabled={count === 0 || count > MOST_SHEETS}
      {...(count > MOST_SHEETS ? { disabledReason: say('batches.sheets.most', { most: MOST_SHEETS }) } : {})}
      onClick={() => navigate(to)}
    >
      {say('batches.sheets')}
    </Button>
  );
}
