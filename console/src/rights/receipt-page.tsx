import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { useParams } from 'react-router';
import { ProblemAlert } from '../api/problem-alert.tsx';
import { Loading } from '../app/loading.tsx';
import { PageFrame } from '../app/page-frame.tsx';
import { hrefOf, useFollow } from '../app/use-follow.ts';
import { SpokenIn } from '../copies/spoken-in.tsx';
import { directionOf, LANGUAGE_NAMES, LOCALES, type Locale } from '../i18n/locales.ts';
import { useText } from '../i18n/use-text.ts';
import '../copies/copy.css';
import '../desk/print.css';
import { Receipt } from './receipt.tsx';
import { useRights } from './use-rights.ts';

/** What the person gets in their hand: what they asked and what was decided, in their language, to print. */
export function ReceiptPage() {
  const { recordId = '', requestId = '' } = useParams();
  const say = useText();
  const follow = useFollow();
  const read = useRights(recordId);
  const [chosen, setChosen] = useState<Locale>();
  const languages = LOCALES.map((value) => ({ value, label: LANGUAGE_NAMES[value] }));
  const request = read.data?.requests.find(({ id }) => id === requestId);
  // Nobody is given a language before it is known whose: then it is one of theirs, or somebody chooses.
  const locale = chosen ?? LOCALES.find((one) => request?.languages.includes(one));
  const back = recordId.startsWith('sponsor-') ? `/sponsors/${recordId}` : `/cases/${recordId}?tab=rights`;
  return (
    <PageFrame
      title={say('rights.receipt')}
      actions={
        <Button className="no-print" href={hrefOf(back)} onFollow={follow}>
          {say('rights.receipt.back')}
        </Button>
      }
    >
      <ProblemAlert problem={read.error} onAgain={() => void read.refetch()} />
      {read.isPending && <Loading />}
      {read.data && !request && <Alert type="warning">{say('rights.receipt.gone')}</Alert>}
      {request && (
        <SpaceBetween size="m">
          <div className="no-print">
            <SpaceBetween direction="horizontal" size="s" alignItems="end">
              <FormField label={say('rights.receipt.language')}>
                <Select
                  options={languages}
                  selectedOption={languages.find(({ value }) => value === locale) ?? null}
                  placeholder={say('rights.receipt.language.choose')}
                  onChange={({ detail }) => setChosen(detail.selectedOption.value as Locale)}
                />
              </FormField>
              {locale && (
                <Button variant="primary" onClick={() => window.print()}>
                  {say('rights.receipt.print')}
                </Button>
              )}
            </SpaceBetween>
          </div>
          {locale && (
            <SpokenIn locale={locale}>
              <article className="copy" lang={locale} dir={directionOf(locale)}>
                <Receipt request={request} recordId={recordId} />
              </article>
            </SpokenIn>
          )}
        </SpaceBetween>
      )}
    </PageFrame>
  );
}
