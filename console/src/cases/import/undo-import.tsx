import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import { useState } from 'react';
import { CaseLink } from '../../app/case-link.tsx';
import { Dialog } from '../../app/dialog.tsx';
import { useText } from '../../i18n/use-text.ts';
import type { Undone } from './use-imports.ts';
import { useUndo } from './use-imports.ts';

/** Undoes an import after a question, and says what was taken back and what stays. */
export function UndoImport({ importId }: { importId: string }) {
  const say = useText();
  const undo = useUndo();
  const [asked, setAsked] = useState(false);
  if (undo.data) return <WhatStays {...undo.data} />;
  return (
    <>
      <Button iconName="undo" loading={undo.isPending} onClick={() => setAsked(true)}>
        {say('cases.import.undo')}
      </Button>
      {asked && (
        <Dialog
          title={say('cases.import.undo')}
          go={say('cases.import.undo.go')}
          busy={undo.isPending}
          problem={undo.error}
          onGo={() => undo.mutate(importId, { onSuccess: () => setAsked(false) })}
          onClose={() => setAsked(false)}
        >
          <Box>{say('cases.import.undo.what')}</Box>
        </Dialog>
      )}
    </>
  );
}

function WhatStays({ undone, kept }: Undone) {
  const say = useText();
  return (
    <Alert
      type={kept.length > 0 ? 'warning' : 'success'}
      header={say('cases.import.undone', { count: undone.length })}
    >
      {kept.length > 0 && <div>{say('cases.import.undo.kept')}</div>}
      {kept.map(({ caseId, because }) => (
        <div key={caseId}>
          <CaseLink caseId={caseId} number={undefined} /> {say(`cases.import.kept.${because}`)}
        </div>
      ))}
    </Alert>
  );
}
