import { useEffect, useState } from 'react';
import { useIntl } from 'react-intl';

/** A countdown until the server may be asked again. */
export function WaitFor({ seconds }: { seconds: number }) {
  const intl = useIntl();
  const [until] = useState(() => Date.now() + seconds * 1000);
  const [left, setLeft] = useState(seconds);
  useEffect(() => {
    const timer = setInterval(() => {
      const now = Math.max(0, Math.ceil((until - Date.now()) / 1000));
      setLeft(now);
      if (now === 0) clearInterval(timer);
    }, 250);
    return () => clearInterval(timer);
  }, [until]);
  return <>{intl.formatMessage({ id: 'api.TooManyRequests.wait' }, { seconds: left })}</>;
}
