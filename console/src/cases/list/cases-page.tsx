import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { ProblemAlert } from '../../api/problem-alert.tsx';
import { PageFrame } from '../../app/page-frame.tsx';
import { hrefOf, useFollow } from '../../app/use-follow.ts';
import { useText } from '../../i18n/use-text.ts';
import { useSession } from '../../session/use-session.ts';
import { useOffices } from '../use-offices.ts';
import { addressOf, filtersOf, withFilter } from './case-filters.ts';
import { CasesFile } from './cases-file.tsx';
import { CasesTable } from './cases-table.tsx';
import { FilterBar } from './filter-bar.tsx';
import { Found, SearchBox } from './search-box.tsx';
import { useCases } from './use-cases.ts';
import { ViewsMenu } from './views-menu.tsx';

/** The cases of the person's office, with filters in the URL, and a search. */
export function CasesPage() {
  const say = useText();
  const follow = useFollow();
  const { person } = useSession();
  const [params, setParams] = useSearchParams();
  const [text, setText] = useState('');
  const filters = filtersOf(params);
  const everywhere = person.office === undefined;
  const office = everywhere ? (params.get('office') ?? undefined) : undefined;
  const cases = useCases(filters, office, !everywhere || office !== undefined);
  const go = (address: string) => {
    const next = new URLSearchParams(address);
    if (office !== undefined) next.set('office', office);
    setParams(next);
  };
  const registers = person.roles.includes('caseworker') || person.roles.includes('supervisor');
  return (
    <PageFrame
      title={say('cases.title')}
      description={say('cases.lead')}
      actions={
        <SpaceBetween direction="horizontal" size="xs">
          {(!everywhere || office !== undefined) && <CasesFile filters={filters} office={office} />}
          <ViewsMenu address={addressOf(filters)} onChoose={go} />
          {registers && (
            <Button href={hrefOf('/cases/import')} onFollow={follow}>
              {say('cases.import')}
            </Button>
          )}
          {registers && (
            <Button variant="primary" href={hrefOf('/cases/new')} onFollow={follow}>
              {say('cases.new')}
            </Button>
          )}
        </SpaceBetween>
      }
    >
      <SpaceBetween size="m">
        <SearchBox text={text} onSearch={setText} />
        {text !== '' ? (
          <Found text={text} />
        ) : (
          <SpaceBetween size="m">
            {everywhere && <OfficeChoice office={office} onChoose={(id) => setParams({ office: id })} />}
            <FilterBar
              filters={filters}
              onChange={(name, value) => go(addressOf(withFilter(filters, name, value)))}
            />
            <ProblemAlert problem={cases.error} onAgain={() => void cases.refetch()} />
            {everywhere && office === undefined ? (
              <ChooseFirst />
            ) : (
              <CasesTable
                rows={cases.rows}
                loading={cases.isLoading}
                label={say('cases.title')}
                empty={
                  <NoCases
                    filtered={addressOf(filters) !== ''}
                    registers={registers}
                    onShowAll={() => go('')}
                  />
                }
              />
            )}
            {cases.hasNextPage && (
              <Box textAlign="center">
                <Button loading={cases.isFetchingNextPage} onClick={() => void cases.fetchNextPage()}>
                  {say('cases.more')}
                </Button>
              </Box>
            )}
          </SpaceBetween>
        )}
      </SpaceBetween>
    </PageFrame>
  );
}

/** For people who belong to no office, such as auditors: the office whose cases to show. */
function OfficeChoice({ office, onChoose }: { office: string | undefined; onChoose(office: string): void }) {
  const say = useText();
  const offices = useOffices();
  return (
    <FormField label={say('cases.office')}>
      <Select
        options={offices}
        selectedOption={offices.find(({ value }) => value === office) ?? null}
        placeholder={say('cases.choose')}
        onChange={({ detail }) => onChoose(detail.selectedOption.value ?? '')}
      />
    </FormField>
  );
}

/** People who belong to no office have to choose one first. */
function ChooseFirst() {
  const say = useText();
  return (
    <Box textAlign="center" padding="l">
      <Box variant="h3">{say('cases.empty.choose.title')}</Box>
      <Box color="text-body-secondary">{say('cases.empty.choose')}</Box>
    </Box>
  );
}

interface NoCasesProps {
  readonly filtered: boolean;
  /** Whether the person may register a household. */
  readonly registers: boolean;
  onShowAll(): void;
}

function NoCases({ filtered, registers, onShowAll }: NoCasesProps) {
  const say = useText();
  const why = filtered ? 'cases.empty.filtered' : registers ? 'cases.empty.all' : 'cases.empty.office';
  return (
    <Box textAlign="center" padding="l">
      <SpaceBetween size="xs">
        <Box variant="h3">{say('cases.empty.title')}</Box>
        <Box color="text-body-secondary">{say(why)}</Box>
        {filtered && <Button onClick={onShowAll}>{say('cases.empty.show-all')}</Button>}
      </SpaceBetween>
    </Box>
  );
}
