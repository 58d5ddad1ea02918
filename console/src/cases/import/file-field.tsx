import FileUpload from '@cloudscape-design/components/file-upload';
import FormField from '@cloudscape-design/components/form-field';
import { useText } from '../../i18n/use-text.ts';

interface Props {
  readonly files: File[];
  readonly fault: string | undefined;
  onChange(files: File[]): void;
}

/** The file to import. */
export function FileField({ files, fault, onChange }: Props) {
  const say = useText();
  return (
    <FormField label={say('cases.import.file')} description={say('cases.import.file.hint')} errorText={fault}>
      <FileUpload
        value={files}
        accept=".xlsx,.csv,.tsv,.txt,.json,.ndjson,.jsonl,text/csv,application/json"
        showFileSize
        onChange={({ detail }) => onChange(detail.value)}
        i18nStrings={{
          uploadButtonText: () => say('cases.import.choose'),
          dropzoneText: () => say('cases.import.drop'),
          removeFileAriaLabel: () => say('cases.import.remove'),
          limitShowFewer: say('cases.import.fewer'),
          limitShowMore: say('cases.import.more'),
          errorIconAriaLabel: say('cases.import.error'),
        }}
      />
    </FormField>
  );
}
