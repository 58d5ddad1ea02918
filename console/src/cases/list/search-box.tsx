import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { ProblemAlert } from '../../api/problem-alert.tsx';
import { useText } from '../../i18n/use-text.ts';
import './search-box.css';
import { CasesTable } from './cases-table.tsx';
import { useSearch } from './use-cases.ts';

/** Searches when the person submits; the search text is never part of the URL. */
export function SearchBox({ text, onSearch }: { text: string; onSearch(text: string): void }) {
  const say = useText();
  const [typed, setTyped] = useState(text);
  const clear = () => {
    setTyped('');
    onSearch('');
  };
  return (
    <search>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          onSearch(typed.trim());
        }}
      >
        <FormField label={say('cases.search')} constraintText={say('cases.search.hint')} stretch>
          <div className="search-line">
            <Input
              type="search"
              value={typed}
              clearAriaLabel={say('cases.search.clear')}
              onChange={({ detail }) => (detail.value === '' ? clear() : setTyped(detail.value))}
            />
            <Button formAction="submit">{say('cases.search.go')}</Button>
          </div>
        </FormField>
      </form>
    </search>
  );
}

export function Found({ text }: { text: string }) {
  const say = useText();
  const found = useSearch(text);
  return (
    <SpaceBetween size="s">
      <ProblemAlert problem={found.error} onAgain={() => void found.refetch()} />
      <CasesTable
        rows={found.data?.cases ?? []}
        loading={found.isLoading}
        label={say('cases.search.found')}
        empty={
          <Box textAlign="center" padding="l">
            <Box variant="p" fontSize="heading-s" fontWeight="bold">
              {say('cases.search.none')}
            </Box>
            <Box color="text-body-secondary">{say('cases.search.none.todo')}</Box>
          </Box>
        }
      />
      {found.data?.more && <Box color="text-body-secondary">{say('cases.search.more')}</Box>}
    </SpaceBetween>
  );
}
