import { lazy, type ReactNode, Suspense, useState } from 'react';

const KeySheet = lazy(async () => ({ default: (await import('./key-sheet.tsx')).KeySheet }));

/** The sheet of keys, loaded when somebody asks for it. */
export function useKeySheet(): { readonly sheet: ReactNode; open(): void } {
  const [isOpen, setOpen] = useState(false);
  const sheet = isOpen && (
    <Suspense fallback={null}>
      <KeySheet onClose={() => setOpen(false)} />
    </Suspense>
  );
  return { sheet, open: () => setOpen(true) };
}
