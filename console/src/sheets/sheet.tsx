import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { type ReactNode, useState } from 'react';
import { ProblemAlert } from '../api/problem-alert.tsx';
import { Loading } from '../app/loading.tsx';
import { PageFrame } from '../app/page-frame.tsx';
import { hrefOf, useFollow } from '../app/use-follow.ts';
import { useFormat } from '../i18n/use-format.ts';
import { useText, useWords } from '../i18n/use-text.ts';
import { useSession } from '../session/use-session.ts';
import '../copies/copy.css';
import '../desk/print.css';
import './sheet.css';

interface Props {
  readonly title: string;
  /** The number of what it is about, which is on each sheet of paper that leaves the printer. */
  readonly number?: string | undefined;
  /** Where the person came from. */
  readonly back: string;
  readonly loading: boolean;
  readonly problem?: Error | null | undefined;
  readonly children: ReactNode;
}

/** A sheet for paper: which office printed what, when and for whom, and nothing that can be pressed. */
export function Sheet({ title, number, back, loading, problem, children }: Props) {
  const say = useText();
  const words = useWords();
  const format = useFormat();
  const follow = useFollow();
  const { person } = useSession();
  const [madeAt] = useState(() => new Date().toISOString());
  return (
    <PageFrame
      title={title}
      actions={
        <div className="no-print">
          <SpaceBetween direction="horizontal" size="xs">
            <Button href={hrefOf(back)} onFollow={follow}>
              {say('sheets.back')}
            </Button>
            <Button variant="primary" disabled={loading} onClick={() => window.print()}>
              {say('sheets.print')}
            </Button>
          </SpaceBetween>
        </div>
      }
    >
      <ProblemAlert problem={problem ?? null} />
      {loading && !problem && <Loading />}
      {!loading && (
        <article className="copy sheet" aria-label={title}>
          <header className="sheet-head">
            {number !== undefined && <span className="identifier">{number}</span>}
            {person.office !== undefined && (
              <span>{say('sheets.office', { office: words('words.office', person.office) })}</span>
            )}
            <span>{say('sheets.made', { at: format.instant(madeAt), who: person.name })}</span>
          </header>
          {children}
          <footer className="sheet-foot">{say('sheets.careful')}</footer>
        </article>
      )}
    </PageFrame>
  );
}
