import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { type ReactNode, useEffect } from 'react';
import { TermLink } from './term-link.tsx';

interface Props {
  readonly title: string;
  readonly description?: ReactNode;
  readonly actions?: ReactNode;
  /** The word of the glossary that the page is about. */
  readonly term?: string | undefined;
  /** Its content has the height of the window and scrolls by itself. */
  readonly fills?: boolean;
  readonly children: ReactNode;
}

/** The heading and content of a page; also sets the title of the browser tab. */
export function PageFrame({ title, description, actions, term, fills = false, children }: Props) {
  useEffect(() => {
    document.title = `${title} · Kinbridge`;
  }, [title]);
  const heading = (
    <Header
      variant="h1"
      description={description}
      actions={actions}
      info={term !== undefined && <TermLink term={term} />}
    >
      {title}
    </Header>
  );
  if (fills)
    return (
      <div className="page-filled">
        {heading}
        {children}
      </div>
    );
  return (
    <SpaceBetween size="l">
      {heading}
      {children}
    </SpaceBetween>
  );
}
