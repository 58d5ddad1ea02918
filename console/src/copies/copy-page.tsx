import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useRef, useState } from 'react';
import { useParams } from 'react-router';
import { ProblemAlert } from '../api/problem-alert.tsx';
import { Loading } from '../app/loading.tsx';
import { PageFrame } from '../app/page-frame.tsx';
import { hrefOf, useFollow } from '../app/use-follow.ts';
import { useCase } from '../cases/case/use-case.ts';
import { saveFile } from '../executions/save-file.ts';
import type { Locale } from '../i18n/locales.ts';
import { useText } from '../i18n/use-text.ts';
import '../desk/print.css';
import styles from './copy.css?inline';
import { CopyDocument } from './copy-document.tsx';
import { CopyForm } from './copy-form.tsx';
import { fileOf } from './file-of.ts';
import { SpokenIn } from './spoken-in.tsx';
import type { CaseCopy } from './use-copy.ts';
import './copy.css';

interface Made {
  readonly copy: CaseCopy;
  readonly locale: Locale;
}

/** Makes a copy of a case for the person concerned, the family or a court, to print or to hand over as a file. */
export function CopyPage() {
  const { caseId = '' } = useParams();
  const say = useText();
  const follow = useFollow();
  const found = useCase(caseId);
  const [made, setMade] = useState<Made>();
  const paper = useRef<HTMLDivElement>(null);
  const save = ({ locale }: Made) =>
    saveFile(
      `kinbridge-copy-${locale}.html`,
      'text/html',
      fileOf(paper.current?.innerHTML ?? '', styles, locale),
    );
  return (
    <PageFrame
      title={say('copies.title')}
      description={say('copies.lead')}
      actions={
        <Button className="no-print" href={hrefOf(`/cases/${caseId}`)} onFollow={follow}>
          {say('copies.back')}
        </Button>
      }
    >
      <ProblemAlert problem={found.error} onAgain={() => void found.refetch()} />
      {!found.data && !found.error && <Loading />}
      {found.data && !made && <CopyForm view={found.data} onMade={setMade} />}
      {made && (
        <SpaceBetween size="m">
          <div className="no-print">
            <SpaceBetween size="m">
              <Alert type="warning">{say('copies.made')}</Alert>
              <SpaceBetween direction="horizontal" size="xs">
                <Button variant="primary" onClick={() => window.print()}>
                  {say('copies.print')}
                </Button>
                <Button onClick={() => save(made)}>{say('copies.save')}</Button>
                <Button variant="link" onClick={() => setMade(undefined)}>
                  {say('copies.another')}
                </Button>
              </SpaceBetween>
            </SpaceBetween>
          </div>
          <div ref={paper}>
            <SpokenIn locale={made.locale}>
              <CopyDocument copy={made.copy} />
            </SpokenIn>
          </div>
        </SpaceBetween>
      )}
    </PageFrame>
  );
}
