import Button from '@cloudscape-design/components/button';
import { useState } from 'react';
import { useParams } from 'react-router';
import { ProblemAlert } from '../api/problem-alert.tsx';
import { Loading } from '../app/loading.tsx';
import { PageFrame } from '../app/page-frame.tsx';
import { hrefOf, useFollow } from '../app/use-follow.ts';
import { useCase } from '../cases/case/use-case.ts';
import type { Locale } from '../i18n/locales.ts';
import { useText } from '../i18n/use-text.ts';
import { CopyDocument } from './copy-document.tsx';
import { CopyForm } from './copy-form.tsx';
import { MadeCopy } from './made-copy.tsx';
import type { CaseCopy } from './use-copy.ts';

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
        <MadeCopy copy={made.copy} locale={made.locale} onAnother={() => setMade(undefined)}>
          <CopyDocument copy={made.copy} />
        </MadeCopy>
      )}
    </PageFrame>
  );
}
