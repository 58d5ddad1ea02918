import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { useParams } from 'react-router';
import { ProblemAlert } from '../api/problem-alert.tsx';
import { Loading } from '../app/loading.tsx';
import { PageFrame } from '../app/page-frame.tsx';
import { hrefOf, useFollow } from '../app/use-follow.ts';
import { useCase } from '../cases/case/use-case.ts';
import { saveFile } from '../executions/save-file.ts';
import { useText } from '../i18n/use-text.ts';
import '../desk/print.css';
import { ReceiptDocument } from './receipt-document.tsx';
import { ReceiptForm } from './receipt-form.tsx';
import type { MadeReceipt } from './use-receipt.ts';
import './copy.css';

/** Who saw or was told what of a household, for one of its members, to print or to hand over as a file. */
export function ReceiptPage() {
  const { caseId = '' } = useParams();
  const say = useText();
  const follow = useFollow();
  const found = useCase(caseId);
  const [made, setMade] = useState<MadeReceipt>();
  const save = ({ receipt, language }: MadeReceipt) =>
    saveFile(`kinbridge-receipt-${language}.html`, 'text/html', receipt.page);
  return (
    <PageFrame
      title={say('copies.receipt.title')}
      description={say('copies.receipt.lead')}
      actions={
        <Button className="no-print" href={hrefOf(`/cases/${caseId}`)} onFollow={follow}>
          {say('copies.back')}
        </Button>
      }
    >
      <ProblemAlert problem={found.error} onAgain={() => void found.refetch()} />
      {!found.data && !found.error && <Loading />}
      {found.data && !made && <ReceiptForm view={found.data} onMade={setMade} />}
      {made && (
        <SpaceBetween size="m">
          <div className="no-print">
            <SpaceBetween size="m">
              <Alert type="warning">{say('copies.receipt.made')}</Alert>
              <SpaceBetween direction="horizontal" size="xs">
                <Button variant="primary" onClick={() => window.print()}>
                  {say('copies.print')}
                </Button>
                <Button onClick={() => save(made)}>{say('copies.save')}</Button>
                <Button variant="link" onClick={() => setMade(undefined)}>
                  {say('copies.receipt.another')}
                </Button>
              </SpaceBetween>
            </SpaceBetween>
          </div>
          <ReceiptDocument made={made} />
        </SpaceBetween>
      )}
    </PageFrame>
  );
}
