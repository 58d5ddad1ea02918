declare module 'virtual:stage-texts/*' {
  const texts: Readonly<Record<string, string>>;
  export default texts;
}

declare module 'virtual:work-item-forms' {
  export const FORMS: Readonly<
    Record<
      string,
      {
        readonly kind: string;
        readonly stage: string;
        readonly role: string;
        readonly irreversible: readonly string[];
        readonly form: object;
      }
    >
  >;
}
