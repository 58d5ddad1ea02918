import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { lazy, Suspense, useState } from 'react';
import { useSearchParams } from 'react-router';
import { STAFF_ROLES } from '../../../../contracts/authorization.ts';
import { ProblemAlert } from '../../api/problem-alert.tsx';
import { PageFrame } from '../../app/page-frame.tsx';
import { shortId } from '../../app/short-id.ts';
import { hrefOf, useFollow } from '../../app/use-follow.ts';
import { Nothing } from '../../desk/nothing.tsx';
import { useText } from '../../i18n/use-text.ts';
import { ListViews } from '../../lists/list-views.tsx';
import { isSame, type Sort, sortIn, sortText } from '../../lists/sort.ts';
import { useColumns } from '../../lists/use-columns.ts';
import { useSession } from '../../session/use-session.ts';
import { useOffices } from '../use-offices.ts';
import { addressOf, filtersOf, withFilter } from './case-filters.ts';
import { CasesFile } from './cases-file.tsx';
import { CasesTable, REGISTERED } from './cases-table.tsx';
import { figureOf } from './figure-asked.ts';
import { FigureBar } from './figure-bar.tsx';
import { FilterBar } from './filter-bar.tsx';
import { Found, SearchBox } from './search-box.tsx';
import { useCases } from './use-cases.ts';

const CasesBar = lazy(() => import('../../batches/cases-bar.tsx'));

const CASE_SORTS = [REGISTERED, 'case', 'due', 'since', 'members', 'programme', 'priority', 'offices'];
const NEWEST: Sort = { by: REGISTERED, down: true };

/** The cases of the person's office, with filters and order in the URL, and a search. */
export function CasesPage() {
  const say = useText();
  const follow = useFollow();
  const { person } = useSession();
  const [params, setParams] = useSearchParams();
  const [text, setText] = useState('');
  const filters = filtersOf(params);
  const everywhere = person.office === undefined;
  const office = everywhere ? (params.get('office') ?? undefined) : undefined;
  const sort = sortIn(params.get('sort'), CASE_SORTS, NEWEST);
  const order = sort.by === REGISTERED && !sort.down ? 'oldest' : 'newest';
  const figure = figureOf(params);
  const cases = useCases(filters, office, order, figure);
  const [chosen, choose] = useState<ReadonlySet<string>>(new Set());
  const [whole, chooseWhole] = useState(false);
  const chooseThese = (ids: ReadonlySet<string>) => {
    chooseWhole(false);
    choose(ids);
  };
  const choice = useColumns('cases');
  const go = (address: string, next: { office?: string | undefined; sort?: Sort } = {}) => {
    const to = new URLSearchParams(address);
    const where = 'office' in next ? next.office : office;
    if (where) to.set('office', where);
    const by = next.sort ?? sort;
    if (!isSame(by, NEWEST)) to.set('sort', sortText(by));
    setParams(to);
  };
  const searches = figure === undefined && person.roles.some((role) => role !== 'programme-manager');
  const works = person.roles.some((role) => STAFF_ROLES.includes(role));
  const registers = person.roles.includes('caseworker') || person.roles.includes('supervisor');
  return (
    <PageFrame
      title={say('cases.title')}
      term="case"
      description={figure === undefined && say('cases.lead')}
      actions={
        <SpaceBetween direction="horizontal" size="xs">
          <CasesFile filters={filters} office={office} order={order} figure={figure} chosen={chosen} />
          {figure === undefined && <ListViews list="cases" choice={choice} />}
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
        {searches && <SearchBox text={text} onSearch={setText} />}
        {text !== '' ? (
          <Found text={text} />
        ) : (
          <SpaceBetween size="m">
            {figure && (
              <FigureBar
                figure={figure}
                count={cases.rows.length}
                more={cases.hasNextPage}
                onShowAll={() => go('')}
              />
            )}
            {everywhere && figure === undefined && (
              <OfficeChoice office={office} onChoose={(id) => go(addressOf(filters), { office: id })} />
            )}
            {figure === undefined && (
              <FilterBar
                filters={filters}
                onChange={(name, value) => go(addressOf(withFilter(filters, name, value)))}
              />
            )}
            <ProblemAlert problem={cases.error} onAgain={() => void cases.refetch()} />
            {works && chosen.size > 0 && (
              <Suspense>
                <CasesBar
                  chosen={chosen}
                  loaded={cases.rows.length}
                  list={cases.hasNextPage && figure === undefined ? { ...filters, order } : undefined}
                  whole={whole}
                  onChooseAll={() => chooseThese(new Set(cases.rows.map(({ caseId }) => caseId)))}
                  onChooseWhole={() => chooseWhole(true)}
                  onChooseNone={() => chooseThese(new Set())}
                />
              </Suspense>
            )}
            <CasesTable
              selection={{
                ...{ chosen, onChoose: chooseThese },
                labelOf: (id) => {
                  const row = cases.rows.find(({ caseId }) => caseId === id);
                  return row?.name ?? row?.number ?? shortId(id);
                },
              }}
              rows={cases.rows}
              loading={cases.isLoading}
              label={say('cases.title')}
              sorting={{
                ...{ sort, whole: figure || (everywhere && office === undefined) ? [] : [REGISTERED] },
                complete: !cases.hasNextPage,
                onSort: (next) =>
                  go(new URLSearchParams({ ...filters, ...figure }).toString(), { sort: next }),
              }}
              choice={choice}
              empty={<NoCases filtered={addressOf(filters) !== ''} onShowAll={() => go('')} />}
            />
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

/** For people who belong to no office, such as auditors: every office, or the one whose cases to show. */
function OfficeChoice({ office, onChoose }: { office: string | undefined; onChoose(office: string): void }) {
  const say = useText();
  const every = { value: '', label: say('cases.office.every') };
  const offices = [every, ...useOffices()];
  return (
    <FormField label={say('cases.office')} description={office === undefined && say('cases.office.order')}>
      <Select
        options={offices}
        selectedOption={offices.find(({ value }) => value === office) ?? every}
        onChange={({ detail }) => onChoose(detail.selectedOption.value ?? '')}
      />
    </FormField>
  );
}

interface NoCasesProps {
  readonly filtered: boolean;
  /** Whether the person may register a household. */
  onShowAll(): void;
}

function NoCases({ filtered, onShowAll }: NoCasesProps) {
  const say = useText();
  return (
    <Nothing
      title={say('cases.empty.title')}
      {...(filtered ? { todo: say('cases.empty.filtered') } : { list: 'cases' as const })}
    >
      {filtered && <Button onClick={onShowAll}>{say('cases.empty.show-all')}</Button>}
    </Nothing>
  );
}
