import ExpandableSection from '@cloudscape-design/components/expandable-section';
import type { ReactNode } from 'react';
import { useWide } from '../app/use-narrow.ts';
import { useFormat } from '../i18n/use-format.ts';

interface Props {
  readonly title: string;
  readonly count?: number;
  /** Looked up rather than read: folded also where there is room. */
  readonly folded?: boolean;
  /** What nobody may overlook: open also where it stands above the form. */
  readonly open?: boolean;
  readonly children: ReactNode;
}

/** A part of the record beside a decision: open where it stands beside the form, folded where it stands above. */
export function RecordSection({ title, count, folded = false, open = false, children }: Props) {
  const format = useFormat();
  const wide = useWide();
  return (
    <ExpandableSection
      key={String(wide)}
      variant="container"
      headerText={title}
      {...(count === undefined ? {} : { headerCounter: `(${format.number(count)})` })}
      defaultExpanded={open || (wide && !folded)}
    >
      {children}
    </ExpandableSection>
  );
}
