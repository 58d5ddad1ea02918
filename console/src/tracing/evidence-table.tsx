import './evidence.css';
import Box from '@cloudscape-design/components/box';
import StatusIndicator, { type StatusIndicatorProps } from '@cloudscape-design/components/status-indicator';
import Table from '@cloudscape-design/components/table';
import { useIntl } from 'react-intl';
import { Reading } from '../app/reading.tsx';
import { useNarrow } from '../app/use-narrow.ts';
import { useCountryName } from '../cases/places.ts';
import { useLanguages } from '../desk/use-languages.ts';
import { useText, useWords } from '../i18n/use-text.ts';
import { tellingRows } from './evidence-rows.ts';
import type { EvidenceRow } from './use-requests.ts';

const LOOKS: Readonly<Record<EvidenceRow['agreement'], StatusIndicatorProps.Type>> = {
  agrees: 'success',
  partly: 'info',
  differs: 'error',
  missing: 'stopped',
};

interface Props {
  readonly rows: readonly EvidenceRow[];
  /** It stands beside a form, where there is no more room than on a narrow screen. */
  readonly beside?: boolean;
}

/**
 * The sought person next to the registered one, field by field, with the weight of each field; on a narrow screen the
 * weight is below the field, so that both persons stay visible.
 */
export function EvidenceTable({ rows, beside = false }: Props) {
  const say = useText();
  const narrow = useNarrow();
  const fieldName = useFieldName();
  const shown = tellingRows(rows);
  // If neither side may be shown, only their agreement is left to show.
  const untold = shown.every(({ sought, found }) => sought === null && found === null);
  const beneath = (narrow || beside) && !untold;
  return (
    <Table
      variant="embedded"
      trackBy="key"
      items={shown}
      wrapLines
      ariaLabels={{ tableLabel: say('tracing.evidence') }}
      columnDefinitions={[
        {
          id: 'field',
          header: say('tracing.evidence.field'),
          isRowHeader: true,
          minWidth: narrow ? 96 : 125,
          cell: (row) => (
            <>
              {fieldName(row.field)}
              {beneath && (
                <Box variant="small" display="block">
                  <Agreement row={row} /> <Bits bits={row.bits} />
                </Box>
              )}
            </>
          ),
        },
        ...(untold
          ? []
          : [
              {
                id: 'sought',
                header: say('tracing.evidence.sought'),
                cell: (row: EvidenceRow) => <Values field={row.field} values={row.sought} />,
              },
              {
                id: 'found',
                header: say('tracing.evidence.found'),
                cell: (row: EvidenceRow) => <Values field={row.field} values={row.found} />,
              },
            ]),
        ...(beneath
          ? []
          : [
              {
                id: 'agreement',
                header: say('tracing.evidence.agreement'),
                cell: (row: EvidenceRow) => <Agreement row={row} />,
              },
              {
                id: 'bits',
                header: say('tracing.evidence.bits'),
                cell: ({ bits }: EvidenceRow) => <Bits bits={bits} />,
              },
            ]),
      ]}
      footer={
        <Box color="text-body-secondary">
          {say('tracing.evidence.bits.what')}
          {shown.some(hasReading) && <> {say('app.reading.what')}</>}
        </Box>
      }
    />
  );
}

function Agreement({ row: { agreement } }: { row: EvidenceRow }) {
  const words = useWords();
  return <StatusIndicator type={LOOKS[agreement]}>{words('tracing.agreement', agreement)}</StatusIndicator>;
}

/** Arabic number formats set these before a sign, which then moves behind the number. */
const DIRECTION_MARKS = /[\u061c\u200e\u200f]/g;

function Bits({ bits }: { bits: number }) {
  const intl = useIntl();
  const signed = intl.formatNumber(bits, { signDisplay: 'exceptZero', maximumFractionDigits: 1 });
  return <span dir="ltr">{signed.replace(DIRECTION_MARKS, '')}</span>;
}

const hasReading = ({ sought, found }: EvidenceRow): boolean =>
  [...(sought ?? []), ...(found ?? [])].some(({ latin }) => latin !== undefined);

/** Values as written, each in its own direction, with a possible reading if they are not in Latin script. */
function Values({ field, values }: { field: string; values: EvidenceRow['found'] }) {
  const say = useText();
  const wordsOf = useValueWords();
  if (values === null) return <StatusIndicator type="stopped">{say('tracing.withheld')}</StatusIndicator>;
  if (values.length === 0) return <Box color="text-body-secondary">{say('tracing.unknown')}</Box>;
  return (
    <>
      {values.map(({ text, latin }) => (
        <div key={text}>
          <bdi dir="auto" className={`evidence-${field}`}>
            {wordsOf(field, text)}
          </bdi>
          <Reading latin={latin} />
        </div>
      ))}
    </>
  );
}

const RELATIVE = 'relative.';

/** The label of a field of the comparison; relatives are fields too, one per relation. */
function useFieldName(): (field: string) => string {
  const say = useText();
  const words = useWords();
  return (field) =>
    field.startsWith(RELATIVE)
      ? say('tracing.relative', { relation: words('tracing.relation', field.slice(RELATIVE.length)) })
      : words('tracing.field', field);
}

/** Labels for codes of the comparison; text written by people stays as it is. */
function useValueWords(): (field: string, text: string) => string {
  const words = useWords();
  const languages = useLanguages();
  const country = useCountryName();
  return (field, text) => {
    if (field === 'sex') return words('tracing.sex', text);
    if (field === 'nationality') return country(text);
    return field === 'languages' ? languages([text]) : text;
  };
}
