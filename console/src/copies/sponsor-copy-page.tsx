import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import { useState } from 'react';
import { useParams } from 'react-router';
import { ProblemAlert } from '../api/problem-alert.tsx';
import { Loading } from '../app/loading.tsx';
import { PageFrame } from '../app/page-frame.tsx';
import { hrefOf, useFollow } from '../app/use-follow.ts';
import type { Locale } from '../i18n/locales.ts';
import { useText } from '../i18n/use-text.ts';
import { useSponsor } from '../sponsors/use-sponsors.ts';
import { MadeCopy } from './made-copy.tsx';
import { SponsorCopyDocument } from './sponsor-copy-document.tsx';
import { SponsorCopyForm } from './sponsor-copy-form.tsx';
import type { SponsorCopy } from './use-copy.ts';

interface Made {
  readonly copy: SponsorCopy;
  readonly locale: Locale;
}

/** Makes a copy of what is kept about a sponsor, for itself or one of its adults. */
export function SponsorCopyPage() {
  const { sponsorId = '' } = useParams();
  const say = useText();
  const follow = useFollow();
  const found = useSponsor(sponsorId);
  const [made, setMade] = useState<Made>();
  const sponsor = found.data?.sponsor;
  const isErased = sponsor?.erasedAt !== undefined;
  const missing = made?.copy.wordsLeftOut ?? 0;
  return (
    <PageFrame
      title={say('copies.sponsor.title')}
      description={say('copies.sponsor.lead')}
      actions={
        <Button className="no-print" href={hrefOf(`/sponsors/${sponsorId}`)} onFollow={follow}>
          {say('copies.sponsor.back')}
        </Button>
      }
    >
      <ProblemAlert problem={found.error} onAgain={() => void found.refetch()} />
      {!sponsor && !found.error && <Loading />}
      {isErased && <Alert type="info">{say('copies.sponsor.erased')}</Alert>}
      {sponsor && !isErased && !made && <SponsorCopyForm sponsor={sponsor} onMade={setMade} />}
      {made && (
        <MadeCopy
          copy={made.copy}
          locale={made.locale}
          notice={
            missing > 0 && (
              <Alert type="info">{say('copies.sponsor.words-left-out', { count: missing })}</Alert>
            )
          }
          onAnother={() => setMade(undefined)}
        >
          <SponsorCopyDocument copy={made.copy} />
        </MadeCopy>
      )}
    </PageFrame>
  );
}
