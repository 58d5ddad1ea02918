import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Checkbox from '@cloudscape-design/components/checkbox';
import FormField from '@cloudscape-design/components/form-field';
import Select from '@cloudscape-design/components/select';
import { useState } from 'react';
import { IssuePersonPage } from '../../../contracts/api/persons-pages.ts';
import { NOTICE_LANGUAGES, type NoticeLanguage } from '../../../domain/notices/languages.ts';
import { useCall } from '../api/use-call.ts';
import { oneShotKey, useWrite } from '../api/use-write.ts';
import { Dialog } from '../app/dialog.tsx';
import { useText } from '../i18n/use-text.ts';
import { printSheet, Sheet } from './sheet.tsx';
import { SHEET_WORDS } from './sheet-words.ts';
import { usePagesAgain } from './use-pages.ts';

export interface Adult {
  readonly id: string;
  readonly label: string;
  /** The languages that they read or speak, best first. */
  readonly languages: readonly string[];
}

interface Props {
  readonly caseId: string;
  readonly adult: Adult;
  /** They have a page now, which ends. */
  readonly replaces: boolean;
  readonly handOverAlone: boolean;
  onClose(): void;
}

const OPTIONS = NOTICE_LANGUAGES.map((value) => ({ value, label: SHEET_WORDS[value].name, lang: value }));

const spokenBy = ({ languages }: Adult): NoticeLanguage =>
  NOTICE_LANGUAGES.find(
    (one) => one === languages.find((spoken) => NOTICE_LANGUAGES.includes(spoken as 'en')),
  ) ?? 'en';

/** Issues the page of an adult; link and code are shown and printed once, and told to nobody again. */
export function IssueDialog({ caseId, adult, replaces, handOverAlone, onClose }: Props) {
  const say = useText();
  const call = useCall();
  const again = usePagesAgain(caseId);
  const [language, setLanguage] = useState(() => spokenBy(adult));
  const [alone, setAlone] = useState(false);
  const [tried, setTried] = useState(false);
  const [key] = useState(oneShotKey);
  const issue = useWrite(key, {
    send: (sent) =>
      call(IssuePersonPage, { params: { caseId }, body: { personId: adult.id, language, alone }, key: sent }),
    onDone: again,
  });
  const made = issue.data;
  const lacks = handOverAlone && !alone;
  if (made)
    return (
      <Dialog
        title={say('persons-pages.sheet', { name: adult.label })}
        go={say('persons-pages.print')}
        busy={false}
        problem={undefined}
        onGo={printSheet}
        onClose={onClose}
      >
        <Alert type="warning">{say('persons-pages.once')}</Alert>
        <Sheet url={made.url} code={made.code} language={language} />
      </Dialog>
    );
  return (
    <Dialog
      title={say('persons-pages.issue.to', { name: adult.label })}
      go={say('persons-pages.issue.go')}
      busy={issue.isPending}
      problem={issue.error}
      onGo={() => {
        setTried(true);
        if (!lacks) issue.mutate();
      }}
      onClose={onClose}
    >
      <Box>{say('persons-pages.issue.what')}</Box>
      {replaces && <Alert type="info">{say('persons-pages.replaces')}</Alert>}
      <FormField label={say('persons-pages.language')}>
        <Select
          options={OPTIONS}
          selectedOption={OPTIONS.find(({ value }) => value === language) ?? null}
          onChange={({ detail }) => setLanguage(detail.selectedOption.value as NoticeLanguage)}
        />
      </FormField>
      {handOverAlone && (
        <FormField errorText={tried && lacks && say('persons-pages.alone.needed')}>
          <Alert type="warning">{say('persons-pages.alone.why')}</Alert>
          <Checkbox checked={alone} onChange={({ detail }) => setAlone(detail.checked)}>
            {say('persons-pages.alone')}
          </Checkbox>
        </FormField>
      )}
    </Dialog>
  );
}
