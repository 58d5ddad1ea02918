import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { SearchCases } from '../../../contracts/api/cases.ts';
import { ProblemAlert } from '../api/problem-alert.tsx';
import { useCall } from '../api/use-call.ts';
import { useText } from '../i18n/use-text.ts';

const CASE_ID = /^case-[0-9a-z]{20}$/;
const SPONSOR_ID = /^sponsor-[0-9a-z]{20}$/;

/**
 * Opens the audit or the executions of a case by its id or complete number, or the audit of a sponsor by its id; the number
 * is never part of the URL.
 */
export function CaseFinder() {
  const say = useText();
  const call = useCall();
  const navigate = useNavigate();
  const [text, setText] = useState('');
  const [wrong, setWrong] = useState(false);
  const search = useMutation({
    mutationFn: (number: string) => call(SearchCases, { body: { text: number } }),
    onSuccess: ({ cases: [found] }) => (found === undefined ? setWrong(true) : goTo(found.caseId)),
  });
  const wanted = useRef<'audit' | 'executions'>('audit');
  const goTo = (caseId: string): void =>
    void navigate(wanted.current === 'audit' ? `/audit/cases/${caseId}` : `/cases/${caseId}/executions`);
  const open = (event: FormEvent) => {
    event.preventDefault();
    const given = text.trim();
    setWrong(given.length < 2);
    if (CASE_ID.test(given)) goTo(given);
    else if (SPONSOR_ID.test(given)) navigate(`/audit/sponsors/${given}`);
    else if (given.length >= 2) search.mutate(given);
  };
  return (
    <Container header={<Header variant="h2">{say('audit.case')}</Header>}>
      <SpaceBetween size="s">
        <ProblemAlert problem={search.error} />
        <form onSubmit={open}>
          <FormField
            label={say('audit.case-id')}
            description={say('audit.case-id.hint')}
            errorText={wrong ? say('audit.case-id.wrong') : undefined}
            secondaryControl={
              <SpaceBetween size="xs" direction="horizontal">
                <Button
                  formAction="submit"
                  loading={search.isPending}
                  onClick={() => {
                    wanted.current = 'audit';
                  }}
                >
                  {say('audit.open')}
                </Button>
                <Button
                  formAction="submit"
                  onClick={() => {
                    wanted.current = 'executions';
                  }}
                >
                  {say('audit.open-executions')}
                </Button>
              </SpaceBetween>
            }
          >
            <Input value={text} onChange={({ detail }) => setText(detail.value)} spellcheck={false} />
          </FormField>
        </form>
      </SpaceBetween>
    </Container>
  );
}
