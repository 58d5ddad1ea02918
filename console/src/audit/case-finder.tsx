import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import { type FormEvent, useState } from 'react';
import { useNavigate } from 'react-router';
import { useText } from '../i18n/use-text.ts';

const CASE_ID = /^case-[0-9a-z]{20}$/;

/** Opens the audit of a case by its id. */
export function CaseFinder() {
  const say = useText();
  const navigate = useNavigate();
  const [text, setText] = useState('');
  const [wrong, setWrong] = useState(false);
  const open = (event: FormEvent) => {
    event.preventDefault();
    const caseId = text.trim();
    setWrong(!CASE_ID.test(caseId));
    if (CASE_ID.test(caseId)) navigate(`/audit/cases/${caseId}`);
  };
  return (
    <Container header={<Header variant="h2">{say('audit.case')}</Header>}>
      <form onSubmit={open}>
        <FormField
          label={say('audit.case-id')}
          description={say('audit.case-id.hint')}
          errorText={wrong ? say('audit.case-id.wrong') : undefined}
          secondaryControl={<Button formAction="submit">{say('audit.open')}</Button>}
        >
          <Input value={text} onChange={({ detail }) => setText(detail.value)} spellcheck={false} />
        </FormField>
      </form>
    </Container>
  );
}
