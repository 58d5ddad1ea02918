import type { ReactNode } from 'react';
import { useText } from '../i18n/use-text.ts';

export function OptionalLabel({ label }: { label: ReactNode }) {
  const say = useText();
  return (
    <span>
      {label} <i>– {say('work.optional')}</i>
    </span>
  );
}
