import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { SearchCases } from '../../../contracts/api/cases.ts';
import { ProblemAlert } from '../api/problem-alert.tsx';
import { useCall } from '../api/use-call.ts';
import { shortId } from '../app/short-id.ts';
import { useText } from '../i18n/use-text.ts';

const CASE_ID = /^case-[0-9a-z]{20}$/;

interface Props {
  readonly caseId: string | undefined;
  onCase(caseId: string | undefined): void;
}

/** Executions of one case, by its complete number or its id; the URL has the id, and never the number. */
export function NumberField({ caseId, onCase }: Props) {
  const say = useText();
  const call = useCall();
  const [text, setText] = useState('');
  const [wrong, setWrong] = useState(false);
  const search = useMutation({
    mutationFn: (number: string) => call(SearchCases, { body: { text: number } }),
    onSuccess: ({ cases: [found] }) => (found === undefined ? setWrong(true) : onCase(found.caseId)),
  });
  const look = () => {
    const given = text.trim();
    setWrong(given.length < 2);
    if (CASE_ID.test(given)) onCase(given);
    else if (given.length >= 2) search.mutate(given);
  };
  const clear = () => {
    setText('');
    setWrong(false);
    onCase(undefined);
  };
  return (
    <>
      <ProblemAlert problem={search.error} />
      <FormField
        label={say('audit.only-case')}
        description={say('audit.only-case.hint')}
        errorText={wrong ? say('audit.case-id.wrong') : undefined}
        constraintText={
          caseId === undefined ? undefined : say('audit.only-case.only', { id: shortId(caseId) })
        }
        secondaryControl={
          <SpaceBetween size="xs" direction="horizontal">
            <Button loading={search.isPending} onClick={look}>
              {say('audit.only-case.look')}
            </Button>
            {caseId !== undefined && <Button onClick={clear}>{say('audit.only-case.all')}</Button>}
          </SpaceBetween>
        }
      >
        <Input
          value={text}
          onChange={({ detail }) => setText(detail.value)}
          onKeyDown={({ detail }) => detail.key === 'Enter' && look()}
          spellcheck={false}
        />
      </FormField>
    </>
  );
}
