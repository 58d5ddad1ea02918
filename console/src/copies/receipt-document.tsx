import type { MadeReceipt } from './use-receipt.ts';

/** The receipt itself, in the language of the person: it prints on paper as it stands here. */
export function ReceiptDocument({ made: { receipt, language } }: { made: MadeReceipt }) {
  const { title, lead, made, head, rows, nobody, rights } = receipt.text;
  return (
    <article className="copy" lang={language} dir={language === 'ar' ? 'rtl' : 'ltr'}>
      <h2>{title}</h2>
      <p>{lead}</p>
      <p>{made}</p>
      {rows.length === 0 && <p>{nobody}</p>}
      {rows.length > 0 && (
        <table>
          <thead>
            <tr>
              {head.map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.join('|')}>
                {row.map((cell, at) => (
                  <td key={head[at]} data-head={head[at]}>
                    {at === 0 ? <bdi>{cell}</bdi> : cell}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <p>{rights}</p>
    </article>
  );
}
