import { createContext, useContext } from 'react';
import type { Call } from './call.ts';

export const CallContext = createContext<Call | undefined>(undefined);

/** The API with the signed-in person's token. */
export function useCall(): Call {
  const call = useContext(CallContext);
  if (!call) throw new Error('Expected to be inside a session.');
  return call;
}
