import FormField from '@cloudscape-design/components/form-field';
import Tiles from '@cloudscape-design/components/tiles';
import type { Encoding, Preview } from '../../../../domain/intake/decode-file.ts';
import { useText, useWords } from '../../i18n/use-text.ts';

interface Props {
  readonly previews: readonly Preview[];
  readonly chosen: Encoding | undefined;
  readonly missing: boolean;
  readonly onChoose: (encoding: Encoding) => void;
}

/** Asks in which encoding a file is written, by what it would say in each. */
export function EncodingChoice({ previews, chosen, missing, onChoose }: Props) {
  const say = useText();
  const words = useWords();
  return (
    <FormField
      stretch
      label={say('cases.import.encoding')}
      description={say('cases.import.encoding.hint')}
      errorText={missing && say('cases.import.encoding.missing')}
    >
      <Tiles
        value={chosen ?? null}
        columns={1}
        onChange={({ detail }) => onChoose(detail.value as Encoding)}
        items={previews.map(({ encoding, lines }) => ({
          value: encoding,
          label: words('cases.import.encoding', encoding),
          description: (
            <>
              {lines.slice(0, 4).map((line) => (
                <span key={line} className="preview-line">
                  <bdi>{line}</bdi>
                </span>
              ))}
            </>
          ),
        }))}
      />
    </FormField>
  );
}
